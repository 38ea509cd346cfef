package org.chancery.policy;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.file.Path;
import java.util.BitSet;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.chancery.policy.match.PatternMatcher;
import org.chancery.policy.match.hyperscan.Acceleration;
import org.chancery.policy.match.hyperscan.RawScan;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/// Measures what a verdict costs on real messages, beside loops over the same rules as patterns.
///
/// Not a test; docs/subsystems/policy-evaluation.md tells how to run it and what it said.
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 4)
@Measurement(iterations = 3, time = 4)
@Fork(1)
public class PolicyJmh {
  static final String FILE = "chancery.bench.texts";

  /// The messages, one after the other, again and again.
  @State(Scope.Thread)
  public static class Messages {
    private List<String> texts = List.of();
    private List<MemorySegment> bytes = List.of();
    private int next;

    /// Reads the file that the system property names.
    @Setup
    public void read() throws IOException {
      texts = BenchTexts.in(Path.of(System.getProperty(FILE)));
    }

    MemorySegment nextBytes() {
      if (bytes.isEmpty()) {
        bytes = texts.stream().map(RawScan::ready).toList();
      }
      next = next + 1 == bytes.size() ? 0 : next + 1;
      return bytes.get(next);
    }

    String next() {
      next = next + 1 == texts.size() ? 0 : next + 1;
      return texts.get(next);
    }
  }

  /// A policy set.
  @State(Scope.Benchmark)
  public static class Rules {
    /// How many rules.
    @Param({"100", "1000", "10000", "50000"})
    public int rules;

    private PolicySet set = PolicySet.empty();

    /// Compiles it.
    @Setup
    public void compile() {
      set = BenchPolicies.mixed(rules);
    }
  }

  /// A policy set whose patterns Hyperscan looks for, and these alone for the library itself.
  @State(Scope.Benchmark)
  public static class Accelerated {
    /// How many rules; compiling more takes minutes.
    @Param({"100", "1000", "10000"})
    public int rules;

    private final BitSet found = new BitSet();
    private PolicySet set = PolicySet.empty();
    private @Nullable RawScan raw;
    private @Nullable Acceleration acceleration;

    /// Compiles it, and waits until no pattern is left to Java.
    @Setup
    public void compile() throws ExecutionException, InterruptedException, TimeoutException {
      set = BenchPolicies.mixed(rules);
      acceleration = Acceleration.start();
      set.accelerate(acceleration).get(10, TimeUnit.MINUTES);
      raw = RawScan.of(BenchPolicies.matchers(rules));
    }

    /// Ends the library's thread.
    @TearDown
    public void close() {
      Objects.requireNonNull(acceleration).close();
    }
  }

  /// The same rules as patterns of `java.util.regex` and of RE2/J.
  @State(Scope.Benchmark)
  public static class Loops {
    /// How many rules; with more, RE2/J's take gigabytes.
    @Param({"100", "1000", "10000"})
    public int rules;

    private List<java.util.regex.Pattern> jdk = List.of();
    private List<com.google.re2j.Pattern> re2j = List.of();

    /// Compiles them.
    @Setup
    public void compile() {
      Collection<PatternMatcher.Source> sources = BenchPolicies.asPatterns(rules);
      jdk =
          sources.stream()
              .map(source ->
                  java.util.regex.Pattern.compile(
                      source.expression(),
                      source.caseSensitive() ? 0 : java.util.regex.Pattern.CASE_INSENSITIVE))
              .toList();
      re2j =
          sources.stream()
              .map(source ->
                  com.google.re2j.Pattern.compile(
                      source.expression(),
                      source.caseSensitive() ? 0 : com.google.re2j.Pattern.CASE_INSENSITIVE))
              .toList();
    }
  }

  /// The whole verdict: folding, views, terms, patterns, rules.
  @Benchmark
  public Verdict verdict(Rules rules, Messages messages) {
    return rules.set.judge(Submission.message(messages.next()));
  }

  /// The same verdict where Hyperscan is.
  @Benchmark
  public Verdict nativeVerdict(Accelerated rules, Messages messages) {
    return rules.set.judge(Submission.message(messages.next()));
  }

  /// The library's scan alone for the patterns among the rules, three in ten, on bytes that lie
  /// ready.
  @Benchmark
  public BitSet rawNativeScan(Accelerated rules, Messages messages) {
    rules.found.clear();
    Objects.requireNonNull(rules.raw).scan(messages.nextBytes(), rules.found);
    return rules.found;
  }

  /// A search for each rule, one after the other, with the JDK's engine.
  @Benchmark
  public void loopOfJavaRegex(Loops loops, Messages messages, Blackhole hole) {
    String text = messages.next();
    for (java.util.regex.Pattern pattern : loops.jdk) {
      hole.consume(pattern.matcher(text).find());
    }
  }

  /// A search for each rule, one after the other, with RE2/J.
  @Benchmark
  public void loopOfRe2j(Loops loops, Messages messages, Blackhole hole) {
    String text = messages.next();
    for (com.google.re2j.Pattern pattern : loops.re2j) {
      hole.consume(pattern.matcher(text).find());
    }
  }

  /// Runs all of it on a JSON-lines file, or what the second argument names, and prints a table.
  @SuppressWarnings("SystemOut") // a program that prints a table
  public static void main(String[] arguments) throws RunnerException {
    var options =
        new OptionsBuilder()
            .include(PolicyJmh.class.getName() + "." + (arguments.length > 1 ? arguments[1] : ""))
            .jvmArgsAppend(
                "--enable-native-access=ALL-UNNAMED",
                "-D" + FILE + "=" + Path.of(arguments[0]).toAbsolutePath(),
                "-Xmx3g")
            .build();
    Collection<RunResult> results = new Runner(options).run();
    System.out.println("| what | rules | median us | p99 us | mean us |");
    System.out.println("| --- | ---: | ---: | ---: | ---: |");
    for (RunResult result : results) {
      var statistics = result.getPrimaryResult().getStatistics();
      System.out.printf(
          "| %s | %s | %.2f | %.1f | %.2f |%n",
          result.getPrimaryResult().getLabel(),
          result.getParams().getParam("rules"),
          statistics.getPercentile(50),
          statistics.getPercentile(99),
          statistics.getMean());
    }
  }
}
