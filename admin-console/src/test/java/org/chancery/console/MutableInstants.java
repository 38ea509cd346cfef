package org.chancery.console;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicReference;

/// The time, which a test may push forward.
public final class MutableInstants implements InstantSource {

  private final AtomicReference<Duration> ahead = new AtomicReference<>(Duration.ZERO);

  @Override
  public Instant instant() {
    return InstantSource.system().instant().plus(ahead.get());
  }

  /// Lets time pass.
  public void pass(Duration duration) {
    ahead.updateAndGet(duration::plus);
  }

  /// Back to the wall clock.
  public void reset() {
    ahead.set(Duration.ZERO);
  }
}
