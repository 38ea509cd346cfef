package org.chancery.messaging.screening;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.chancery.messaging.refusal.ErrorCode;
import org.chancery.messaging.refusal.Refusal;
import org.chancery.policy.Verdict;

/// Says no in a policy's words: its tip, and which rules decided. Nothing of what else was found.
public final class PolicyRefusal {

  private PolicyRefusal() {}

  /// @param policy the policy
  /// @param rule the rule
  /// @param spans `[start, end)` in UTF-16 units of the text; empty where there is none
  record Found(String policy, String rule, List<List<Integer>> spans) {}

  /// The refusal of what a verdict stopped.
  ///
  /// @param locale the language of the tip
  /// @param otherwise what to say when the policy has no tip; then there is no member `tip`
  public static Refusal of(ErrorCode code, Verdict verdict, Locale locale, String otherwise) {
    Optional<String> tip = verdict.tip(locale);
    Refusal refusal =
        new Refusal(code, tip.orElse(otherwise))
            .with(
                "findings",
                verdict.decisive().stream()
                    .map(finding ->
                        new Found(
                            finding.policy(),
                            finding.rule(),
                            finding.spans().stream()
                                .map(span -> List.of(span.start(), span.end()))
                                .toList()))
                    .toList());
    tip.ifPresent(words -> refusal.with("tip", words));
    return refusal;
  }
}
