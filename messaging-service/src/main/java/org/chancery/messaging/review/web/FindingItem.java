package org.chancery.messaging.review.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.chancery.policy.Finding;
import org.chancery.policy.Outcome;
import org.jspecify.annotations.Nullable;

/// A finding as reviewers and owners see it.
///
/// @param outcome as in policy documents, such as `hold`
/// @param part which part of the message it is about, such as `attachments/0/text`; absent for the
///   text
/// @param spans `[start, end)` in UTF-16 units of that part
@JsonInclude(JsonInclude.Include.NON_NULL)
record FindingItem(
    String policy,
    String rule,
    int version,
    String outcome,
    String severity,
    String queue,
    @Nullable String part,
    List<List<Integer>> spans) {

  static FindingItem of(Finding finding) {
    Outcome outcome = finding.outcome();
    return new FindingItem(
        finding.policy(),
        finding.rule(),
        finding.version(),
        outcome.wireName(),
        finding.severity().wireName(),
        finding.queue(),
        finding.part().isEmpty() ? null : finding.part(),
        finding.spans().stream().map(span -> List.of(span.start(), span.end())).toList());
  }
}
