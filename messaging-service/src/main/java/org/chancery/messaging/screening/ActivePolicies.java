package org.chancery.messaging.screening;

import org.chancery.policy.PolicySet;
import org.springframework.stereotype.Component;

/// The policy set this node judges by. Replaced whole, so every verdict comes from exactly one set.
@Component
public class ActivePolicies {

  private volatile PolicySet current = PolicySet.empty();
  private volatile PolicySet hinting = PolicySet.empty();
  private volatile UndecidedMode undecided = UndecidedMode.HOLD;

  private final PatternSearch search;

  ActivePolicies(PatternSearch search) {
    this.search = search;
  }

  /// The set in force now.
  public PolicySet current() {
    return current;
  }

  /// Puts another set in force for every judgement that starts after this.
  public void replace(PolicySet next) {
    current = next;
    search.hasten(next);
  }

  /// What searches for the patterns of the set in force, in words for operators.
  public String patternSearch() {
    return search.describe(current);
  }

  /// Those of the policies in force that may be asked while somebody types.
  public PolicySet hinting() {
    return hinting;
  }

  /// Whether any policy in force may be asked while somebody types.
  public boolean givesHints() {
    return !hinting.hash().equals(PolicySet.empty().hash());
  }

  /// Puts other policies in force for hints.
  public void hintBy(PolicySet next) {
    hinting = next;
  }

  /// What becomes of a text when a rule could not be decided.
  public UndecidedMode undecided() {
    return undecided;
  }

  /// Sets what becomes of texts whose rules could not be decided.
  public void decideUndecided(UndecidedMode mode) {
    undecided = mode;
  }
}
