package org.chancery.archive.search;

import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.chancery.archive.problem.Refusal;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Figures about the index for the overview.
@Component
public class IndexFigures {

  private final RecordSearch search;
  private final Indexer indexer;
  private final IndexingProgress progress;

  IndexFigures(RecordSearch search, Indexer indexer, IndexingProgress progress) {
    this.search = search;
    this.indexer = indexer;
    this.progress = progress;
  }

  /// From the journal's time of a record until an officer could find it, over the last minute, in
  /// milliseconds.
  public record SearchableLag(long p50, long p95, long p99, long max) {}

  /// What a search can find now; empty while the index does not answer.
  public Optional<IndexCounts> counts() {
    try {
      return Optional.of(search.counts());
    } catch (Refusal away) {
      return Optional.empty();
    }
  }

  /// Lag of the records of the last minute; zeros when there were none.
  public SearchableLag lag() {
    var snapshot = indexer.lag().takeSnapshot();
    var values = snapshot.percentileValues();
    return new SearchableLag(
        Math.round(values[0].value(TimeUnit.MILLISECONDS)),
        Math.round(values[1].value(TimeUnit.MILLISECONDS)),
        Math.round(values[2].value(TimeUnit.MILLISECONDS)),
        Math.round(snapshot.max(TimeUnit.MILLISECONDS)));
  }

  /// Since when the index takes no records; nothing while it does.
  public @Nullable Instant awaySince() {
    return progress.view().awaySince();
  }

  /// What keeps the indexer from working; empty when all is well.
  public String trouble() {
    return progress.view().trouble();
  }
}
