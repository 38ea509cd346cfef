package org.chancery.policy;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.chancery.policy.pack.Packs;

/// What all ready-made packs together cost on real messages, alone and as the last of a sender's
/// five, and how many messages they leave undecided. The file is the argument; see [BenchTexts].
final class PackBench {
  private static final Instant NOW = Instant.parse("2026-01-05T10:00:00Z");
  private static final int EARLIER = 4;
  private static final int MESSAGES = 4_000;
  private static final int PASSES = 4;

  private PackBench() {}

  /// Prints a row for messages alone and one for messages with those before.
  @SuppressWarnings("SystemOut") // a program that prints a table
  public static void main(String[] arguments) throws IOException {
    List<String> texts = BenchTexts.in(Path.of(arguments[0]));
    PolicySet set = Policies.compile(Packs.all());
    System.out.println("| messages | median us | p99 us | mean us | undecided |");
    System.out.println("| --- | ---: | ---: | ---: | ---: |");
    row("alone", set, texts, 0);
    row("the last of five", set, texts, EARLIER);
  }

  @SuppressWarnings("SystemOut")
  private static void row(String name, PolicySet set, List<String> texts, int earlier) {
    int count = Math.min(MESSAGES, texts.size() - earlier);
    double[] best = new double[3];
    Arrays.fill(best, Double.MAX_VALUE);
    long undecided = 0;
    for (int pass = 0; pass < PASSES; pass++) {
      var nanos = new long[count];
      undecided = 0;
      for (int i = 0; i < count; i++) {
        Submission submission = submission(texts, i, earlier);
        long start = System.nanoTime();
        Verdict verdict = set.judge(submission);
        nanos[i] = System.nanoTime() - start;
        undecided += verdict.undecided().isEmpty() ? 0 : 1;
      }
      double mean = Arrays.stream(nanos).average().orElse(0);
      Arrays.sort(nanos);
      best[0] = Math.min(best[0], nanos[count / 2] / 1e3);
      best[1] = Math.min(best[1], nanos[count * 99 / 100] / 1e3);
      best[2] = Math.min(best[2], mean / 1e3);
    }
    System.out.printf(
        Locale.ROOT,
        "| %s | %.1f | %.0f | %.1f | %d of %d |%n",
        name,
        best[0],
        best[1],
        best[2],
        undecided,
        count);
  }

  private static Submission submission(List<String> texts, int first, int earlier) {
    List<Earlier> before =
        IntStream.range(0, earlier)
            .mapToObj(i -> new Earlier(texts.get(first + i), NOW.minusSeconds(earlier - i)))
            .toList();
    Context context =
        new Context(
            Party.unknown(),
            Audience.nobody(),
            ConversationKind.ROOM,
            NOW,
            List.of(),
            before,
            Traffic.none());
    return new Submission(Submission.Kind.MESSAGE, texts.get(first + earlier), context);
  }
}
