package org.chancery.messaging.message;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import org.chancery.messaging.attachment.MessageFiles;
import org.chancery.messaging.journal.Act;
import org.chancery.messaging.journal.AttachmentRef;
import org.chancery.messaging.journal.JournalBatch;
import org.chancery.messaging.journal.JournalBatch.Appended;
import org.chancery.messaging.journal.MessageText;
import org.chancery.messaging.journal.Receipt;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Commits a batch of messages in one transaction of three round trips: lock the heads and look up
/// earlier attempts, write everything, commit. Running a batch again is safe, because the look-up
/// then finds what the first run committed; so a lost connection is answered by a second run and
/// never by a guess.
@Component
class MessageCommit {

  /// The look-up runs after the lock and with a snapshot of its own, so it sees every earlier
  /// attempt in the locked partitions. Sequential scans are off because a plan made while the table
  /// was empty would outlive that.
  private static final String LOCK_AND_LOOK =
      "set local enable_seqscan = off;\n"
          + JournalBatch.LOCK
          + ";\nselect "
          + EarlierPost.COLUMNS
          + """

           from unnest(?::uuid[], ?::text[]) k(sender_id, client_id)
          cross join lateral (
            select * from message x
             where x.sender_id = k.sender_id and x.client_id = k.client_id limit 1) m\
          """;

  private static final String WRITE =
      JournalBatch.WRITE
          + """
          ;
          insert into message (id, partition, position, conversation_id, sender_id, sender_username,
                               sender_name, client_id, state, at, text, verdict, delivered,
                               forwarded, hash)
          select u.id, u.partition, u.position, u.conversation_id, u.sender_id, u.sender_username,
                 u.sender_name, u.client_id, u.state, u.at, u.text, u.verdict::jsonb,
                 u.delivered, u.forwarded::jsonb, decode(substr(u.hash, 8), 'hex')
            from unnest(?::uuid[], ?::smallint[], ?::bigint[], ?::uuid[], ?::uuid[], ?::text[],
                        ?::text[], ?::text[], ?::text[], ?::timestamptz[], ?::text[], ?::text[],
                        ?::text[], ?::text[], ?::text[])
                 u(id, partition, position, conversation_id, sender_id, sender_username,
                   sender_name, client_id, state, at, text, verdict, delivered, forwarded,
                   hash)\
          """;

  private static final String[] TYPES = {
    "uuid",
    "int2",
    "int8",
    "uuid",
    "uuid",
    "text",
    "text",
    "text",
    "text",
    "timestamptz",
    "text",
    "text"
  };

  private final DataSource dataSource;

  MessageCommit(DataSource dataSource) {
    this.dataSource = dataSource;
  }

  /// What a run did.
  ///
  /// @param appended records written by this run
  /// @param outcomes the answer of every post of the batch, in its order
  record Result(List<Appended> appended, List<PostOutcome> outcomes) {}

  /// Called with what is about to commit.
  interface BeforeCommit {
    void about(List<Appended> appended);
  }

  Result run(List<PendingPost> batch, BeforeCommit beforeCommit) throws SQLException {
    try (Connection connection = dataSource.getConnection()) {
      connection.setAutoCommit(false);
      try {
        Result result = run(connection, batch);
        if (!result.appended().isEmpty()) {
          beforeCommit.about(result.appended());
        }
        connection.commit();
        return result;
      } catch (SQLException | RuntimeException e) {
        connection.rollback();
        throw e;
      }
    }
  }

  private static Result run(Connection connection, List<PendingPost> batch) throws SQLException {
    JournalBatch journal = new JournalBatch();
    Map<PendingPost.Key, EarlierPost> earlier = lockAndLook(connection, journal, batch);
    List<PostOutcome> outcomes = new ArrayList<>(batch.size());
    for (PendingPost post : batch) {
      EarlierPost known = earlier.get(post.key());
      if (known == null) {
        Appended appended = journal.add(post.record());
        known = EarlierPost.from(post, Receipt.of(appended.feed()));
        earlier.put(post.key(), known);
      }
      outcomes.add(known.answerTo(post));
    }
    List<Appended> appended = journal.added();
    if (!appended.isEmpty()) {
      try (PreparedStatement write = connection.prepareStatement(WRITE)) {
        journal.bindWrite(write);
        bindMessages(write, appended);
        write.execute();
      }
      writeFiles(connection, appended);
    }
    return new Result(appended, outcomes);
  }

  private static Map<PendingPost.Key, EarlierPost> lockAndLook(
      Connection connection, JournalBatch journal, List<PendingPost> batch) throws SQLException {
    Map<PendingPost.Key, EarlierPost> earlier = HashMap.newHashMap(batch.size());
    Object[] senders = new Object[batch.size()];
    Object[] clientIds = new Object[batch.size()];
    for (int i = 0; i < batch.size(); i++) {
      senders[i] = batch.get(i).key().sender();
      clientIds[i] = batch.get(i).key().clientId();
    }
    int[] partitions = batch.stream().mapToInt(p -> p.record().partition()).distinct().toArray();
    try (PreparedStatement look = connection.prepareStatement(LOCK_AND_LOOK)) {
      JournalBatch.bindLock(look, partitions);
      look.setArray(2, connection.createArrayOf("uuid", senders));
      look.setArray(3, connection.createArrayOf("text", clientIds));
      look.execute();
      // The setting answers nothing, then come the heads, then the earlier attempts.
      look.getMoreResults();
      try (ResultSet heads = look.getResultSet()) {
        journal.readHeads(heads);
      }
      look.getMoreResults();
      try (ResultSet rows = look.getResultSet()) {
        while (rows.next()) {
          EarlierPost found = EarlierPost.from(rows);
          earlier.put(found.key(), found);
        }
      }
    }
    return earlier;
  }

  private static void writeFiles(Connection connection, List<Appended> appended)
      throws SQLException {
    List<UUID> messages = new ArrayList<>();
    List<Integer> ordinals = new ArrayList<>();
    List<UUID> files = new ArrayList<>();
    for (Appended record : appended) {
      if (record.draft().act() instanceof Act.OfMessage message) {
        for (AttachmentRef file : message.attachments()) {
          ordinals.add(
              messages.isEmpty() || !messages.getLast().equals(record.draft().id())
                  ? 0
                  : ordinals.getLast() + 1);
          messages.add(record.draft().id());
          files.add(file.id());
        }
      }
    }
    if (files.isEmpty()) {
      return;
    }
    try (PreparedStatement write = connection.prepareStatement(MessageFiles.INSERT)) {
      write.setArray(1, connection.createArrayOf("uuid", messages.toArray()));
      write.setArray(2, connection.createArrayOf("int2", ordinals.toArray()));
      write.setArray(3, connection.createArrayOf("uuid", files.toArray()));
      write.execute();
    }
  }

  private static void bindMessages(PreparedStatement write, List<Appended> appended)
      throws SQLException {
    Object[][] columns = new Object[TYPES.length][appended.size()];
    @Nullable Object[] delivered = new @Nullable Object[appended.size()];
    @Nullable Object[] forwarded = new @Nullable Object[appended.size()];
    Object[] hashes = new Object[appended.size()];
    for (int i = 0; i < appended.size(); i++) {
      Appended record = appended.get(i);
      if (!(record.draft().act() instanceof Act.OfMessage message)) {
        throw new IllegalStateException("Only messages come this way");
      }
      columns[0][i] = record.draft().id();
      columns[1][i] = record.feed().partition();
      columns[2][i] = record.feed().position();
      columns[3][i] = message.conversation().id();
      columns[4][i] = record.draft().actor().id();
      columns[5][i] = record.draft().actor().username();
      columns[6][i] = record.draft().actor().name();
      columns[7][i] = message.clientId();
      columns[8][i] = MessageState.of(message).column();
      columns[9][i] = JournalBatch.timestamp(record.draft().at());
      columns[10][i] = message.text().value();
      columns[11][i] = StoredVerdict.write(message.judgement().verdict());
      MessageText shown = Redacted.of(message.text(), message.judgement().verdict());
      delivered[i] = shown == null ? null : shown.value();
      forwarded[i] = StoredForward.write(message.written().forwarded());
      hashes[i] = Receipt.of(record.feed()).hash();
    }
    Connection connection = write.getConnection();
    int next = JournalBatch.WRITE_PARAMETERS + 1;
    for (int i = 0; i < columns.length; i++) {
      write.setArray(next++, connection.createArrayOf(TYPES[i], columns[i]));
    }
    write.setArray(next++, connection.createArrayOf("text", delivered));
    write.setArray(next++, connection.createArrayOf("text", forwarded));
    write.setArray(next, connection.createArrayOf("text", hashes));
  }
}
