package org.chancery.archive.search;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;

/// Down while the index does not take records; what it misses waits in the store.
@Component("indexHealthIndicator")
final class IndexHealth implements HealthIndicator {

  private final IndexingProgress progress;
  private final IndexPositions positions;

  IndexHealth(IndexingProgress progress, IndexPositions positions) {
    this.progress = progress;
    this.positions = positions;
  }

  @Override
  public Health health() {
    var view = progress.view();
    var health = view.trouble().isEmpty() ? Health.up() : Health.down();
    health.withDetail("reached", positions.reached());
    if (view.awaySince() != null) {
      health.withDetail("awaySince", view.awaySince()).withDetail("trouble", view.trouble());
    }
    return health.build();
  }
}
