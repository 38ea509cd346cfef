package org.chancery.archive.search;

import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import org.chancery.archive.access.Sights;
import org.chancery.archive.problem.Refusal;
import org.chancery.archive.query.QueryParser;
import org.chancery.archive.query.RecordQuery;
import org.chancery.archive.rounds.Ending;
import org.chancery.archive.rounds.Retries;
import org.chancery.archive.rounds.Rounds;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/// Counts the new matches of saved searches, as often as the settings say and only where something
/// has become searchable since. Each counts what its owner may see at that moment. Each round is
/// bounded by the number of searches that are watched; a round that fails is left for the next.
@Component
final class SavedSearchWatch extends Rounds {

  private static final Logger log = LoggerFactory.getLogger(SavedSearchWatch.class);

  private final SavedSearches searches;
  private final RecordSearch search;
  private final IndexPositions positions;
  private final Sights sights;
  private final Duration every;
  private List<Long> counted = List.of();

  SavedSearchWatch(
      SavedSearches searches,
      RecordSearch search,
      IndexPositions positions,
      Sights sights,
      SearchSettings settings,
      InstantSource clock) {
    super(
        "saved-searches",
        settings.watch(),
        Retries.every(settings.watch()),
        Ending.INTERRUPTED,
        clock);
    this.searches = searches;
    this.search = search;
    this.positions = positions;
    this.sights = sights;
    this.every = settings.watch();
  }

  @Override
  protected Duration round() {
    var reached = positions.reached();
    if (!reached.equals(counted)) {
      for (var saved : searches.watched()) {
        if (!goesOn()) {
          return every;
        }
        count(saved, reached);
      }
      counted = reached;
    }
    return every;
  }

  @Override
  protected void failed(RuntimeException trouble, boolean isFirst) {
    if (isFirst) {
      log.warn("saved searches are counted later: {}", trouble.getClass().getSimpleName());
      log.debug("saved searches are counted later", trouble);
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
