package org.chancery.archive.search;

import java.sql.Timestamp;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.chancery.archive.record.Disposal.Disposed;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;
import org.springframework.transaction.support.TransactionTemplate;

/// Takes the documents of disposed records out of the index, after their disposal has committed.
/// What is still to be done stands in `disposed_record`, so a stop or an index that is away only
/// puts it off; a search meanwhile does not show them, because the store no longer has them.
@Component
class DisposedDocuments implements SmartLifecycle {

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
  private final Semaphore news = new Semaphore(0);

  private volatile @Nullable Thread thread;

  DisposedDocuments(
      RecordIndex index,
      IndexGenerations generations,
      TransactionTemplate transaction,
      JdbcClient jdbc,
      InstantSource clock) {
    this.index = index;
    this.generations = generations;
    this.transaction = transaction;
    this.jdbc = jdbc;
    this.clock = clock;
  }

  @TransactionalEventListener
  void on(Disposed disposed) {
    news.release();
  }

  @Override
  public void start() {
    var loop = Thread.ofVirtual().name("disposed-documents").unstarted(this::run);
    thread = loop;
    loop.start();
  }

  @Override
  public void stop() {
    var running = thread;
    thread = null;
    if (running != null) {
      running.interrupt();
    }
  }

  @Override
  public boolean isRunning() {
    return thread != null;
  }

  private void run() {
    while (thread == Thread.currentThread()) {
      try {
        if (portion() == 0) {
          await();
        }
      } catch (RuntimeException trouble) {
        if (thread == Thread.currentThread()) {
          log.warn("disposed documents stay for now: {}", trouble.getClass().getSimpleName());
          await();
        }
      }
    }
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

  private void await() {
    try {
      if (news.tryAcquire(IDLE.toNanos(), TimeUnit.NANOSECONDS)) {
        news.drainPermits();
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
