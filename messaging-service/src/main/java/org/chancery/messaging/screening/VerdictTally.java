package org.chancery.messaging.screening;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.chancery.policy.Finding;
import org.chancery.policy.Verdict;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Counts in memory how the rules do, until somebody takes the figures away. A verdict without
/// findings, which is nearly every one, costs nothing here.
@Component
public class VerdictTally {

  /// Times are sorted into up to 1, 2, 4, ... 2^15 microseconds, and more.
  public static final int BUCKETS = 17;

  private static final int MOST_RULES = 20_000;
  private static final int MOST_PAIRS = 20_000;
  // A text in which hundreds of rules find something says nothing about how two of them overlap.
  private static final int MOST_TOGETHER = 20;

  private final InstantSource clock;
  private Map<RuleName, Count> rules = new HashMap<>();
  private Map<Pair, Integer> pairs = new HashMap<>();

  VerdictTally(InstantSource clock) {
    this.clock = clock;
  }

  /// A rule, whatever its policy's version.
  public record RuleName(String policy, String rule) implements Comparable<RuleName> {
    @Override
    public int compareTo(RuleName other) {
      int byPolicy = policy.compareTo(other.policy);
      return byPolicy != 0 ? byPolicy : rule.compareTo(other.rule);
    }
  }

  /// Two rules that found something in the same text; the first is the lesser.
  public record Pair(RuleName first, RuleName second) {}

  /// How one rule did.
  ///
  /// @param micros how many verdicts took so long, [#BUCKETS] of them
  public record RuleFigures(
      RuleName rule, long hits, long overridden, Instant lastHit, List<Long> micros) {}

  /// How two rules did together.
  public record PairFigures(Pair pair, long together) {}

  /// Everything counted since it was last taken.
  public record Figures(List<RuleFigures> rules, List<PairFigures> pairs) {}

  /// Counts what a verdict found.
  ///
  /// @param micros what it took
  void count(Verdict verdict, long micros) {
    List<Finding> findings = verdict.findings();
    if (findings.isEmpty()) {
      return;
    }
    Instant now = clock.instant();
    List<RuleName> names =
        findings.stream()
            .map(finding -> new RuleName(finding.policy(), finding.rule()))
            .distinct()
            .sorted()
            .toList();
    synchronized (this) {
      for (RuleName name : names) {
        Count count = count(name);
        if (count != null) {
          count.hits++;
          count.lastHit = now;
          count.micros[bucket(micros)]++;
        }
      }
      if (names.size() <= MOST_TOGETHER) {
        countPairs(names);
      }
    }
  }

  /// Counts that a sender went on in spite of what these findings warned of.
  public synchronized void overridden(List<Finding> findings) {
    for (Finding finding : findings) {
      Count count = count(new RuleName(finding.policy(), finding.rule()));
      if (count != null) {
        count.overridden++;
      }
    }
  }

  /// Takes the figures away; counting begins anew.
  public Figures take() {
    Map<RuleName, Count> takenRules;
    Map<Pair, Integer> takenPairs;
    synchronized (this) {
      takenRules = rules;
      takenPairs = pairs;
      rules = new HashMap<>();
      pairs = new HashMap<>();
    }
    List<RuleFigures> figures = new ArrayList<>(takenRules.size());
    takenRules.forEach((name, count) -> figures.add(count.figures(name)));
    List<PairFigures> together = new ArrayList<>(takenPairs.size());
    takenPairs.forEach((pair, times) -> together.add(new PairFigures(pair, times)));
    return new Figures(figures, together);
  }

  private void countPairs(List<RuleName> names) {
    for (int i = 0; i < names.size(); i++) {
      for (int j = i + 1; j < names.size(); j++) {
        Pair pair = new Pair(names.get(i), names.get(j));
        if (pairs.size() < MOST_PAIRS || pairs.containsKey(pair)) {
          pairs.merge(pair, 1, Integer::sum);
        }
      }
    }
  }

  private @Nullable Count count(RuleName name) {
    if (rules.size() >= MOST_RULES && !rules.containsKey(name)) {
      return null;
    }
    return rules.computeIfAbsent(name, _ -> new Count());
  }

  private static int bucket(long micros) {
    int bits = 64 - Long.numberOfLeadingZeros(Math.max(micros, 1) - 1);
    return Math.min(bits, BUCKETS - 1);
  }

  private static final class Count {
    private long hits;
    private long overridden;
    private Instant lastHit = Instant.EPOCH;
    private final long[] micros = new long[BUCKETS];

    RuleFigures figures(RuleName name) {
      return new RuleFigures(
          name, hits, overridden, lastHit, Arrays.stream(micros).boxed().toList());
    }
  }
}
