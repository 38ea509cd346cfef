package org.chancery.archive.search;

import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Records that were disposed of, as a rebuild has to know them: none of them comes back.
@Component
class DisposedRows {

  private static final int PORTION = 1_000;
  // More than the clocks of two nodes are apart.
  private static final Duration CLOCKS = Duration.ofMinutes(10);

  private final JdbcClient jdbc;
  private final RecordIndex index;

  DisposedRows(JdbcClient jdbc, RecordIndex index) {
    this.jdbc = jdbc;
    this.index = index;
  }

  /// Those of a stretch of positions, both ends in it.
  Set<UUID> between(int partition, long first, long last) {
    return new HashSet<>(
        jdbc.sql("select id from disposed_record where partition = ? and position between ? and ?")
            .param(partition)
            .param(first)
            .param(last)
            .query((row, _) -> row.getObject("id", UUID.class))
            .list());
  }

  /// Which of these ids are of records that were disposed of.
  Set<UUID> among(Collection<UUID> ids) {
    return new HashSet<>(
        jdbc.sql("select id from disposed_record where id = any(?::uuid[])")
            .param(ids.stream().map(UUID::toString).toArray(String[]::new))
            .query((row, _) -> row.getObject("id", UUID.class))
            .list());
  }

  /// Takes those out of new indices that were disposed of since these were begun.
  void takeOut(IndexSeries series, Instant since) {
    List<UUID> gone =
        jdbc.sql(
                """
                select id from disposed_record
                where unindexed_at is null or unindexed_at >= ? order by id
                """)
            .param(Timestamp.from(since.minus(CLOCKS)))
            .query((row, _) -> row.getObject("id", UUID.class))
            .list();
    for (var from = 0; from < gone.size(); from += PORTION) {
      index.delete(gone.subList(from, Math.min(from + PORTION, gone.size())), series.pattern());
    }
  }

  /// Has them, in the caller's transaction, taken out of whatever is searched from now on: one may
  /// have been disposed of a moment ago.
  void takeOutAgain(Instant since) {
    jdbc.sql("update disposed_record set unindexed_at = null where unindexed_at >= ?")
        .param(Timestamp.from(since.minus(CLOCKS)))
        .update();
  }
}
