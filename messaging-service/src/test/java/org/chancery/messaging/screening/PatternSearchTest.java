package org.chancery.messaging.screening;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.chancery.messaging.live.Rulebook;
import org.chancery.policy.Condition;
import org.chancery.policy.Context;
import org.chancery.policy.Outcome;
import org.chancery.policy.Policy;
import org.chancery.policy.PolicySet;
import org.chancery.policy.Rule;
import org.chancery.policy.Submission;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class PatternSearchTest {

  private static final Duration LONG_ENOUGH = Duration.ofMinutes(2);

  @Test
  void smallSetsAreLeftToJava() {
    PatternSearch search = new PatternSearch(new PatternSettings(4, null));
    ActivePolicies active = new ActivePolicies(search);

    active.replace(patterns(3));

    assertThat(active.patternSearch()).isEqualTo("Java");
    assertThat(new PatternSettings(-1, null).wantNative(10_000)).isFalse();
  }

  @Test
  void largeSetsGoOverInTheBackgroundAndJudgeTheSame(@TempDir Path kept)
      throws IOException, InterruptedException {
    PatternSearch search = new PatternSearch(new PatternSettings(3, kept));
    ActivePolicies active = new ActivePolicies(search);
    PolicySet set = patterns(3);
    Submission hit =
        new Submission(Submission.Kind.MESSAGE, "the code is key2-0042", Context.none());
    Submission miss = new Submission(Submission.Kind.MESSAGE, "the code is key2-", Context.none());

    active.replace(set);

    assertThat(active.current().judge(hit).outcome()).isEqualTo(Outcome.BLOCK);
    assumeTrue(active.patternSearch().contains("patterns"), active.patternSearch());
    long until = System.nanoTime() + LONG_ENOUGH.toNanos();
    while (set.acceleratedPatterns() < set.patterns() && System.nanoTime() < until) {
      Thread.onSpinWait();
    }
    assertThat(active.patternSearch()).contains("3 of 3 patterns");
    assertThat(active.current().judge(hit).outcome()).isEqualTo(Outcome.BLOCK);
    assertThat(active.current().judge(miss).outcome()).isEqualTo(Outcome.ALLOW);
    search.destroy();
    try (Stream<Path> files = Files.list(kept)) {
      assertThat(files).isNotEmpty();
    }
  }

  private static PolicySet patterns(int count) {
    List<Rule> rules =
        IntStream.range(0, count)
            .mapToObj(i ->
                Rule.of(
                    "r" + i,
                    Outcome.BLOCK,
                    Condition.Regex.of("key%d-[0-9]{4}".formatted(i), false),
                    Map.of()))
            .toList();
    return Rulebook.of(Policy.of("keys", "Keys", 1, rules));
  }
}
