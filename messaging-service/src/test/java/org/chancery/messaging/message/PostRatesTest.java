package org.chancery.messaging.message;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

final class PostRatesTest {

  private final AtomicLong now = new AtomicLong(5_000);
  private final PostRates rates = new PostRates(new MessageLimits(10, 3, 64, 500), now::get);
  private final UUID person = new UUID(0, 1);

  @Test
  void aBurstIsTakenAndThenTheRateHolds() {
    for (int i = 0; i < 3; i++) {
      assertThat(rates.take(person)).isZero();
    }

    assertThat(rates.take(person)).isEqualTo(Duration.ofMillis(100));
    now.addAndGet(Duration.ofMillis(100).toNanos());
    assertThat(rates.take(person)).isZero();
    assertThat(rates.take(person)).isPositive();
  }

  @Test
  void aPauseRefillsNoMoreThanTheBurst() {
    rates.take(person);
    now.addAndGet(Duration.ofHours(1).toNanos());

    for (int i = 0; i < 3; i++) {
      assertThat(rates.take(person)).isZero();
    }
    assertThat(rates.take(person)).isPositive();
  }

  @Test
  void onePersonDoesNotSpendAnothersTokens() {
    for (int i = 0; i < 4; i++) {
      rates.take(person);
    }

    assertThat(rates.take(new UUID(0, 2))).isZero();
  }
}
