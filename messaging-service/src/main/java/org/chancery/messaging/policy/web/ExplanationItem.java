package org.chancery.messaging.policy.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Map;
import org.chancery.policy.Explanation;
import org.chancery.policy.Finding;
import org.chancery.policy.Redaction;
import org.chancery.policy.RuleRef;
import org.chancery.policy.Verdict;
import org.chancery.policy.text.Span;
import org.jspecify.annotations.Nullable;

/// A verdict step by step, as answers show it. Spans are pairs of start and end in the text as
/// sent.
record ExplanationItem(VerdictItem verdict, List<View> views, List<RuleItem> rules) {

  record VerdictItem(
      String outcome,
      String policySet,
      List<FindingItem> findings,
      Map<String, String> tips,
      boolean reasonRequired,
      List<RedactionItem> redactions,
      List<RuleRef> undecided) {}

  record FindingItem(
      String policy,
      String rule,
      int version,
      String outcome,
      String severity,
      String queue,
      List<List<Integer>> spans,
      boolean disguised) {}

  record RedactionItem(List<Integer> span, String replacement) {}

  /// A form of the text that was looked at.
  record View(String name, String text) {
    @Override
    public String toString() {
      return "View[" + name + "]";
    }
  }

  /// @param whyNot what stood against the rule, when it is out of scope
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record RuleItem(
      String policy, String rule, boolean inScope, @Nullable String whyNot, Condition root) {}

  /// @param view the form of the text that showed it
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Condition(
      String kind,
      String label,
      boolean held,
      List<List<Integer>> spans,
      @Nullable String view,
      List<Condition> parts) {}

  static ExplanationItem of(Explanation explanation) {
    return new ExplanationItem(
        verdict(explanation.verdict()),
        explanation.views().stream().map(view -> new View(view.view(), view.text())).toList(),
        explanation.rules().stream()
            .map(rule ->
                new RuleItem(
                    rule.policy(),
                    rule.rule(),
                    rule.inScope(),
                    orNull(rule.whyNot()),
                    condition(rule.root())))
            .toList());
  }

  private static VerdictItem verdict(Verdict verdict) {
    return new VerdictItem(
        verdict.outcome().wireName(),
        verdict.policySet(),
        verdict.findings().stream().map(ExplanationItem::finding).toList(),
        verdict.tips(),
        verdict.reasonRequired(),
        verdict.redactions().stream().map(ExplanationItem::redaction).toList(),
        verdict.undecided());
  }

  private static FindingItem finding(Finding finding) {
    return new FindingItem(
        finding.policy(),
        finding.rule(),
        finding.version(),
        finding.outcome().wireName(),
        finding.severity().wireName(),
        finding.queue(),
        spans(finding.spans()),
        finding.disguised());
  }

  private static RedactionItem redaction(Redaction redaction) {
    return new RedactionItem(span(redaction.span()), redaction.replacement());
  }

  private static Condition condition(Explanation.ConditionTrace trace) {
    return new Condition(
        trace.kind(),
        trace.label(),
        trace.held(),
        spans(trace.spans()),
        orNull(trace.view()),
        trace.parts().stream().map(ExplanationItem::condition).toList());
  }

  private static List<List<Integer>> spans(List<Span> spans) {
    return spans.stream().map(ExplanationItem::span).toList();
  }

  private static List<Integer> span(Span span) {
    return List.of(span.start(), span.end());
  }

  private static @Nullable String orNull(String text) {
    return text.isEmpty() ? null : text;
  }
}
