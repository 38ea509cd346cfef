package org.chancery.messaging.journal;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One transaction's worth of appends. Its statements are offered as SQL to put in front of the
/// caller's own, because a batch that writes journal and message rows should be two round trips,
/// not five. Use: run [#LOCK], hand its rows to [#readHeads], [#add] the records, run [#WRITE] with
/// [#bindWrite], commit. One thread, one transaction, then thrown away.
public final class JournalBatch {

  /// Locks the heads of some partitions, in partition order so that two batches cannot deadlock.
  /// One parameter, see [#bindLock].
  public static final String LOCK =
      """
      select partition, position, hash from journal_head
       where partition = any(?) order by partition for update\
      """;

  /// Inserts the added records and moves the heads. [#WRITE_PARAMETERS] parameters.
  public static final String WRITE =
      """
      insert into journal (partition, position, id, at, type, conversation_id, member_id, body)
      select * from unnest(?::smallint[], ?::bigint[], ?::uuid[], ?::timestamptz[], ?::text[],
                           ?::uuid[], ?::uuid[], ?::bytea[]);
      update journal_head h set position = u.position, hash = u.hash
        from unnest(?::smallint[], ?::bigint[], ?::bytea[]) u(partition, position, hash)
       where h.partition = u.partition\
      """;

  /// How many parameters [#WRITE] takes.
  public static final int WRITE_PARAMETERS = 11;

  private final long[] positions = new long[Partitions.COUNT];
  private final byte[][] hashes = new byte[Partitions.COUNT][];
  private final List<Appended> added = new ArrayList<>();

  /// A record with its place.
  ///
  /// @param feed the record's place and exact bytes
  public record Appended(RecordDraft draft, FeedRecord feed) {}

  /// Binds the partitions to lock as parameter 1 of [#LOCK].
  public static void bindLock(PreparedStatement statement, int... partitions) throws SQLException {
    Integer[] boxed = Arrays.stream(partitions).boxed().toArray(Integer[]::new);
    statement.setArray(1, statement.getConnection().createArrayOf("int2", boxed));
  }

  /// Takes the rows [#LOCK] answered.
  public void readHeads(ResultSet heads) throws SQLException {
    while (heads.next()) {
      int partition = heads.getInt(1);
      positions[partition] = heads.getLong(2);
      hashes[partition] = heads.getBytes(3);
    }
  }

  /// Gives a record the next place of its partition, whose head must be locked.
  public Appended add(PreparedRecord record) {
    int partition = record.partition();
    if (hashes[partition] == null) {
      throw new IllegalStateException("The head of partition " + partition + " is not locked");
    }
    long position = positions[partition] + 1;
    FeedRecord feed = new FeedRecord(partition, position, record.at(position, hashes[partition]));
    positions[partition] = position;
    hashes[partition] = feed.hash();
    Appended appended = new Appended(record.draft(), feed);
    added.add(appended);
    return appended;
  }

  /// The records added so far, in order.
  public List<Appended> added() {
    return List.copyOf(added);
  }

  /// Binds [#WRITE], which must be the first statement of `statement`.
  public void bindWrite(PreparedStatement statement) throws SQLException {
    Connection connection = statement.getConnection();
    int count = added.size();
    Object[][] columns = new Object[5][count];
    @Nullable Object[] conversations = new @Nullable Object[count];
    @Nullable Object[] members = new @Nullable Object[count];
    byte[][] bodies = new byte[count][];
    boolean[] touched = new boolean[Partitions.COUNT];
    for (int i = 0; i < count; i++) {
      RecordDraft draft = added.get(i).draft();
      FeedRecord feed = added.get(i).feed();
      touched[feed.partition()] = true;
      columns[0][i] = feed.partition();
      columns[1][i] = feed.position();
      columns[2][i] = draft.id();
      columns[3][i] = timestamp(draft.at());
      columns[4][i] = draft.act().type();
      conversations[i] = draft.act().conversationId();
      members[i] = draft.act() instanceof Act.OfMember of ? of.member().id() : null;
      bodies[i] = feed.body();
    }
    String[] types = {"int2", "int8", "uuid", "timestamptz", "text"};
    for (int i = 0; i < types.length; i++) {
      statement.setArray(i + 1, connection.createArrayOf(types[i], columns[i]));
    }
    statement.setArray(6, connection.createArrayOf("uuid", conversations));
    statement.setArray(7, connection.createArrayOf("uuid", members));
    statement.setArray(8, connection.createArrayOf("bytea", bodies));
    bindHeads(statement, connection, touched);
  }

  /// A time as PostgreSQL reads it in an array, exact to the microsecond.
  public static String timestamp(Instant at) {
    return RecordWriter.time(at);
  }

  private void bindHeads(PreparedStatement statement, Connection connection, boolean[] touched)
      throws SQLException {
    List<Object> partitions = new ArrayList<>();
    List<Object> reached = new ArrayList<>();
    List<byte[]> last = new ArrayList<>();
    for (int partition = 0; partition < Partitions.COUNT; partition++) {
      if (touched[partition]) {
        partitions.add(partition);
        reached.add(positions[partition]);
        last.add(hashes[partition]);
      }
    }
    statement.setArray(9, connection.createArrayOf("int2", partitions.toArray()));
    statement.setArray(10, connection.createArrayOf("int8", reached.toArray()));
    statement.setArray(11, connection.createArrayOf("bytea", last.toArray(byte[][]::new)));
  }
}
