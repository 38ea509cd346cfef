package org.chancery.messaging.journal;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/// Puts structural acts on record: conversations, members, policies, sessions. Messages come in
/// such numbers that they have their own way in, batched by the message feature.
@Component
public class Journal {

  private final JdbcTemplate jdbc;
  private final JournalHeads heads;

  Journal(JdbcTemplate jdbc, JournalHeads heads) {
    this.jdbc = jdbc;
    this.heads = heads;
  }

  /// Appends a record in the caller's transaction: domain change and record commit together or not
  /// at all. Holds the partition's lock until then, so append last and commit soon. A transaction
  /// that appends several records must do so in one call, or in order of their partitions.
  ///
  /// @return the place it will have once the transaction commits
  @Transactional(propagation = Propagation.MANDATORY)
  public FeedRecord append(RecordDraft draft) {
    return appendAll(List.of(draft)).getFirst();
  }

  /// Appends several records, as [#append(RecordDraft)] does.
  @Transactional(propagation = Propagation.MANDATORY)
  public List<FeedRecord> appendAll(List<RecordDraft> drafts) {
    List<PreparedRecord> prepared = drafts.stream().map(PreparedRecord::of).toList();
    List<FeedRecord> appended =
        jdbc.execute((ConnectionCallback<List<FeedRecord>>) c -> write(c, prepared));
    if (appended == null) {
      throw new IllegalStateException("An append always answers");
    }
    TransactionSynchronizationManager.registerSynchronization(
        new TransactionSynchronization() {
          @Override
          public void afterCommit() {
            heads.committedHere(appended);
          }
        });
    return appended;
  }

  /// Makes records that were committed by other means known to readers here and on other nodes.
  public void committed(List<FeedRecord> records) {
    heads.committedHere(records);
  }

  private static List<FeedRecord> write(Connection connection, List<PreparedRecord> records)
      throws SQLException {
    JournalBatch batch = new JournalBatch();
    try (PreparedStatement lock = connection.prepareStatement(JournalBatch.LOCK)) {
      JournalBatch.bindLock(
          lock, records.stream().mapToInt(PreparedRecord::partition).distinct().toArray());
      try (ResultSet heads = lock.executeQuery()) {
        batch.readHeads(heads);
      }
    }
    records.forEach(batch::add);
    try (PreparedStatement write = connection.prepareStatement(JournalBatch.WRITE)) {
      batch.bindWrite(write);
      write.execute();
    }
    return batch.added().stream().map(JournalBatch.Appended::feed).toList();
  }
}
