package org.chancery.archive.completeness;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;

/// Down while a day differs between two keepers. A keeper that does not answer is only waited for,
/// so it is a detail.
@Component("completenessHealthIndicator")
final class CompletenessHealth implements HealthIndicator {

  private static final int NAMED = 10;

  private final DayBooks books;
  private final Reconciliation reconciliation;

  CompletenessHealth(DayBooks books, Reconciliation reconciliation, MeterRegistry meters) {
    this.books = books;
    this.reconciliation = reconciliation;
    Gauge.builder("archive.completeness.red.days", books, DayBooks::faultyDays)
        .description("Days on which journal, store, ledger, vault and index differ")
        .register(meters);
  }

  @Override
  public Health health() {
    var days = books.faulty(NAMED);
    var progress = reconciliation.progress();
    return (days.isEmpty() ? Health.up() : Health.down())
        .withDetail("redDays", days)
        .withDetail("backlog", progress.backlog())
        .withDetail("away", progress.away())
        .build();
  }
}
