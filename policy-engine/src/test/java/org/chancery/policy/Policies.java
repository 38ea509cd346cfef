package org.chancery.policy;

import java.util.List;

/// Policies that are known to be sound.
final class Policies {
  private Policies() {}

  static PolicySet compile(Policy... policies) {
    return compile(List.of(policies));
  }

  static PolicySet compile(List<Policy> policies) {
    return switch (PolicySet.compile(policies)) {
      case Compilation.Compiled(var set) -> set;
      case Compilation.Rejected(var errors) -> throw new AssertionError(errors.toString());
    };
  }

  static PolicySet of(Rule... rules) {
    return compile(Policy.of("policy", "A policy", 1, List.of(rules)));
  }
}
