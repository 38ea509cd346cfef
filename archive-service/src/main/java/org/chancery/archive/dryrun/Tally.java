package org.chancery.archive.dryrun;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.chancery.archive.dryrun.DryRunReport.Figures;
import org.chancery.archive.dryrun.DryRunReport.RuleFigures;
import org.chancery.policy.Finding;
import org.chancery.policy.Outcome;
import org.chancery.policy.Verdict;

/// What one version of a policy did to the messages judged so far. For one thread.
final class Tally {

  private final Map<String, Long> messages = new TreeMap<>();
  private final Map<String, Counts> rules = new HashMap<>();

  private static final class Counts {
    private final String outcome;
    private final Map<String, Long> byUnit = new TreeMap<>();
    private final Map<String, Long> byDay = new TreeMap<>();
    private long hits;

    private Counts(String outcome) {
      this.outcome = outcome;
    }
  }

  void add(Verdict verdict, String unit, Instant at) {
    messages.merge(verdict.outcome().wireName(), 1L, Long::sum);
    if (verdict.findings().isEmpty()) {
      return;
    }
    String day = LocalDate.ofInstant(at, ZoneOffset.UTC).toString();
    for (Finding finding : verdict.findings()) {
      var counts =
          rules.computeIfAbsent(finding.rule(), _ -> new Counts(finding.outcome().wireName()));
      counts.hits++;
      counts.byUnit.merge(unit, 1L, Long::sum);
      counts.byDay.merge(day, 1L, Long::sum);
    }
  }

  /// The counts up to now.
  ///
  /// @param days how many days they are spread over
  Figures figures(double days) {
    var aDay = new TreeMap<String, Double>();
    messages.forEach((outcome, count) -> {
      if (!outcome.equals(Outcome.ALLOW.wireName())) {
        aDay.put(outcome, Math.round(count / days * 100) / 100.0);
      }
    });
    List<RuleFigures> figures =
        rules.entrySet().stream()
            .map(rule ->
                new RuleFigures(
                    rule.getKey(),
                    rule.getValue().outcome,
                    rule.getValue().hits,
                    new TreeMap<>(rule.getValue().byUnit),
                    new TreeMap<>(rule.getValue().byDay)))
            .sorted(
                Comparator.comparingLong(RuleFigures::hits)
                    .reversed()
                    .thenComparing(RuleFigures::rule))
            .toList();
    return new Figures(new TreeMap<>(messages), aDay, figures);
  }
}
