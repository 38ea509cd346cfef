package org.chancery.archive.ledger;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/// Seals what waits, at a steady pace, for as long as the service runs. While the database is away
/// it tries again, ever less often up to every ten seconds, and says since when.
@Component
final class SealingLoop implements SmartLifecycle {

  private static final Logger log = LoggerFactory.getLogger(SealingLoop.class);
  private static final Duration LAST_RETRY = Duration.ofSeconds(10);

  private final Sealing sealing;
  private final LedgerSettings settings;
  private final InstantSource clock;
  private volatile CountDownLatch stop = new CountDownLatch(1);
  private volatile @Nullable Instant failingSince;
  private @Nullable Thread thread;

  SealingLoop(Sealing sealing, LedgerSettings settings, InstantSource clock) {
    this.sealing = sealing;
    this.settings = settings;
    this.clock = clock;
  }

  /// Since when nothing can be sealed; empty while it can.
  Optional<Instant> failingSince() {
    return Optional.ofNullable(failingSince);
  }

  @Override
  public void start() {
    stop = new CountDownLatch(1);
    thread = Thread.ofPlatform().name("sealing").start(this::run);
  }

  @Override
  public void stop() {
    stop.countDown();
    var running = thread;
    thread = null;
    if (running != null) {
      try {
        // A round is short, and to interrupt it would only cost its connection.
        running.join(Duration.ofSeconds(10));
      } catch (InterruptedException interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  @Override
  public boolean isRunning() {
    return thread != null;
  }

  private void run() {
    var pause = settings.pace();
    while (!stops(pause)) {
      try {
        while (sealing.seal() && stop.getCount() > 0) {
          log.debug("sealing goes on with what waits");
        }
        failingSince = null;
        pause = settings.pace();
      } catch (RuntimeException trouble) {
        if (failingSince == null) {
          failingSince = clock.instant();
          log.error("nothing can be sealed", trouble);
        }
        var longer = pause.multipliedBy(2);
        pause = longer.compareTo(LAST_RETRY) < 0 ? longer : LAST_RETRY;
      }
    }
  }

  private boolean stops(Duration pause) {
    try {
      return stop.await(pause.toNanos(), TimeUnit.NANOSECONDS);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      return true;
    }
  }
}
