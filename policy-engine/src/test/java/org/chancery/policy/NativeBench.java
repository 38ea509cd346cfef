package org.chancery.policy;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.chancery.policy.match.PatternMatcher;
import org.chancery.policy.match.hyperscan.Acceleration;
import org.chancery.policy.match.hyperscan.RawScan;
import tools.jackson.databind.json.JsonMapper;

/// Measures the native path on the `text` of every line of a JSON-lines file: the library alone, a
/// verdict with it and one without, in turns; what a change of one pattern takes, and a new start.
///
/// Not a test; docs/subsystems/policy-evaluation.md tells how to run it and what it said.
final class NativeBench {
  private static final int WARM_UP_PASSES = 5;
  private static final int PASSES = 6;

  private NativeBench() {}

  /// Prints figures for each count of patterns.
  ///
  /// @param arguments the file, then counts
  @SuppressWarnings("SystemOut") // a program that prints a table
  public static void main(String[] arguments) throws Exception {
    List<String> texts = texts(Path.of(arguments[0]));
    for (String count : Arrays.asList(arguments).subList(1, arguments.length)) {
      measure(Integer.parseInt(count), texts);
    }
  }

  private static List<String> texts(Path file) throws IOException {
    var json = new JsonMapper();
    try (Stream<String> lines = Files.lines(file)) {
      return lines.map(line -> json.readTree(line).get("text").asString()).toList();
    }
  }

  @SuppressWarnings("SystemOut")
  private static void measure(int count, List<String> texts) throws Exception {
    Policy policy = BenchPolicies.patterns(count);
    Path folder = Files.createTempDirectory("native-bench");
    var java = Policies.compile(policy);
    long bare = residentKilobytes();
    var set = Policies.compile(policy);
    double processor = processorMillis();
    long start = System.nanoTime();
    try (var acceleration = Acceleration.startIn(folder)) {
      set.accelerate(acceleration).get(1, TimeUnit.HOURS);
      print(
          "%d patterns, %d native; cold %.0f ms, processor %.0f ms, resident %+d MB",
          set.patterns(),
          set.acceleratedPatterns(),
          since(start),
          processorMillis() - processor,
          (residentKilobytes() - bare) / 1024);
      change(policy, acceleration);
      turns(policy, texts, java, set);
    }
    start = System.nanoTime();
    try (var again = Acceleration.startIn(folder)) {
      var restarted = Policies.compile(policy);
      double compiled = since(start);
      restarted.accelerate(again).get(1, TimeUnit.HOURS);
      print(
          "  new start: policies %.0f ms, databases read %.0f ms, %d native",
          compiled, since(start) - compiled, restarted.acceleratedPatterns());
    }
  }

  /// One of the patterns is another one.
  private static void change(Policy policy, Acceleration acceleration) throws Exception {
    var rules = new ArrayList<>(policy.rules());
    rules.set(
        rules.size() / 2,
        Rule.of(
            "changed", Outcome.BLOCK, Condition.Regex.of("\\bchanged-\\d{3}\\b", true), Map.of()));
    long start = System.nanoTime();
    var changed = Policies.compile(Policy.of("bench", "Bench", 2, rules));
    var done = changed.accelerate(acceleration);
    double live = since(start);
    int atOnce = changed.acceleratedPatterns();
    boolean judged = changed.judge(Submission.message("changed-123")).outcome() == Outcome.BLOCK;
    done.get(1, TimeUnit.HOURS);
    print(
        "  one changed: in force after %.0f ms (%d native, judged: %s), all after %.0f ms",
        live, atOnce, judged, since(start));
  }

  private static void turns(Policy policy, List<String> texts, PolicySet java, PolicySet set) {
    List<PatternMatcher> matchers =
        policy.rules().stream()
            .map(rule -> ((Condition.Regex) rule.when()).pattern())
            .map(pattern -> ((PatternMatcher.Attempt.Ready) PatternMatcher.compile(pattern, true)))
            .map(PatternMatcher.Attempt.Ready::matcher)
            .toList();
    RawScan raw = RawScan.of(matchers);
    List<MemorySegment> ready = texts.stream().map(RawScan::ready).toList();
    List<Submission> submissions = texts.stream().map(Submission::message).toList();
    var figures = new double[3][3];
    for (double[] figure : figures) {
      Arrays.fill(figure, Double.MAX_VALUE);
    }
    var found = new BitSet();
    for (int pass = 0; pass < WARM_UP_PASSES + PASSES; pass++) {
      boolean counts = pass >= WARM_UP_PASSES;
      pass(texts.size(), i -> raw.scan(ready.get(i), found), counts, figures[0]);
      pass(texts.size(), i -> set.judge(submissions.get(i)), counts, figures[1]);
      pass(texts.size(), i -> java.judge(submissions.get(i)), counts, figures[2]);
    }
    print(
        "  database %.1f MB, workspace %d KB",
        raw.databaseBytes() / 1e6, raw.workspaceBytes() / 1024);
    print(
        "  us median/p99/mean: raw %s, native verdict %s, Java verdict %s",
        row(figures[0]), row(figures[1]), row(figures[2]));
  }

  private static String row(double[] figure) {
    return String.format(Locale.ROOT, "%.2f/%.1f/%.2f", figure[0], figure[1], figure[2]);
  }

  private static void pass(int count, IntConsumer work, boolean counts, double[] best) {
    var nanos = new long[count];
    IntStream.range(0, count)
        .forEach(i -> {
          long start = System.nanoTime();
          work.accept(i);
          nanos[i] = System.nanoTime() - start;
        });
    double mean = Arrays.stream(nanos).average().orElse(0);
    Arrays.sort(nanos);
    if (counts) {
      best[0] = Math.min(best[0], nanos[count / 2] / 1e3);
      best[1] = Math.min(best[1], nanos[count * 99 / 100] / 1e3);
      best[2] = Math.min(best[2], mean / 1e3);
    }
  }

  private static double since(long start) {
    return (System.nanoTime() - start) / 1e6;
  }

  private static double processorMillis() {
    return ProcessHandle.current().info().totalCpuDuration().orElseThrow().toNanos() / 1e6;
  }

  private static long residentKilobytes() throws IOException {
    System.gc();
    try (Stream<String> lines = Files.lines(Path.of("/proc/self/status"))) {
      return lines
          .filter(line -> line.startsWith("VmRSS"))
          .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
          .findFirst()
          .orElse(0);
    }
  }

  @SuppressWarnings({"SystemOut", "AnnotateFormatMethod"})
  private static void print(String format, Object... arguments) {
    System.out.printf(Locale.ROOT, format + "%n", arguments);
  }
}
