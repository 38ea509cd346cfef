package org.chancery.archive.retention;

import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/// Does the long work of disposals in the background, one piece at a time: whatever the table says
/// is to be listed or carried out. What a failure broke off it takes up again by itself, ever less
/// often up to once a minute; what a stop broke off, at the next start.
@Component
final class DisposalWork implements SmartLifecycle {

  private static final Logger log = LoggerFactory.getLogger(DisposalWork.class);
  private static final Duration IDLE = Duration.ofSeconds(5);
  private static final Duration FIRST_RETRY = Duration.ofSeconds(1);
  private static final Duration LAST_RETRY = Duration.ofMinutes(1);

  private final DisposalJob job;
  private final Disposals disposals;
  private final Semaphore asked = new Semaphore(0);
  private volatile @Nullable Thread thread;
  private boolean isFresh = true;

  DisposalWork(DisposalJob job, Disposals disposals) {
    this.job = job;
    this.disposals = disposals;
  }

  /// Says that there is something to do, so that nobody waits for the next look.
  void wake() {
    asked.release();
  }

  @Override
  public void start() {
    isFresh = true;
    var loop = Thread.ofPlatform().name("disposal").unstarted(this::run);
    thread = loop;
    loop.start();
  }

  @Override
  public void stop() {
    var running = thread;
    thread = null;
    if (running != null) {
      wake();
      try {
        // A portion is short, and to interrupt it would only cost its connection.
        running.join(Duration.ofSeconds(10));
      } catch (InterruptedException interrupted) {
        Thread.currentThread().interrupt();
      }
      running.interrupt();
    }
  }

  @Override
  public boolean isRunning() {
    return thread != null;
  }

  private boolean goesOn() {
    return thread == Thread.currentThread();
  }

  private void run() {
    var pause = IDLE;
    while (goesOn()) {
      try {
        round();
        pause = IDLE;
      } catch (RuntimeException trouble) {
        if (pause.equals(IDLE)) {
          log.error("a disposal was broken off, and is taken up again", trouble);
          pause = FIRST_RETRY;
        } else {
          var longer = pause.multipliedBy(2);
          pause = longer.compareTo(LAST_RETRY) < 0 ? longer : LAST_RETRY;
        }
      }
      await(pause);
    }
  }

  private void round() {
    if (isFresh) {
      // A list that was not finished is worth nothing; what was approved is carried out.
      disposals.in("listing").forEach(disposals::broken);
      isFresh = false;
    }
    disposals.in("listing").forEach(this::list);
    for (var id : disposals.in("running")) {
      job.run(id, this::goesOn);
    }
  }

  private void list(UUID id) {
    try {
      job.list(id);
    } catch (RuntimeException failed) {
      disposals.broken(id);
      throw failed;
    }
  }

  private void await(Duration pause) {
    try {
      if (asked.tryAcquire(pause.toNanos(), TimeUnit.NANOSECONDS)) {
        asked.drainPermits();
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      thread = null;
    }
  }
}
