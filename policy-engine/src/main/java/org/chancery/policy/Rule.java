package org.chancery.policy;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/// One condition and what follows when it holds.
///
/// @param id what findings call it; unique within its policy
/// @param header what follows
/// @param when what has to hold
/// @param unless what must not hold at the same time
/// @param exceptions what the rule leaves alone: one that holds is enough
/// @param examples texts it must and must not match, tried when it is compiled
public record Rule(
    String id,
    RuleHeader header,
    Condition when,
    Optional<Condition> unless,
    List<Scope> exceptions,
    Examples examples) {
  public Rule {
    exceptions = List.copyOf(exceptions);
  }

  /// A rule without exceptions or examples.
  public static Rule of(String id, Outcome outcome, Condition when, Map<String, String> tips) {
    return new Rule(
        id, RuleHeader.of(outcome, tips), when, Optional.empty(), List.of(), Examples.none());
  }

  /// What a match of this rule asks for.
  public Outcome outcome() {
    return header.outcome();
  }
}
