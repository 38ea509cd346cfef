package org.chancery.archive.search;

import java.sql.Timestamp;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import org.chancery.archive.record.Disposal.Disposed;
import org.chancery.archive.rounds.Ending;
import org.chancery.archive.rounds.Retries;
import org.chancery.archive.rounds.Rounds;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;
import org.springframework.transaction.support.TransactionTemplate;

/// Takes the documents of disposed records out of the index, after their disposal has committed.
/// What is still to be done stands in `disposed_record`, so a stop or an index that is away only
/// puts it off; a search meanwhile does not show them, because the store no longer has them.
@Component
class DisposedDocuments extends Rounds {

  private static final Logger log = LoggerFactory.getLogger(DisposedDocuments.class);
  private static final int PORTION = 500;
  private static final Duration IDLE = Duration.ofSeconds(5);
  // By then the indexer has sent whatever it had read before the disposal.
  private static final Duration SETTLED = Duration.ofMinutes(10);

  private final RecordIndex index;
  private final IndexGenerations generations;
  private final TransactionTemplate transaction;
  private final JdbcClient jdbc;
  private final InstantSource clock;

  DisposedDocuments(
      RecordIndex index,
      IndexGenerations generations,
      TransactionTemplate transaction,
      JdbcClient jdbc,
      InstantSource clock) {
    super("disposed-documents", Duration.ZERO, Retries.every(IDLE), Ending.INTERRUPTED, clock);
    this.index = index;
    this.generations = generations;
    this.transaction = transaction;
    this.jdbc = jdbc;
    this.clock = clock;
  }

  @TransactionalEventListener
  void on(Disposed disposed) {
    wake();
  }

  @Override
  protected Duration round() {
    return portion() == 0 ? IDLE : Duration.ZERO;
  }

  @Override
  protected void failed(RuntimeException trouble, boolean isFirst) {
    log.warn("disposed documents stay for now: {}", trouble.getClass().getSimpleName());
  }

  private int portion() {
    var ids = waiting();
    if (ids.isEmpty()) {
      return 0;
    }
    var series = generations.searched();
    index.delete(ids, series.alias());
    transaction.executeWithoutResult(_ -> {
      // Where other indices have taken their place meanwhile, these documents may be in those.
      generations.require(series);
      jdbc.sql("update disposed_record set unindexed_at = ? where id = any(?::uuid[])")
          .param(Timestamp.from(clock.instant()))
          .param(ids.stream().map(UUID::toString).toArray(String[]::new))
          .update();
    });
    return ids.size();
  }

  private List<UUID> waiting() {
    return jdbc.sql(
            """
            select d.id from disposed_record d
            left join index_position i on i.partition = d.partition
            where d.unindexed_at is null and (i.position >= d.position or d.disposed_at < ?)
            order by d.disposed_at limit ?
            """)
        .param(Timestamp.from(clock.instant().minus(SETTLED)))
        .param(PORTION)
        .query((row, _) -> row.getObject("id", UUID.class))
        .list();
  }
}
