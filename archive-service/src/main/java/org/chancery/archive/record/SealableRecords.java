package org.chancery.archive.record;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// The stored records as a vault seals them: in the order of a partition, without a gap, the ones
/// that were disposed of among them.
@Component
public class SealableRecords {

  private final JdbcClient jdbc;
  private final RecordReader reader;

  SealableRecords(JdbcClient jdbc, RecordReader reader) {
    this.jdbc = jdbc;
    this.reader = reader;
  }

  /// One place of a partition.
  ///
  /// @param hash `sha256:` and 64 hexadecimal digits
  /// @param body absent when the record was disposed of
  public record Place(long position, Instant at, String hash, @Nullable CanonicalBytes body) {
    @Override
    public String toString() {
      return "Place[" + position + "]";
    }
  }

  /// The places after a position.
  ///
  /// @param limit at most so many
  /// @param bytes stop after so many bytes, though never before the first place
  public List<Place> after(int partition, long position, int limit, int bytes) {
    return jdbc.sql(
            """
            select position, at, hash, body from (
              select *, sum(octet_length(body)) over (order by position) - octet_length(body) as before
              from (
                (select position, at, hash, body from record
                 where partition = ? and position > ? order by position limit ?)
                union all
                (select position, at, hash, null from disposed_record
                 where partition = ? and position > ? order by position limit ?)
                order by position limit ?) places) portion
            where coalesce(before, 0) < ? order by position
            """)
        .param(partition)
        .param(position)
        .param(limit)
        .param(partition)
        .param(position)
        .param(limit)
        .param(limit)
        .param(bytes)
        .query((row, _) -> {
          var body = row.getBytes("body");
          return new Place(
              row.getLong("position"),
              row.getTimestamp("at").toInstant(),
              "sha256:" + HexFormat.of().formatHex(row.getBytes("hash")),
              body == null ? null : CanonicalBytes.of(body));
        })
        .list();
  }

  /// The messages of a stretch that carry files, in order; whatever became of them.
  ///
  /// @param after the position before the first
  /// @param upTo the last position
  public List<JournalRecord> messagesWithFiles(int partition, long after, long upTo) {
    return jdbc.sql(
            """
            select body from record
            where partition = ? and position > ? and position <= ? and type like 'message.%'
              and position('"mediaType":'::bytea in body) > 0
            order by position
            """)
        .param(partition)
        .param(after)
        .param(upTo)
        .query((row, _) -> reader.readStored(CanonicalBytes.of(row.getBytes("body"))))
        .list();
  }

  /// The ids of the records of a stretch that are still there, in order.
  public List<UUID> ids(int partition, long first, long last) {
    return jdbc.sql(
            """
            select id from record where partition = ? and position between ? and ? order by position
            """)
        .param(partition)
        .param(first)
        .param(last)
        .query((row, _) -> row.getObject("id", UUID.class))
        .list();
  }

  /// A disposed record whose key is still there.
  public record Doomed(int partition, long position) {}

  /// Records that were disposed of and whose keys are to be destroyed, oldest first.
  public List<Doomed> doomed(int limit) {
    return jdbc.sql(
            """
            select partition, position from disposed_record
            where shredded_at is null order by disposed_at, partition, position limit ?
            """)
        .param(limit)
        .query((row, _) -> new Doomed(row.getInt("partition"), row.getLong("position")))
        .list();
  }

  /// Says, in the caller's transaction, that these records' keys are destroyed.
  public void shredded(List<Doomed> records, Instant at) {
    jdbc.sql(
            """
            update disposed_record d set shredded_at = ?
            from unnest(?::int[], ?::bigint[]) n(partition, position)
            where d.partition = n.partition and d.position = n.position and d.shredded_at is null
            """)
        .param(Timestamp.from(at))
        .param(records.stream().mapToInt(Doomed::partition).toArray())
        .param(records.stream().mapToLong(Doomed::position).toArray())
        .update();
  }
}
