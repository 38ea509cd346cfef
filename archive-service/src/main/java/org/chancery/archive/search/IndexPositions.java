package org.chancery.archive.search;

import java.util.List;
import java.util.stream.IntStream;
import org.chancery.archive.record.RecordReader;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/// Up to which position of each partition the index has been refreshed: what an officer can find,
/// exactly.
@Component
public class IndexPositions {

  private final JdbcClient jdbc;
  private final IndexGenerations generations;
  private final TransactionTemplate transaction;
  private volatile List<Long> reached =
      IntStream.range(0, RecordReader.PARTITIONS).mapToObj(_ -> 0L).toList();

  IndexPositions(JdbcClient jdbc, IndexGenerations generations, TransactionTemplate transaction) {
    this.jdbc = jdbc;
    this.generations = generations;
    this.transaction = transaction;
  }

  /// One position for each partition, as this node last knew.
  public List<Long> reached() {
    return reached;
  }

  /// One position for each partition, as last recorded by any node.
  List<Long> stored() {
    return List.copyOf(
        jdbc.sql("select position from index_position order by partition")
            .query((row, _) -> row.getLong("position"))
            .list());
  }

  /// Records that everything up to these positions is searchable.
  ///
  /// @param series in which indices
  /// @throws IndexGenerations.IndexReplaced when others are searched by now
  void reach(IndexSeries series, List<Long> positions) {
    transaction.executeWithoutResult(_ -> {
      generations.require(series);
      write(positions);
    });
    reached = List.copyOf(positions);
  }

  /// Records, in the caller's transaction, where the indices stand that are now searched.
  void write(List<Long> positions) {
    jdbc.sql(
            """
            update index_position i set position = n.position
            from unnest(?::bigint[]) with ordinality as n(position, nth)
            where i.partition = n.nth - 1 and i.position <> n.position
            """)
        .param(positions.stream().mapToLong(Long::longValue).toArray())
        .update();
  }
}
