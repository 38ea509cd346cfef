package org.chancery.messaging.review.web;

import java.util.List;
import org.chancery.policy.Finding;
import org.chancery.policy.Outcome;

/// A finding as reviewers and owners see it.
///
/// @param outcome as in policy documents, such as `hold`
/// @param spans `[start, end)` in UTF-16 units of the text
record FindingItem(
    String policy,
    String rule,
    int version,
    String outcome,
    String severity,
    String queue,
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
        finding.spans().stream().map(span -> List.of(span.start(), span.end())).toList());
  }
}
