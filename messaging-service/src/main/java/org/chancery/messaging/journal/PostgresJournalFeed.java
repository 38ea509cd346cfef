package org.chancery.messaging.journal;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// The journal feed straight from the journal's tables.
@Component
class PostgresJournalFeed implements JournalFeed {

  /// Audiences of thousands make records large; a page of them must still fit in memory.
  private static final long PAGE_BYTES = 16L << 20;

  private static final String READ =
      """
      select j.partition, j.position, j.body
        from unnest(?::smallint[], ?::bigint[]) a(partition, position)
       cross join lateral (
         select partition, position, body from journal
          where partition = a.partition and position > a.position
          order by position limit ?) j\
      """;

  private final JdbcTemplate jdbc;
  private final JournalHeads heads;

  PostgresJournalFeed(JdbcTemplate jdbc, JournalHeads heads) {
    this.jdbc = jdbc;
    this.heads = heads;
  }

  @Override
  public List<FeedRecord> read(Positions after, int limit) {
    List<FeedRecord> records =
        jdbc.execute((ConnectionCallback<List<FeedRecord>>) c -> read(c, after, limit));
    return records == null ? List.of() : records;
  }

  private static List<FeedRecord> read(Connection connection, Positions after, int limit)
      throws SQLException {
    List<Integer> behind = new ArrayList<>();
    try (PreparedStatement query =
            connection.prepareStatement("select partition, position, pruned from journal_head");
        ResultSet rows = query.executeQuery()) {
      while (rows.next()) {
        int partition = rows.getInt(1);
        if (rows.getLong(2) > after.at(partition)) {
          if (rows.getLong(3) > after.at(partition)) {
            throw new RecordsPruned(partition, rows.getLong(3));
          }
          behind.add(partition);
        }
      }
    }
    if (behind.isEmpty()) {
      return List.of();
    }
    Object[] from = behind.stream().map(after::at).toArray();
    int share = Math.max(1, limit / behind.size());
    List<FeedRecord> records = new ArrayList<>();
    try (PreparedStatement query = connection.prepareStatement(READ)) {
      Array partitions = connection.createArrayOf("int2", behind.toArray());
      query.setArray(1, partitions);
      query.setArray(2, connection.createArrayOf("int8", from));
      query.setInt(3, share);
      try (ResultSet rows = query.executeQuery()) {
        take(rows, limit, after.toArray(), records);
      }
    }
    return records;
  }

  private static void take(ResultSet rows, int limit, long[] place, List<FeedRecord> records)
      throws SQLException {
    long bytes = 0;
    while (records.size() < limit && bytes < PAGE_BYTES && rows.next()) {
      FeedRecord record = new FeedRecord(rows.getInt(1), rows.getLong(2), rows.getBytes(3));
      if (record.position() != ++place[record.partition()]) {
        throw new RecordsPruned(record.partition(), record.position() - 1);
      }
      bytes += record.body().length;
      records.add(record);
    }
  }

  @Override
  public List<RecordHash> hashes(int partition, long after, int limit) {
    return jdbc.query(
        """
        select position, (at at time zone 'UTC')::date, 'sha256:' || encode(sha256(body), 'hex')
          from journal where partition = ? and position > ? order by position limit ?
        """,
        (row, _) ->
            new RecordHash(row.getLong(1), row.getObject(2, LocalDate.class), row.getString(3)),
        partition,
        after,
        limit);
  }

  @Override
  public Positions pruned() {
    return query("select partition, pruned from journal_head");
  }

  @Override
  public Positions heads() {
    Positions read = query("select partition, position from journal_head");
    heads.advance(read);
    return read;
  }

  @Override
  public boolean awaitNew(Positions after, Duration wait) throws InterruptedException {
    return heads.awaitBeyond(after, wait);
  }

  @Override
  @Transactional
  public void acknowledge(String reader, Positions positions) {
    if (!heads().covers(positions)) {
      throw new IllegalArgumentException("Acknowledged beyond what is in the journal.");
    }
    jdbc.update(
        """
        insert into journal_reader (reader, partition, position)
        select ?, ordinal - 1, position from unnest(?::bigint[]) with ordinality a(position, ordinal)
         order by ordinal
        on conflict (reader, partition) do update
           set position = greatest(journal_reader.position, excluded.position), at = now()
        """,
        reader,
        Arrays.stream(positions.toArray()).boxed().toArray(Long[]::new));
  }

  @Override
  public Positions acknowledged(String reader) {
    return query("select partition, position from journal_reader where reader = ?", reader);
  }

  @Override
  @Transactional
  public long prune(Positions upTo) {
    long deleted = 0;
    for (int partition = 0; partition < Partitions.COUNT; partition++) {
      deleted +=
          jdbc.update(
              """
              with safe as (
                select least(?, min(position)) as position from journal_reader where partition = ?),
              noted as (
                update journal_head h set pruned = greatest(h.pruned, safe.position) from safe
                 where h.partition = ? and safe.position is not null
                   and exists (select from journal_reader))
              delete from journal j using safe
               where j.partition = ? and j.position <= safe.position
                 and exists (select from journal_reader)
              """,
              upTo.at(partition),
              partition,
              partition,
              partition);
    }
    return deleted;
  }

  private Positions query(String sql, Object... parameters) {
    Positions positions = jdbc.query(sql, PostgresJournalFeed::positions, parameters);
    return positions == null ? Positions.zero() : positions;
  }

  static Positions positions(ResultSet rows) throws SQLException {
    long[] values = new long[Partitions.COUNT];
    while (rows.next()) {
      values[rows.getInt(1)] = rows.getLong(2);
    }
    return Positions.of(values);
  }
}
