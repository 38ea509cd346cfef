package org.chancery.messaging.screening;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.chancery.messaging.refusal.ErrorCode;
import org.chancery.messaging.refusal.Refusal;
import org.chancery.policy.Verdict;
import org.jspecify.annotations.Nullable;

/// Says no in a policy's words: its tip, and which rules decided. Nothing of what else was found.
public final class PolicyRefusal {

  private PolicyRefusal() {}

  /// @param policy the policy
  /// @param rule the rule
  /// @param part which part it is about, such as `attachments/0/name`; absent for the text
  /// @param spans `[start, end)` in UTF-16 units of the part; empty where there is none
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Found(String policy, String rule, @Nullable String part, List<List<Integer>> spans) {}

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
                            finding.part().isEmpty() ? null : finding.part(),
                            finding.spans().stream()
                                .map(span -> List.of(span.start(), span.end()))
                                .toList()))
                    .toList());
    tip.ifPresent(words -> refusal.with("tip", words));
    return refusal;
  }
}
