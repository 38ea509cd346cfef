package org.chancery.archive.search;

import java.sql.Timestamp;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.chancery.archive.problem.Refusal;
import org.chancery.archive.query.QueryParser;
import org.chancery.archive.query.QueryPrinter;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// The searches that officers keep. Nobody sees those of another.
@Component
class SavedSearches {

  private static final int MOST_OF_ONE = 100;
  private static final int MOST_WATCHED = 2_000;
  private static final int LONGEST_NAME = 120;

  private final JdbcClient jdbc;
  private final InstantSource clock;

  SavedSearches(JdbcClient jdbc, InstantSource clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /// A search that is kept.
  ///
  /// @param query in the query language, times as instants
  /// @param alert whether new matches are counted
  /// @param seen of each partition up to where its owner has looked
  /// @param found new matches behind that, as last counted; absent where they were not
  record SavedSearch(
      UUID id,
      String owner,
      String name,
      String query,
      boolean alert,
      List<Long> seen,
      Instant seenAt,
      @Nullable Long found,
      @Nullable Instant countedAt) {
    SavedSearch {
      seen = List.copyOf(seen);
    }
  }

  /// What an officer keeps, oldest first.
  List<SavedSearch> of(String owner) {
    return jdbc.sql("select * from saved_search where owner = ? order by created_at, id")
        .param(owner)
        .query(SavedSearches::read)
        .list();
  }

  /// One of an officer's.
  ///
  /// @throws Refusal 404 where there is none, or it is another's
  SavedSearch of(String owner, UUID id) {
    return jdbc.sql("select * from saved_search where owner = ? and id = ?")
        .param(owner)
        .param(id)
        .query(SavedSearches::read)
        .optional()
        .orElseThrow(() -> Refusal.notFound("saved search"));
  }

  /// Those whose new matches are counted, longest ago first.
  List<SavedSearch> watched() {
    return jdbc.sql(
            "select * from saved_search where alert order by counted_at nulls first limit ?")
        .param(MOST_WATCHED)
        .query(SavedSearches::read)
        .list();
  }

  /// Keeps a search; what was on record until now counts as seen.
  SavedSearch keep(String owner, String name, String query, boolean alert, List<Long> reached) {
    var checked = checked(name);
    var understood = QueryPrinter.print(QueryParser.parse(query, ZoneOffset.UTC));
    var id = UUID.randomUUID();
    var now = Timestamp.from(clock.instant());
    var kept =
        jdbc.sql(
                """
                insert into saved_search (id, owner, name, query, alert, created_at, seen, seen_at, found, counted_at)
                select ?, ?, ?, ?, ?, ?, ?, ?, 0, ?
                where (select count(*) from saved_search where owner = ?) < ?
                """)
            .param(id)
            .param(owner)
            .param(checked)
            .param(understood)
            .param(alert)
            .param(now)
            .param(positions(reached))
            .param(now)
            .param(now)
            .param(owner)
            .param(MOST_OF_ONE)
            .update();
    if (kept == 0) {
      throw Refusal.invalid(
          "name",
          "There are " + MOST_OF_ONE + " saved searches already.",
          "Remove one that is no longer needed.");
    }
    return of(owner, id);
  }

  /// Gives it another name, or begins or ends counting.
  SavedSearch change(String owner, UUID id, String name, boolean alert) {
    jdbc.sql("update saved_search set name = ?, alert = ? where owner = ? and id = ?")
        .param(checked(name))
        .param(alert)
        .param(owner)
        .param(id)
        .update();
    return of(owner, id);
  }

  /// Says that its owner has looked through everything up to these positions.
  SavedSearch see(String owner, UUID id, List<Long> reached) {
    var now = Timestamp.from(clock.instant());
    jdbc.sql(
            """
            update saved_search set seen = ?, seen_at = ?, found = 0, counted_at = ?
            where owner = ? and id = ?
            """)
        .param(positions(reached))
        .param(now)
        .param(now)
        .param(owner)
        .param(id)
        .update();
    return of(owner, id);
  }

  /// Removes it; one that is gone is removed.
  void remove(String owner, UUID id) {
    jdbc.sql("delete from saved_search where owner = ? and id = ?").param(owner).param(id).update();
  }

  /// Writes down how many new matches there are, unless its owner has looked meanwhile.
  void count(SavedSearch search, @Nullable Long found) {
    jdbc.sql("update saved_search set found = ?, counted_at = ? where id = ? and seen_at = ?")
        .param(found)
        .param(Timestamp.from(clock.instant()))
        .param(search.id())
        .param(Timestamp.from(search.seenAt()))
        .update();
  }

  private static String checked(@Nullable String name) {
    if (name == null || name.isBlank() || name.length() > LONGEST_NAME) {
      throw Refusal.invalid(
          "name", "It is empty or too long.", "Use 1 to " + LONGEST_NAME + " characters.");
    }
    return name.strip();
  }

  private static Long[] positions(List<Long> reached) {
    return reached.toArray(Long[]::new);
  }

  private static SavedSearch read(java.sql.ResultSet row, int number) throws java.sql.SQLException {
    var counted = row.getTimestamp("counted_at");
    return new SavedSearch(
        row.getObject("id", UUID.class),
        row.getString("owner"),
        row.getString("name"),
        row.getString("query"),
        row.getBoolean("alert"),
        Arrays.asList((Long[]) row.getArray("seen").getArray()),
        row.getTimestamp("seen_at").toInstant(),
        row.getObject("found", Long.class),
        counted == null ? null : counted.toInstant());
  }
}
