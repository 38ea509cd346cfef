package org.chancery.archive.record;

import java.sql.Timestamp;
import java.time.InstantSource;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// Takes records out of the store for good. What stays of each is its place, its hash and when it
/// was: its chain and its leaf go on to verify.
///
/// The index and the vault take their part away after the commit; until then the rows they have not
/// done stand in `disposed_record`, so that being killed loses none of it.
@Component
public class Disposal {

  private final JdbcClient jdbc;
  private final RecordStore store;
  private final ApplicationEventPublisher events;
  private final InstantSource clock;

  Disposal(
      JdbcClient jdbc, RecordStore store, ApplicationEventPublisher events, InstantSource clock) {
    this.jdbc = jdbc;
    this.store = store;
    this.events = events;
    this.clock = clock;
  }

  /// That records went; sent inside the transaction.
  public record Disposed(int records) {}

  /// Disposes of these records in the caller's transaction; those that are gone already are passed
  /// over. The caller has made sure that nothing keeps them.
  ///
  /// @param batch the disposal they go with
  @Transactional(propagation = Propagation.MANDATORY)
  public void dispose(Collection<UUID> records, UUID batch) {
    List<JournalRecord> there = store.findAll(records);
    if (there.isEmpty()) {
      return;
    }
    var ids = there.stream().map(record -> record.id().toString()).toArray(String[]::new);
    jdbc.sql(
            """
            insert into disposed_record
              (partition, position, id, hash, type, at, conversation, disposal, disposed_at)
            select partition, position, id, hash, type, at, conversation, ?, ?
            from record where id = any(?::uuid[])
            """)
        .param(batch)
        .param(Timestamp.from(clock.instant()))
        .param(ids)
        .update();
    destroySalts(ids);
    jdbc.sql("delete from message_change where record = any(?::uuid[]) or message = any(?::uuid[])")
        .param(ids)
        .param(ids)
        .update();
    jdbc.sql("delete from record where id = any(?::uuid[])").param(ids).update();
    uncount(there);
    events.publishEvent(new Disposed(there.size()));
  }

  /// Without its salts nobody can tell what a record's leaf in the ledger commits to.
  private void destroySalts(String[] ids) {
    var destroyed =
        jdbc.sql(
                """
                delete from ledger_salt s using record r
                where r.id = any(?::uuid[]) and s.partition = r.partition and s.position = r.position
                """)
            .param(ids)
            .update();
    if (destroyed < ids.length) {
      // It would leave a hole in the ledger that nobody could tell from a loss.
      throw new IllegalStateException("a record that is not sealed yet cannot be disposed of");
    }
  }

  private void uncount(List<JournalRecord> gone) {
    Map<RecordCount, Long> counts = new HashMap<>();
    for (var record : gone) {
      var outcome = Objects.requireNonNullElse(record.content().outcome(), "");
      counts.merge(new RecordCount(record.type().wire(), outcome, 0), 1L, Long::sum);
    }
    counts.forEach((kind, records) ->
        jdbc.sql("update record_count set records = records - ? where type = ? and outcome = ?")
            .param(records)
            .param(kind.type())
            .param(kind.outcome())
            .update());
  }
}
