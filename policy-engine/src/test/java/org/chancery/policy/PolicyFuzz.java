package org.chancery.policy;

import com.ibm.icu.text.BreakIterator;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.chancery.policy.document.Parse;
import org.chancery.policy.document.PolicyDocument;
import org.chancery.policy.match.Budget;
import org.chancery.policy.match.PatternBank;
import org.chancery.policy.match.PatternMatcher;
import org.chancery.policy.match.RandomPatterns;
import org.chancery.policy.match.hyperscan.Acceleration;
import org.chancery.policy.pack.Packs;
import org.chancery.policy.text.FoldedText;
import org.chancery.policy.text.Span;

/// Judges random texts by random policies for as long as it is told to, and holds the result
/// against what is always true.
///
/// Every round has a seed of its own, so that a failure can be played again: with no time, a single
/// round is run. docs/subsystems/policy-evaluation.md tells how to run it.
final class PolicyFuzz implements AutoCloseable {
  private static final int TEXTS = 12;
  // Far beyond what anything takes, so that a busy machine is no failure.
  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
  private static final Duration HANG = Duration.ofMinutes(3);
  private static final Duration SLOW = Duration.ofSeconds(3);
  private static final int PATTERNS = 10;
  // Real rules are the ten packs; compiling them takes longer than a round.
  private static final PolicySet PACKS = Policies.compile(Packs.all());

  /// What a run came to.
  ///
  /// @param judged how many verdicts were given and checked
  /// @param found how many of them had findings
  /// @param undecided how many left a rule undecided
  /// @param matches how many patterns matched, as RE2/J alone says too
  /// @param natively how many verdicts were given by the native path too, and were the same
  /// @param worstMicros the slowest verdict
  /// @param worstSeed the round it was in
  record Tally(
      int rounds,
      long judged,
      long found,
      long undecided,
      long matches,
      long natively,
      long worstMicros,
      int worstLength,
      long worstSeed) {}

  private final List<String> lines;
  private final Acceleration acceleration = Acceleration.start();
  private final PolicySet nativePacks = accelerated(Packs.all());
  private volatile long seed;
  private volatile long began;
  private int rounds;
  private long judged;
  private long found;
  private long undecided;
  private long matches;
  private long natively;
  private long worstNanos;
  private int worstLength;
  private long worstSeed;

  /// @param lines real texts to start from; there may be none
  PolicyFuzz(List<String> lines) {
    this.lines = lines;
  }

  /// Runs for the duration of the first argument, such as `PT1H`, from the seed of the second, with
  /// the texts of the JSON-lines file of the third, if there is one.
  @SuppressWarnings("SystemOut") // a program that says how it goes
  public static void main(String[] arguments) throws IOException {
    long end = System.nanoTime() + Duration.parse(arguments[0]).toNanos();
    long seed = Long.parseLong(arguments[1]);
    long said = System.nanoTime();
    try (var fuzz =
            new PolicyFuzz(
                arguments.length > 2 ? BenchTexts.in(Path.of(arguments[2])) : List.of());
        var watch = Executors.newSingleThreadScheduledExecutor(Thread.ofPlatform().factory())) {
      var _ = watch.scheduleAtFixedRate(fuzz::endIfHanging, 1, 1, TimeUnit.MINUTES);
      do {
        fuzz.round(seed++);
        if (System.nanoTime() - said > Duration.ofMinutes(1).toNanos()) {
          said = System.nanoTime();
          System.out.println(fuzz.tally());
        }
      } while (System.nanoTime() < end);
      watch.shutdownNow();
      System.out.println("done: " + fuzz.tally());
    }
  }

  /// Ends the native path.
  @Override
  public void close() {
    acceleration.close();
  }

  /// Nothing can be thrown out of a thread that hangs.
  @SuppressWarnings("SystemOut")
  private void endIfHanging() {
    if (began > 0 && System.nanoTime() - began > HANG.toNanos()) {
      System.out.println("seed " + seed + ": hangs");
      Runtime.getRuntime().halt(1);
    }
  }

  Tally tally() {
    return new Tally(
        rounds,
        judged,
        found,
        undecided,
        matches,
        natively,
        worstNanos / 1_000,
        worstLength,
        worstSeed);
  }

  /// Runs one round; throws with the seed in its message if anything is wrong.
  void round(long seed) {
    this.seed = seed;
    this.began = System.nanoTime();
    try {
      var dice = new RandomTexts(seed);
      var texts = new FuzzTexts(dice, lines);
      judge(seed, dice, texts);
      search(dice, texts);
      rounds++;
    } catch (RuntimeException | Error e) {
      throw new AssertionError("seed " + seed + ": " + e.getMessage(), e);
    }
  }

  private void judge(long seed, RandomTexts dice, FuzzTexts texts) {
    var random = new RandomPolicies(seed, () -> sound(dice).source().expression());
    List<Policy> policies = random.policies();
    policies.forEach(PolicyFuzz::checkPrint);
    var set = Policies.compile(policies);
    var other = Policies.compile(shuffled(policies, new Random(seed)));
    check(set.hash().equals(other.hash()), "order of rules changes the hash");
    PolicySet nativeSet = accelerated(policies);
    for (int i = 0; i < TEXTS; i++) {
      Submission submission = random.submission(texts.text());
      Verdict verdict = judge(seed, set, submission);
      check(verdict.equals(other.judge(submission)), "order of rules changes the verdict");
      judgeNatively(nativeSet, set, submission);
      judge(seed, PACKS, submission);
      judgeNatively(nativePacks, PACKS, submission);
    }
  }

  private PolicySet accelerated(List<Policy> policies) {
    PolicySet set = Policies.compile(policies);
    set.accelerate(acceleration).orTimeout(HANG.toSeconds(), TimeUnit.SECONDS).join();
    return set;
  }

  // Without end, for the paths spend the budget of a text differently, and so may end elsewhere.
  private void judgeNatively(PolicySet set, PolicySet inJava, Submission submission) {
    check(
        judgeWhole(set, submission).equals(judgeWhole(inJava, submission)),
        "the native path changes the verdict");
    natively += set.acceleratedPatterns() > 0 ? 1 : 0;
  }

  private static Verdict judgeWhole(PolicySet set, Submission submission) {
    return new Judgement(set, submission, Budget.ofSteps(Long.MAX_VALUE)).verdict();
  }

  private Verdict judge(long seed, PolicySet set, Submission submission) {
    // The thread's own time: a machine that is busy with something else is no slow verdict.
    long start = THREADS.getCurrentThreadCpuTime();
    Verdict verdict = set.judge(submission);
    long nanos = THREADS.getCurrentThreadCpuTime() - start;
    if (nanos > worstNanos) {
      worstNanos = nanos;
      worstLength = submission.text().length();
      worstSeed = seed;
    }
    check(nanos < SLOW.toNanos(), "a verdict took " + nanos / 1_000_000 + " ms");
    judged++;
    found += verdict.findings().isEmpty() ? 0 : 1;
    undecided += verdict.undecided().isEmpty() ? 0 : 1;
    checkSpans(verdict, submission.text());
    check(verdict.redacted(submission.text()) != null, "no redacted text");
    if (verdict.undecided().isEmpty()) {
      check(
          set.explain(submission).verdict().equals(verdict), "the explanation differs in verdict");
    }
    return verdict;
  }

  private static void checkPrint(Policy policy) {
    String yaml = PolicyDocument.print(policy);
    check(
        PolicyDocument.parse(yaml, policy.version()) instanceof Parse.Parsed(var read)
            && read.equals(policy)
            && PolicyDocument.print(read).equals(yaml),
        "print and parse");
  }

  /// Every span in order, inside and on whole characters as ICU sees them.
  private static void checkSpans(Verdict verdict, String text) {
    if (verdict.findings().isEmpty()) {
      return;
    }
    BreakIterator characters = BreakIterator.getCharacterInstance();
    characters.setText(text);
    for (Finding finding : verdict.findings()) {
      checkSpans(finding.spans(), characters, text);
    }
    checkSpans(verdict.redactions().stream().map(Redaction::span).toList(), characters, text);
  }

  private static void checkSpans(List<Span> spans, BreakIterator characters, String text) {
    int end = 0;
    for (Span span : spans) {
      check(span.start() >= end && span.start() < span.end(), "spans out of order");
      check(span.end() <= text.length(), "a span ends outside");
      check(characters.isBoundary(span.start()), "a span begins within a character");
      check(characters.isBoundary(span.end()), "a span ends within a character");
      end = span.end();
    }
  }

  /// A bank of patterns finds what each finds alone in the whole text.
  private void search(RandomTexts dice, FuzzTexts texts) {
    var patterns = new ArrayList<PatternMatcher>();
    for (int i = 0; i < PATTERNS; i++) {
      patterns.add(sound(dice));
    }
    var bank = PatternBank.of(patterns);
    for (int i = 0; i < TEXTS / 2; i++) {
      String text = texts.text();
      Map<Integer, List<Span>> spans = find(bank, text);
      matches += spans.size();
      for (int pattern = 0; pattern < patterns.size(); pattern++) {
        var whole = new ArrayList<Span>();
        patterns.get(pattern).find(text, PatternBank.MOST_MATCHES, whole);
        check(
            spans.getOrDefault(pattern, List.of()).equals(whole),
            "the bank differs from RE2/J for " + patterns.get(pattern).source());
      }
    }
  }

  private static Map<Integer, List<Span>> find(PatternBank bank, String text) {
    var found = new HashMap<Integer, List<Span>>();
    bank.find(
        text,
        FoldedText.of(text),
        Budget.ofSteps(Long.MAX_VALUE),
        new PatternBank.Sink() {
          @Override
          public void matched(int pattern, List<Span> spans) {
            found.put(pattern, List.copyOf(spans));
          }

          @Override
          public void undecided(int pattern) {
            throw new AssertionError("a budget without end has ended");
          }
        });
    return found;
  }

  private static PatternMatcher sound(RandomTexts dice) {
    while (true) {
      String regex = RandomPatterns.regex(dice);
      if (!regex.isBlank()
          && PatternMatcher.compile(regex, dice.number(2) == 0)
              instanceof PatternMatcher.Attempt.Ready(var matcher)) {
        return matcher;
      }
    }
  }

  private static List<Policy> shuffled(List<Policy> policies, Random dice) {
    var shuffled = new ArrayList<Policy>();
    for (Policy policy : policies) {
      var rules = new ArrayList<>(policy.rules());
      Collections.shuffle(rules, dice);
      shuffled.add(
          new Policy(
              policy.id(),
              policy.version(),
              policy.header(),
              policy.scope(),
              policy.exceptions(),
              rules));
    }
    Collections.shuffle(shuffled, dice);
    return shuffled;
  }

  private static void check(boolean holds, String otherwise) {
    if (!holds) {
      throw new AssertionError(otherwise);
    }
  }
}
