package org.chancery.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class PolicyFuzzTest {
  private static final int ROUNDS = 15;

  @Test
  void aShortRunFindsNothingWrong() {
    try (var fuzz =
        new PolicyFuzz(List.of("sell before it's public", "call 0171 123456 سر المهنة"))) {
      for (int seed = 0; seed < ROUNDS; seed++) {
        fuzz.round(seed);
      }

      PolicyFuzz.Tally tally = fuzz.tally();

      assertThat(tally.rounds()).isEqualTo(ROUNDS);
      assertThat(tally.found()).isGreaterThan(50);
      assertThat(tally.matches()).isGreaterThan(100);
    }
  }
}
