package org.chancery.archive.search;

import java.time.Duration;
import java.time.InstantSource;
import org.chancery.archive.record.RecordsStored;
import org.chancery.archive.rounds.Ending;
import org.chancery.archive.rounds.Retries;
import org.chancery.archive.rounds.Rounds;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/// The loop that keeps the index behind the store by no more than a refresh interval.
///
/// Backlog waits in the store, never in memory: while the index is away or busy nothing more is
/// read, and it is tried again, ever less often up to every ten seconds.
@Component
final class IndexLoop extends Rounds {

  private static final Logger log = LoggerFactory.getLogger(IndexLoop.class);
  private static final Duration IDLE = Duration.ofSeconds(1);
  private static final Retries RETRIES =
      new Retries(Duration.ofMillis(200), Duration.ofSeconds(10));

  private final Indexer indexer;
  private final IndexingProgress progress;
  private final Duration refreshEvery;
  private final InstantSource clock;
  private boolean isFresh = true;
  private long refreshedAt;

  IndexLoop(
      Indexer indexer, IndexingProgress progress, SearchSettings settings, InstantSource clock) {
    super("index", Duration.ZERO, RETRIES, Ending.INTERRUPTED, clock);
    this.indexer = indexer;
    this.progress = progress;
    this.refreshEvery = settings.refresh();
    this.clock = clock;
  }

  @EventListener
  void on(RecordsStored stored) {
    // News are no reason to ask an index that is away any sooner.
    if (failingSince().isEmpty()) {
      wake();
    }
  }

  @Override
  protected Duration round() {
    if (isFresh) {
      indexer.reload();
      isFresh = false;
    }
    var due = refreshEvery.minusNanos(System.nanoTime() - refreshedAt);
    if (indexer.hasUnrefreshed() && !due.isPositive()) {
      indexer.refresh();
      refreshedAt = System.nanoTime();
    }
    var hasSent = indexer.sendNext();
    progress.well();
    if (hasSent) {
      return Duration.ZERO;
    }
    return indexer.hasUnrefreshed() && due.isPositive() ? due : IDLE;
  }

  @Override
  protected void failed(RuntimeException trouble, boolean isFirst) {
    if (!(trouble instanceof Indexer.IndexBusy)) {
      isFresh = true;
    }
    if (isFirst) {
      log.warn("indexing is waiting: {}", trouble.getMessage());
      log.debug("indexing is waiting", trouble);
    }
    progress.away(clock.instant(), trouble());
  }

  @Override
  protected void ended() {
    isFresh = true;
  }
}
