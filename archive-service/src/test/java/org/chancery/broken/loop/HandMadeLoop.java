package org.chancery.broken.loop;

import java.time.Duration;

/// Ends a thread of its own.
public final class HandMadeLoop {

  /// Waits for the round that is under way.
  public void stop(Thread running) throws InterruptedException {
    running.join(Duration.ofSeconds(10));
  }
}
