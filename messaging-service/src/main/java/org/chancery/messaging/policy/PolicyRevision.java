package org.chancery.messaging.policy;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.chancery.messaging.directory.PersonId;
import org.chancery.policy.Policy;
import org.chancery.policy.Rule;
import org.jspecify.annotations.Nullable;

/// One saved state of a policy. Never changed once saved, and never deleted.
///
/// @param revision counted from 1 for each policy
/// @param publishedBy the second person; absent for drafts
public record PolicyRevision(
    String policy,
    int revision,
    String name,
    List<RuleDocument> rules,
    PersonId author,
    Instant savedAt,
    @Nullable PersonId publishedBy,
    @Nullable Instant publishedAt) {

  /// Copies the rules.
  public PolicyRevision {
    rules = List.copyOf(rules);
  }

  /// The revision in the engine's own form.
  Policy toPolicy() {
    return policy(policy, name, revision, rules);
  }

  static Policy policy(String id, String name, int revision, List<RuleDocument> rules) {
    List<Rule> compiled = new ArrayList<>(rules.size());
    for (int i = 0; i < rules.size(); i++) {
      compiled.add(rules.get(i).toRule("rules[" + i + "]"));
    }
    return Policy.of(id, name, revision, compiled);
  }
}
