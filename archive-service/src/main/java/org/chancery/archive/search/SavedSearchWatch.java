package org.chancery.archive.search;

import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.chancery.archive.access.Sights;
import org.chancery.archive.problem.Refusal;
import org.chancery.archive.query.QueryParser;
import org.chancery.archive.query.RecordQuery;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;

/// Counts the new matches of saved searches, as often as the settings say and only where something
/// has become searchable since. Each counts what its owner may see at that moment. Each round is
/// bounded by the number of searches that are watched; a round that fails is left for the next.
@Component
final class SavedSearchWatch implements SmartLifecycle {

  private static final Logger log = LoggerFactory.getLogger(SavedSearchWatch.class);

  private final SavedSearches searches;
  private final RecordSearch search;
  private final IndexPositions positions;
  private final Sights sights;
  private final Duration every;
  private volatile @Nullable CountDownLatch stopping;
  private List<Long> counted = List.of();

  SavedSearchWatch(
      SavedSearches searches,
      RecordSearch search,
      IndexPositions positions,
      Sights sights,
      SearchSettings settings) {
    this.searches = searches;
    this.search = search;
    this.positions = positions;
    this.sights = sights;
    this.every = settings.watch();
  }

  @Override
  public void start() {
    var stop = new CountDownLatch(1);
    stopping = stop;
    Thread.ofVirtual().name("saved-searches").start(() -> run(stop));
  }

  @Override
  public void stop() {
    var stop = stopping;
    stopping = null;
    if (stop != null) {
      stop.countDown();
    }
  }

  @Override
  public boolean isRunning() {
    return stopping != null;
  }

  private void run(CountDownLatch stop) {
    try {
      while (!stop.await(every.toMillis(), TimeUnit.MILLISECONDS)) {
        var reached = positions.reached();
        if (!reached.equals(counted) && round(reached)) {
          counted = reached;
        }
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private boolean round(List<Long> reached) {
    try {
      for (var saved : searches.watched()) {
        if (!isRunning()) {
          return false;
        }
        count(saved, reached);
      }
      return true;
    } catch (Refusal | DataAccessException away) {
      log.debug("saved searches are counted later: {}", away.getClass().getSimpleName());
      return false;
    }
  }

  private void count(SavedSearches.SavedSearch saved, List<Long> reached) {
    RecordQuery query;
    try {
      query = QueryParser.parse(saved.query(), ZoneOffset.UTC);
    } catch (Refusal ofAnotherVersion) {
      searches.count(saved, null);
      return;
    }
    searches.count(
        saved,
        search.count(
            new SearchCriteria(query, saved.seen(), reached), sights.ofOfficer(saved.owner())));
  }
}
