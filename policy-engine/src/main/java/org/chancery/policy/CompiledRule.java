package org.chancery.policy;

import java.util.Optional;

/// A rule ready to be judged.
record CompiledRule(Policy policy, int policyNumber, Rule rule, Node when, Optional<Node> unless) {
  /// Whether it may hold of a text in which no leaf was found.
  boolean isSilent() {
    return when.isSilent();
  }
}
