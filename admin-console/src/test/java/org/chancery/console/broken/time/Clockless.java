package org.chancery.console.broken.time;

import java.time.Instant;

record Clockless(Instant at) {
  static Clockless create() {
    return new Clockless(Instant.now());
  }
}
