package org.chancery.messaging.message;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.chancery.policy.Finding;
import org.chancery.policy.Outcome;
import org.chancery.policy.PolicyHeader;
import org.chancery.policy.RuleRef;
import org.chancery.policy.Severity;
import org.chancery.policy.Verdict;
import org.chancery.policy.text.Span;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/// A verdict as the message table keeps it, tips included, so that a retry gets the very answer the
/// first attempt got. Members that are null were written before policies had them.
record StoredVerdict(
    Outcome outcome,
    String policySet,
    List<StoredFinding> findings,
    Map<String, String> tips,
    @Nullable Boolean reasonRequired,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable List<RuleRef> undecided) {

  private static final JsonMapper MAPPER = JsonMapper.shared();

  record StoredFinding(
      String policy,
      String rule,
      int version,
      Outcome outcome,
      List<int[]> spans,
      @Nullable Severity severity,
      @Nullable String queue,
      @JsonInclude(JsonInclude.Include.NON_EMPTY) @Nullable String part) {

    static StoredFinding of(Finding finding) {
      return new StoredFinding(
          finding.policy(),
          finding.rule(),
          finding.version(),
          finding.outcome(),
          finding.spans().stream().map(s -> new int[] {s.start(), s.end()}).toList(),
          finding.severity(),
          finding.queue(),
          finding.part());
    }

    Finding finding() {
      return new Finding(
          policy,
          rule,
          version,
          outcome,
          Objects.requireNonNullElse(severity, Severity.MEDIUM),
          Objects.requireNonNullElse(queue, PolicyHeader.GENERAL_QUEUE),
          spans.stream().map(s -> new Span(s[0], s[1])).toList(),
          false,
          Objects.requireNonNullElse(part, ""));
    }
  }

  static String write(Verdict verdict) {
    if (verdict.findings().isEmpty() && verdict.tips().isEmpty() && verdict.undecided().isEmpty()) {
      // Nearly every message; not worth a mapper.
      return "{\"outcome\":\"%s\",\"policySet\":\"%s\",\"findings\":[],\"tips\":{}}"
          .formatted(verdict.outcome().name(), verdict.policySet());
    }
    return MAPPER.writeValueAsString(
        new StoredVerdict(
            verdict.outcome(),
            verdict.policySet(),
            verdict.findings().stream().map(StoredFinding::of).toList(),
            verdict.tips(),
            verdict.reasonRequired(),
            verdict.undecided().isEmpty() ? null : verdict.undecided()));
  }

  static Verdict read(String json) {
    StoredVerdict stored = MAPPER.readValue(json, StoredVerdict.class);
    return new Verdict(
        stored.outcome(),
        stored.policySet(),
        stored.findings().stream().map(StoredFinding::finding).toList(),
        stored.tips(),
        Boolean.TRUE.equals(stored.reasonRequired()),
        List.of(),
        stored.undecided() == null ? List.of() : stored.undecided());
  }
}
