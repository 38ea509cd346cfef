package org.chancery.policy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import java.util.stream.Stream;

/// Measures what a verdict costs on the `text` of every line of a JSON-lines file.
///
/// Not a test, for a shared machine's clock proves nothing; docs/subsystems/policy-evaluation.md
/// tells how to run it and what it said.
final class PolicyBench {
  private static final int WARM_UP_PASSES = 6;
  private static final int PASSES = 6;
  private static final int LONG_CHARACTERS = 8_000;

  private PolicyBench() {}

  /// Prints one row of figures a rule set.
  ///
  /// @param arguments the file
  @SuppressWarnings("SystemOut") // a program that prints a table
  public static void main(String[] arguments) throws IOException {
    List<String> texts = BenchTexts.in(Path.of(arguments[0]));
    System.out.printf(
        "%d messages, mean %.0f characters; microseconds per verdict, best of %d passes%n",
        texts.size(), texts.stream().mapToInt(String::length).average().orElse(0), PASSES);
    System.out.println(
        "| rules | compile ms | MiB | median | p99 | mean | flagged | paste of 8,000 |");
    System.out.println("| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: |");
    row("none", PolicySet::empty, texts);
    row("1 lexicon, 1,000 terms", () -> BenchPolicies.terms(1_000), texts);
    row("1 lexicon, 50,000 terms", () -> BenchPolicies.terms(50_000), texts);
    row("100 mixed", () -> BenchPolicies.mixed(100), texts);
    row("1,000 mixed", () -> BenchPolicies.mixed(1_000), texts);
    row("10,000 mixed", () -> BenchPolicies.mixed(10_000), texts);
    row("50,000 mixed", () -> BenchPolicies.mixed(50_000), texts);
  }

  @SuppressWarnings("SystemOut")
  private static void row(String name, Supplier<PolicySet> rules, List<String> texts) {
    var _ = rules.get(); // the first time warms up
    long before = usedBytes();
    long start = System.nanoTime();
    var set = rules.get();
    double compileMillis = (System.nanoTime() - start) / 1e6;
    double bytes = usedBytes() - before;
    double[] best = best(set, texts, WARM_UP_PASSES);
    double[] paste = best(set, pastes(texts), 1);
    System.out.printf(
        Locale.ROOT,
        "| %s | %.0f | %.1f | %.2f | %.2f | %.2f | %.0f | %.0f |%n",
        name,
        compileMillis,
        bytes / (1 << 20),
        best[0],
        best[1],
        best[2],
        best[3],
        paste[0]);
  }

  /// What is left on the heap when nothing more can be collected.
  private static long usedBytes() {
    for (int i = 0; i < 3; i++) {
      System.gc();
    }
    return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
  }

  /// Median, 99th percentile, mean, and how many texts were flagged.
  private static double[] best(PolicySet set, List<String> texts, int warmUp) {
    double[] best = {Double.MAX_VALUE, Double.MAX_VALUE, Double.MAX_VALUE, 0};
    for (int pass = 0; pass < warmUp + PASSES; pass++) {
      var nanos = new long[texts.size()];
      int flagged = 0;
      for (int i = 0; i < nanos.length; i++) {
        var submission = Submission.message(texts.get(i));
        long start = System.nanoTime();
        Verdict verdict = set.judge(submission);
        nanos[i] = System.nanoTime() - start;
        flagged += verdict.findings().isEmpty() ? 0 : 1;
      }
      double mean = Arrays.stream(nanos).average().orElse(0);
      Arrays.sort(nanos);
      best[3] = flagged;
      if (pass >= warmUp) {
        best[0] = Math.min(best[0], nanos[nanos.length / 2] / 1e3);
        best[1] = Math.min(best[1], nanos[nanos.length * 99 / 100] / 1e3);
        best[2] = Math.min(best[2], mean / 1e3);
      }
    }
    return best;
  }

  private static List<String> pastes(List<String> texts) {
    String all = String.join("\n", texts);
    return Stream.iterate(0, at -> at + LONG_CHARACTERS)
        .limit(Math.min(8, all.length() / LONG_CHARACTERS))
        .map(at -> all.substring(at, at + LONG_CHARACTERS))
        .toList();
  }
}
