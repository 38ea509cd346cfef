package org.chancery.messaging.message;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.chancery.policy.Finding;
import org.chancery.policy.Outcome;
import org.chancery.policy.Verdict;
import org.chancery.policy.text.Span;
import tools.jackson.databind.json.JsonMapper;

/// A verdict as the message table keeps it, tips included, so that a retry gets the very answer the
/// first attempt got.
record StoredVerdict(
    Outcome outcome, String policySet, List<StoredFinding> findings, Map<String, String> tips) {

  private static final JsonMapper MAPPER = JsonMapper.shared();

  record StoredFinding(
      String policy, String rule, int version, Outcome outcome, List<int[]> spans) {}

  static String write(Verdict verdict) {
    if (verdict.findings().isEmpty() && verdict.tips().isEmpty()) {
      // Nearly every message; not worth a mapper.
      return "{\"outcome\":\"%s\",\"policySet\":\"%s\",\"findings\":[],\"tips\":{}}"
          .formatted(verdict.outcome().name(), verdict.policySet());
    }
    List<StoredFinding> findings = new ArrayList<>();
    for (Finding finding : verdict.findings()) {
      findings.add(
          new StoredFinding(
              finding.policy(),
              finding.rule(),
              finding.version(),
              finding.outcome(),
              finding.spans().stream().map(s -> new int[] {s.start(), s.end()}).toList()));
    }
    return MAPPER.writeValueAsString(
        new StoredVerdict(verdict.outcome(), verdict.policySet(), findings, verdict.tips()));
  }

  static Verdict read(String json) {
    StoredVerdict stored = MAPPER.readValue(json, StoredVerdict.class);
    List<Finding> findings =
        stored.findings().stream()
            .map(f ->
                new Finding(
                    f.policy(),
                    f.rule(),
                    f.version(),
                    f.outcome(),
                    f.spans().stream().map(s -> new Span(s[0], s[1])).toList()))
            .toList();
    return new Verdict(stored.outcome(), stored.policySet(), findings, stored.tips());
  }
}
