package org.chancery.archive.rounds;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/// How rests grow.
final class RetriesTest {

  @Test
  void restsDoubleUpToTheLast() {
    assertThat(rests(new Retries(Duration.ofMillis(200), Duration.ofSeconds(1)), 5))
        .containsExactly(200, 400, 800, 1_000, 1_000);
  }

  @Test
  void restsNeverEnd() {
    assertThat(rests(new Retries(Duration.ofSeconds(1), Duration.ofMinutes(5)), 100_000))
        .endsWith(300_000, 300_000);
  }

  @Test
  void restThatDoesNotGrowIsAlwaysTheSame() {
    assertThat(rests(Retries.every(Duration.ofSeconds(5)), 3)).containsExactly(5_000, 5_000, 5_000);
  }

  @Test
  void firstRestIsNoLongerThanTheLast() {
    assertThat(rests(new Retries(Duration.ofHours(1), Duration.ofSeconds(10)), 2))
        .containsExactly(10_000, 10_000);
  }

  @Test
  void retriesWithoutARestAreRefused() {
    assertThatThrownBy(() -> Retries.every(Duration.ZERO))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static long[] rests(Retries retries, int count) {
    var backOff = retries.backOff().start();
    return LongStream.generate(backOff::nextBackOff).limit(count).toArray();
  }
}
