package org.chancery.archive.intake;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;

/// Down while a partition is stopped by an alarm. A feed that is away is only waited for, so it is
/// a detail.
@Component("intakeHealthIndicator")
final class IntakeHealth implements HealthIndicator {

  private final Alarms alarms;
  private final IntakeProgress progress;

  IntakeHealth(Alarms alarms, IntakeProgress progress) {
    this.alarms = alarms;
    this.progress = progress;
  }

  @Override
  public Health health() {
    var open = alarms.open();
    var view = progress.view();
    var health = open.isEmpty() ? Health.up() : Health.down();
    health.withDetail("alarms", open).withDetail("stored", view.stored());
    if (view.awaySince() != null) {
      health.withDetail("awaySince", view.awaySince()).withDetail("trouble", view.trouble());
    }
    return health.build();
  }
}
