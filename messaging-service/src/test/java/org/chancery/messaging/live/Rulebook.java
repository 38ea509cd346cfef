package org.chancery.messaging.live;

import java.util.List;
import java.util.Map;
import org.chancery.messaging.screening.ActivePolicies;
import org.chancery.policy.Compilation;
import org.chancery.policy.Condition;
import org.chancery.policy.Outcome;
import org.chancery.policy.Policy;
import org.chancery.policy.PolicySet;
import org.chancery.policy.Rule;

/// What a test has messages judged by.
public final class Rulebook {

  private Rulebook() {}

  /// A rule for one word, which explains itself with "Mind the" and the word.
  public static Rule word(String id, Outcome outcome, String word) {
    return Rule.of(
        id,
        outcome,
        Condition.Lexicon.of(Condition.Match.WORD, List.of(word)),
        Map.of("en", "Mind the " + word + "."));
  }

  /// The policies, compiled.
  public static PolicySet of(Policy... policies) {
    return switch (PolicySet.compile(List.of(policies))) {
      case Compilation.Compiled(PolicySet set) -> set;
      case Compilation.Rejected(var errors) -> throw new AssertionError(errors);
    };
  }

  /// The rules as one policy, `conduct`, compiled.
  public static PolicySet of(Rule... rules) {
    return of(Policy.of("conduct", "Conduct", 1, List.of(rules)));
  }

  /// Has services judge by the policies from now on.
  public static void publish(PolicySet set, LiveService... services) {
    for (LiveService service : services) {
      service.bean(ActivePolicies.class).replace(set);
    }
  }
}
