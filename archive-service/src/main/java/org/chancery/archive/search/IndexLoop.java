package org.chancery.archive.search;

import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.chancery.archive.record.RecordsStored;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/// The loop that keeps the index behind the store by no more than a refresh interval.
///
/// Backlog waits in the store, never in memory: while the index is away or busy nothing more is
/// read, and it is tried again, ever less often up to every ten seconds.
@Component
final class IndexLoop implements SmartLifecycle {

  private static final Logger log = LoggerFactory.getLogger(IndexLoop.class);
  private static final Duration IDLE = Duration.ofSeconds(1);
  private static final Duration FIRST_RETRY = Duration.ofMillis(200);
  private static final Duration LAST_RETRY = Duration.ofSeconds(10);

  private final Indexer indexer;
  private final IndexingProgress progress;
  private final Duration refreshEvery;
  private final InstantSource clock;
  private final Semaphore news = new Semaphore(0);

  private volatile @Nullable Thread thread;
  private long refreshedAt;

  IndexLoop(
      Indexer indexer, IndexingProgress progress, SearchSettings settings, InstantSource clock) {
    this.indexer = indexer;
    this.progress = progress;
    this.refreshEvery = settings.refresh();
    this.clock = clock;
  }

  @EventListener
  void on(RecordsStored stored) {
    news.release();
  }

  @Override
  public void start() {
    var loop = Thread.ofPlatform().name("index").unstarted(this::run);
    thread = loop;
    loop.start();
  }

  @Override
  public void stop() {
    var running = thread;
    thread = null;
    if (running != null) {
      running.interrupt();
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
    var fresh = true;
    var retry = FIRST_RETRY;
    while (isOn()) {
      try {
        if (fresh) {
          indexer.reload();
          fresh = false;
        }
        round();
        progress.well();
        retry = FIRST_RETRY;
      } catch (Indexer.IndexBusy busy) {
        report(busy);
        pause(retry);
        retry = next(retry);
      } catch (RuntimeException trouble) {
        if (isOn()) {
          fresh = true;
          report(trouble);
          pause(retry);
          retry = next(retry);
        }
      }
    }
  }

  private void round() {
    var due = refreshEvery.minusNanos(System.nanoTime() - refreshedAt);
    if (indexer.hasUnrefreshed() && !due.isPositive()) {
      indexer.refresh();
      refreshedAt = System.nanoTime();
    }
    if (!indexer.sendNext()) {
      awaitNews(indexer.hasUnrefreshed() && due.isPositive() ? due : IDLE);
    }
  }

  private void report(RuntimeException trouble) {
    if (progress.view().awaySince() == null) {
      log.warn("indexing is waiting: {}", trouble.getMessage());
      log.debug("indexing is waiting", trouble);
    }
    progress.away(
        clock.instant(), trouble.getClass().getSimpleName() + ": " + trouble.getMessage());
  }

  private boolean isOn() {
    return thread == Thread.currentThread();
  }

  private static void pause(Duration time) {
    try {
      Thread.sleep(time);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private void awaitNews(Duration time) {
    try {
      if (news.tryAcquire(time.toNanos(), TimeUnit.NANOSECONDS)) {
        news.drainPermits();
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private static Duration next(Duration retry) {
    var twice = retry.multipliedBy(2);
    return twice.compareTo(LAST_RETRY) < 0 ? twice : LAST_RETRY;
  }
}
