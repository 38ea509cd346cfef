package org.chancery.policy;

import java.util.List;

/// One published policy: rules under a name, and whom they concern.
///
/// @param id what findings and the journal call it; stable over all versions
/// @param version the revision these rules belong to, counted from 1
/// @param header what it says of itself
/// @param scope what it looks at; everything the scope names must hold
/// @param exceptions what it leaves alone: one that holds is enough
/// @param rules the rules, in the author's order, which has no effect on any verdict
public record Policy(
    String id,
    int version,
    PolicyHeader header,
    Scope scope,
    List<Scope> exceptions,
    List<Rule> rules) {
  public Policy {
    exceptions = List.copyOf(exceptions);
    rules = List.copyOf(rules);
  }

  /// A policy that concerns everybody.
  public static Policy of(String id, String name, int version, List<Rule> rules) {
    return new Policy(id, version, PolicyHeader.named(name), Scope.everything(), List.of(), rules);
  }
}
