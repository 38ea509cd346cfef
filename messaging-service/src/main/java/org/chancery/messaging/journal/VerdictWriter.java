package org.chancery.messaging.journal;

import java.util.List;
import org.chancery.policy.Finding;
import org.chancery.policy.Redaction;
import org.chancery.policy.RuleRef;
import org.chancery.policy.Verdict;
import org.chancery.policy.text.Span;

/// Writes what the policies said, in canonical form.
final class VerdictWriter {

  private VerdictWriter() {}

  static void write(CanonicalJson json, Judgement judgement) {
    Verdict verdict = judgement.verdict();
    json.raw("{\"findings\":[");
    String separator = "";
    for (Finding finding : verdict.findings()) {
      json.raw(separator).raw("{");
      if (finding.disguised()) {
        json.raw("\"disguised\":true,");
      }
      json.raw("\"outcome\":\"").raw(finding.outcome().wireName());
      json.raw("\",");
      if (!finding.part().isEmpty()) {
        json.raw("\"part\":").string(finding.part()).raw(",");
      }
      json.raw("\"policy\":").string(finding.policy());
      json.raw(",\"queue\":").string(finding.queue());
      json.raw(",\"rule\":").string(finding.rule());
      json.raw(",\"severity\":\"").raw(finding.severity().wireName());
      json.raw("\",\"spans\":");
      spans(json, finding.spans());
      json.raw(",\"version\":").number(finding.version()).raw("}");
      separator = ",";
    }
    json.raw("],\"micros\":").number(judgement.micros());
    json.raw(",\"outcome\":\"").raw(judgement.wireOutcome());
    json.raw("\",\"policySet\":").string(verdict.policySet());
    if (verdict.reasonRequired()) {
      json.raw(",\"reasonRequired\":true");
    }
    redactions(json, verdict.redactions());
    undecided(json, verdict.undecided());
    json.raw("}");
  }

  private static void redactions(CanonicalJson json, List<Redaction> redactions) {
    String separator = ",\"redactions\":[";
    for (Redaction redaction : redactions) {
      json.raw(separator).raw("{\"replacement\":").string(redaction.replacement());
      json.raw(",\"span\":[").number(redaction.span().start());
      json.raw(",").number(redaction.span().end()).raw("]}");
      separator = ",";
    }
    if (!redactions.isEmpty()) {
      json.raw("]");
    }
  }

  private static void undecided(CanonicalJson json, List<RuleRef> undecided) {
    String separator = ",\"undecided\":[";
    for (RuleRef rule : undecided) {
      json.raw(separator).raw("{\"policy\":").string(rule.policy());
      json.raw(",\"rule\":").string(rule.rule());
      json.raw(",\"version\":").number(rule.version()).raw("}");
      separator = ",";
    }
    if (!undecided.isEmpty()) {
      json.raw("]");
    }
  }

  private static void spans(CanonicalJson json, List<Span> spans) {
    json.raw("[");
    String separator = "[";
    for (Span span : spans) {
      json.raw(separator).number(span.start()).raw(",").number(span.end()).raw("]");
      separator = ",[";
    }
    json.raw("]");
  }
}
