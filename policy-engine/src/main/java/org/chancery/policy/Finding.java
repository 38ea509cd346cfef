package org.chancery.policy;

import java.util.List;
import org.chancery.policy.text.Span;

/// One rule that matched, and where.
///
/// @param policy the policy's id
/// @param rule the rule's id within the policy
/// @param version the policy's version
/// @param outcome what the rule asks for
/// @param severity how grave it is
/// @param queue the review queue it goes to
/// @param spans where it matched in the original text: ascending, never overlapping, never empty;
///   none if it was not for the text that the rule matched
/// @param disguised whether it was found only by undoing a disguise
/// @param part which part of what was judged it is about, in the words of whoever had several parts
///   judged as one; the spans point into that part. Empty for the text itself
public record Finding(
    String policy,
    String rule,
    int version,
    Outcome outcome,
    Severity severity,
    String queue,
    List<Span> spans,
    boolean disguised,
    String part) {
  public Finding {
    spans = List.copyOf(spans);
  }

  /// A finding in the text itself.
  public Finding(
      String policy,
      String rule,
      int version,
      Outcome outcome,
      Severity severity,
      String queue,
      List<Span> spans,
      boolean disguised) {
    this(policy, rule, version, outcome, severity, queue, spans, disguised, "");
  }

  /// An undisguised finding of medium severity for the general queue.
  public Finding(String policy, String rule, int version, Outcome outcome, List<Span> spans) {
    this(policy, rule, version, outcome, Severity.MEDIUM, PolicyHeader.GENERAL_QUEUE, spans, false);
  }
}
