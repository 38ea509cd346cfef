package org.chancery.archive.completeness;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.chancery.archive.record.Turns;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/// Has a round of the reconciliation at a steady pace, for as long as the service runs. While the
/// database is away it tries again, ever less often up to every minute.
@Component
final class ReconciliationLoop implements SmartLifecycle {

  private static final Logger log = LoggerFactory.getLogger(ReconciliationLoop.class);
  private static final Duration LAST_RETRY = Duration.ofMinutes(1);
  // After each round it rests for three times as long, so that it takes a quarter of a core at most
  // from those who take records in, however much there is to compare.
  private static final int REST = 3;

  private final Reconciliation reconciliation;
  private final CompletenessSettings settings;
  private final Turns turns;
  private volatile CountDownLatch stop = new CountDownLatch(1);
  private volatile boolean isFailing;
  private @Nullable Thread thread;

  ReconciliationLoop(Reconciliation reconciliation, CompletenessSettings settings, Turns turns) {
    this.reconciliation = reconciliation;
    this.settings = settings;
    this.turns = turns;
  }

  @Override
  public void start() {
    stop = new CountDownLatch(1);
    thread = Thread.ofPlatform().name("completeness").start(this::run);
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
    var pause = settings.pace();
    while (!stops(pause)) {
      var began = System.nanoTime();
      try {
        var hasMore = reconciliation.round();
        var rest = Duration.ofNanos((System.nanoTime() - began) * REST);
        pause = hasMore || rest.compareTo(settings.pace()) > 0 ? rest : settings.pace();
        isFailing = false;
      } catch (RuntimeException trouble) {
        if (!isFailing && stop.getCount() > 0) {
          log.error("nothing can be compared", trouble);
        }
        isFailing = true;
        var longer = pause.multipliedBy(2);
        pause = longer.compareTo(LAST_RETRY) < 0 ? longer : LAST_RETRY;
      }
    }
    try {
      turns.release(Reconciliation.TURN);
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
