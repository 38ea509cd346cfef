package org.chancery.messaging.refusal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

final class PersonRatesTest {

  private final AtomicLong now = new AtomicLong(5_000);
  private final PersonRates rates = new PersonRates(Duration.ofSeconds(2), 3, now::get);
  private final UUID person = new UUID(0, 1);

  @Test
  void burstIsTakenAndThenTheRateHolds() {
    for (int i = 0; i < 3; i++) {
      assertThat(rates.take(person)).isZero();
    }

    assertThat(rates.take(person)).isEqualTo(Duration.ofSeconds(2));
    now.addAndGet(Duration.ofSeconds(2).toNanos());
    assertThat(rates.take(person)).isZero();
    assertThat(rates.take(person)).isPositive();
  }

  @Test
  void refusalSaysWhenToComeAgain() {
    for (int i = 0; i < 3; i++) {
      rates.takeOrRefuse(person, "Too fast.");
    }
    now.addAndGet(Duration.ofMillis(500).toNanos());

    assertThatThrownBy(() -> rates.takeOrRefuse(person, "Too fast."))
        .isInstanceOfSatisfying(
            Refusal.class,
            refusal -> {
              assertThat(refusal.code()).isEqualTo(ErrorCode.TOO_MANY_REQUESTS);
              assertThat(refusal.members()).containsEntry("retryAfterMillis", 1_500L);
            });
  }

  @Test
  void onePersonDoesNotSpendAnothersTokens() {
    for (int i = 0; i < 4; i++) {
      rates.take(person);
    }

    assertThat(rates.take(new UUID(0, 2))).isZero();
  }
}
