package org.chancery.policy;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.chancery.policy.pack.Packs;

/// Measures what the costliest texts cost, in the thread's own time, so that what else the machine
/// does counts for nothing.
final class AdversarialBench {
  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
  private static final int WARM_UP = 10;
  private static final int PASSES = 20;
  // The longest message, and the longest piece of a file's text that is judged at once.
  private static final int LONGEST = 16_384;

  private AdversarialBench() {}

  /// Prints a table: the milliseconds a text costs whole and cut to the longest message, then the
  /// findings and the rules left undecided of each.
  ///
  /// @param arguments a JSON-lines file of real messages, and which set, if not all
  @SuppressWarnings("SystemOut") // a program that prints a table
  public static void main(String[] arguments) throws IOException {
    List<String> lines = BenchTexts.in(Path.of(arguments[0]));
    Map<String, String> texts = AdversarialTexts.all(lines);
    sets()
        .forEach((name, set) -> {
          if (arguments.length > 1 && !name.contains(arguments[1])) {
            return;
          }
          for (int i = 0; i < WARM_UP; i++) {
            texts.values().forEach(text -> set.judge(Submission.message(text)));
            lines.subList(0, 1_000).forEach(text -> set.judge(Submission.message(text)));
          }
          texts.forEach((what, text) -> {
            Cost whole = Cost.of(set, text);
            Cost longest = Cost.of(set, text.substring(0, Math.min(text.length(), LONGEST)));
            System.out.printf(
                Locale.ROOT,
                "| %s | %s | %.2f | %.2f | %d | %d | %d | %d |%n",
                name,
                what,
                whole.milliseconds(),
                longest.milliseconds(),
                whole.findings(),
                longest.findings(),
                whole.undecided(),
                longest.undecided());
          });
        });
  }

  private record Cost(double milliseconds, int findings, int undecided) {
    /// The best of many passes.
    static Cost of(PolicySet set, String text) {
      Submission submission = Submission.message(text);
      long best = Long.MAX_VALUE;
      Verdict verdict = set.judge(submission);
      for (int i = 0; i < PASSES; i++) {
        long start = THREADS.getCurrentThreadCpuTime();
        verdict = set.judge(submission);
        best = Math.min(best, THREADS.getCurrentThreadCpuTime() - start);
      }
      return new Cost(best / 1e6, verdict.findings().size(), verdict.undecided().size());
    }
  }

  private static Map<String, PolicySet> sets() {
    var sets = new LinkedHashMap<String, PolicySet>();
    sets.put("packs", Policies.compile(Packs.all()));
    sets.put("1,000 mixed", BenchPolicies.mixed(1_000));
    sets.put("10,000 mixed", BenchPolicies.mixed(10_000));
    sets.put("explosive", AdversarialPolicies.explosive());
    sets.put("alternations", AdversarialPolicies.alternations());
    sets.put("nested", AdversarialPolicies.nested());
    sets.put("alphabets", AdversarialPolicies.alphabets());
    return sets;
  }
}
