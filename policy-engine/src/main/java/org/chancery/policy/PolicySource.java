package org.chancery.policy;

import java.util.List;

/// All that a policy set is compiled from.
///
/// @param policies the policies to be in force together
/// @param lists the term lists their lexicons name
public record PolicySource(List<Policy> policies, List<TermList> lists) {
  public PolicySource {
    policies = List.copyOf(policies);
    lists = List.copyOf(lists);
  }

  /// Policies whose lexicons name no list.
  public static PolicySource of(List<Policy> policies) {
    return new PolicySource(policies, List.of());
  }
}
