package org.chancery.policy;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// What a policy set decided about a submission, and why.
///
/// @param outcome the strictest outcome of all findings; allow if there is none
/// @param policySet the hash of the set that judged
/// @param findings every rule that matched, by policy id and rule id
/// @param tips what the first of the strictest rules that has tips tells the sender, by language
///   tag
/// @param reasonRequired whether a warned sender has to give a reason; false for other outcomes
/// @param redactions what is not delivered as written, ascending, never overlapping
/// @param undecided rules that could not be judged within the budget
public record Verdict(
    Outcome outcome,
    String policySet,
    List<Finding> findings,
    Map<String, String> tips,
    boolean reasonRequired,
    List<Redaction> redactions,
    List<RuleRef> undecided) {
  public Verdict {
    findings = List.copyOf(findings);
    tips = Map.copyOf(tips);
    redactions = List.copyOf(redactions);
    undecided = List.copyOf(undecided);
  }

  /// A verdict that asks for no reason, redacts nothing and left nothing undecided.
  public Verdict(
      Outcome outcome, String policySet, List<Finding> findings, Map<String, String> tips) {
    this(outcome, policySet, findings, tips, false, List.of(), List.of());
  }

  /// A verdict whose deciding rule has nothing to tell.
  public Verdict(Outcome outcome, String policySet, List<Finding> findings) {
    this(outcome, policySet, findings, Map.of());
  }

  /// The findings that made the outcome what it is. These, and no others, may be told to the sender
  /// of a blocked text: telling what raised an alert beside would tell what is being watched.
  public List<Finding> decisive() {
    return findings.stream().filter(finding -> finding.outcome() == outcome).toList();
  }

  /// What to tell the sender, in the nearest language the policy speaks.
  ///
  /// Falls back to English, then to any language, for a tip not understood is better than none.
  /// Empty if the deciding rule has no tip.
  public Optional<String> tip(Locale locale) {
    return Tips.lookup(tips, locale);
  }

  /// The text with every redaction done: what may be delivered.
  ///
  /// @param text the very text that was judged
  public String redacted(String text) {
    if (redactions.isEmpty()) {
      return text;
    }
    var redacted = new StringBuilder(text.length());
    int from = 0;
    for (Redaction redaction : redactions) {
      redacted.append(text, from, redaction.span().start()).append(redaction.replacement());
      from = redaction.span().end();
    }
    return redacted.append(text, from, text.length()).toString();
  }
}
