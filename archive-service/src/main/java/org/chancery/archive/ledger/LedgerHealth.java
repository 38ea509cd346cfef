package org.chancery.archive.ledger;

import java.time.Duration;
import java.time.InstantSource;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;

/// `DOWN` once nothing could be sealed for a minute, or when an audit found anything.
@Component
final class LedgerHealth implements HealthIndicator {

  private static final Duration PATIENCE = Duration.ofMinutes(1);

  private final SealingLoop loop;
  private final AuditLoop audits;
  private final AttestationLoop attestations;
  private final InstantSource clock;

  LedgerHealth(
      SealingLoop loop, AuditLoop audits, AttestationLoop attestations, InstantSource clock) {
    this.loop = loop;
    this.audits = audits;
    this.attestations = attestations;
    this.clock = clock;
  }

  @Override
  public Health health() {
    var findings = audits.findings();
    if (!findings.isEmpty()) {
      return Health.down()
          .withDetail("findings", findings.size())
          .withDetail("first", findings.getFirst())
          .build();
    }
    var since = loop.failingSince();
    if (since.isEmpty() || since.get().plus(PATIENCE).isAfter(clock.instant())) {
      // Nobody attesting is to be seen to, and stops nothing.
      return Health.up().withDetail("attestations", attestations.standings()).build();
    }
    return Health.down().withDetail("nothingSealedSince", since.get()).build();
  }
}
