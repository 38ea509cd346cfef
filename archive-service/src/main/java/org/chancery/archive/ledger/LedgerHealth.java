package org.chancery.archive.ledger;

import java.time.Duration;
import java.time.InstantSource;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;

/// `DOWN` once nothing could be sealed for a minute.
@Component
final class LedgerHealth implements HealthIndicator {

  private static final Duration PATIENCE = Duration.ofMinutes(1);

  private final SealingLoop loop;
  private final InstantSource clock;

  LedgerHealth(SealingLoop loop, InstantSource clock) {
    this.loop = loop;
    this.clock = clock;
  }

  @Override
  public Health health() {
    var since = loop.failingSince();
    if (since.isEmpty() || since.get().plus(PATIENCE).isAfter(clock.instant())) {
      return Health.up().build();
    }
    return Health.down().withDetail("nothingSealedSince", since.get()).build();
  }
}
