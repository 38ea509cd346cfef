package org.chancery.archive.search;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.chancery.archive.query.RecordQuery;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Everything that matches a question, for those who keep what was found.
@Component
public class Matches {

  private static final int PAGE = 2_000;

  private final RecordSearch search;
  private final SearchReach reach;

  Matches(RecordSearch search, SearchReach reach) {
    this.search = search;
    this.reach = reach;
  }

  /// What was found.
  ///
  /// @param ids oldest first; no more than was asked for
  /// @param total how many match in all
  /// @param leftOut how many match as well that the reader may not see
  /// @param reach how much of the journal this is about
  public record Found(List<UUID> ids, long total, long leftOut, SearchReach.Reach reach) {
    public Found {
      ids = List.copyOf(ids);
    }
  }

  /// Everything that matches now and that the reader may see.
  ///
  /// @param most where more than that match, only their number is told
  /// @throws org.chancery.archive.problem.Refusal when the index is away or takes too long
  public Found of(RecordQuery query, int most) {
    // Taken first, so that what the index gains meanwhile is on no page.
    var now = reach.now();
    var criteria = new SearchCriteria(query, List.of(), now.reached());
    List<UUID> ids = new ArrayList<>();
    @Nullable PageCursor after = null;
    do {
      var page = search.find(criteria, RecordSearch.Order.OLDEST, after, PAGE);
      if (page.total() > most) {
        return new Found(List.of(), page.total(), search.leftOut(criteria), now);
      }
      ids.addAll(page.ids());
      after = page.next();
    } while (after != null);
    return new Found(ids, ids.size(), search.leftOut(criteria), now);
  }
}
