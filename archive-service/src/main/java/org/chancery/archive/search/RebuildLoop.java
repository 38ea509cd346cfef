package org.chancery.archive.search;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.chancery.archive.record.Turns;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/// Goes on with whatever rebuild is running, for as long as the service runs. While the index, the
/// vault or the database is away it tries again, ever less often up to every ten seconds.
@Component
final class RebuildLoop implements SmartLifecycle {

  private static final Logger log = LoggerFactory.getLogger(RebuildLoop.class);
  private static final Duration PACE = Duration.ofMillis(500);
  private static final Duration LAST_RETRY = Duration.ofSeconds(10);

  private final Rebuilding rebuilding;
  private final Turns turns;
  private volatile CountDownLatch stop = new CountDownLatch(1);
  private volatile String trouble = "";
  private @Nullable Thread thread;

  RebuildLoop(Rebuilding rebuilding, Turns turns) {
    this.rebuilding = rebuilding;
    this.turns = turns;
  }

  /// What keeps it from going on; empty while nothing does.
  String trouble() {
    return trouble;
  }

  @Override
  public void start() {
    stop = new CountDownLatch(1);
    thread = Thread.ofPlatform().name("index-rebuild").start(this::run);
  }

  @Override
  public void stop() {
    stop.countDown();
    var running = thread;
    thread = null;
    if (running != null) {
      try {
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
    var pause = PACE;
    while (!stops(pause)) {
      try {
        while (stop.getCount() > 0 && rebuilding.step()) {
          trouble = "";
        }
        trouble = "";
        pause = PACE;
      } catch (RuntimeException failure) {
        var message = failure.getClass().getSimpleName() + ": " + failure.getMessage();
        if (trouble.isEmpty() && stop.getCount() > 0) {
          log.warn("the rebuild of the index waits: {}", message);
          log.debug("the rebuild of the index waits", failure);
        }
        trouble = message;
        var longer = pause.multipliedBy(2);
        pause = longer.compareTo(LAST_RETRY) < 0 ? longer : LAST_RETRY;
      }
    }
    try {
      turns.release(Rebuilds.TURN);
    } catch (RuntimeException away) {
      log.debug("the turn ends by itself", away);
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
