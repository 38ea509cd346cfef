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
public record Verdict(
    Outcome outcome, String policySet, List<Finding> findings, Map<String, String> tips) {
  public Verdict {
    findings = List.copyOf(findings);
    tips = Map.copyOf(tips);
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
}
