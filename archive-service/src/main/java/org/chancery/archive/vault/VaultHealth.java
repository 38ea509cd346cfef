package org.chancery.archive.vault;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;

/// Down while something could not be sealed, or a sealed segment is not what it was.
@Component("vaultHealthIndicator")
final class VaultHealth implements HealthIndicator {

  private final VaultLoop loop;
  private final SegmentBooks books;

  VaultHealth(VaultLoop loop, SegmentBooks books) {
    this.loop = loop;
    this.books = books;
  }

  @Override
  public Health health() {
    var troubles = loop.troubles();
    var health = troubles.isEmpty() ? Health.up() : Health.down();
    return health.withDetail("sealed", books.totals()).withDetail("troubles", troubles).build();
  }
}
