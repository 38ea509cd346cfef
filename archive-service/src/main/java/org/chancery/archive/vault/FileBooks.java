package org.chancery.archive.vault;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import org.chancery.archive.record.JournalRecord;
import org.chancery.archive.record.SealableRecords.Doomed;
import org.chancery.verify.Digest;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// The vault's books of files: which content lies where, and which records name it.
@Component
class FileBooks {

  private static final Duration AGAIN = Duration.ofMinutes(5);

  private final JdbcClient jdbc;

  FileBooks(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /// A content that is to be sealed.
  ///
  /// @param file an id it is handed out by
  /// @param bytes its length, as a record says
  record Wanted(Digest sha256, UUID file, long bytes) {}

  /// A partition that has records nobody has looked at for files.
  ///
  /// @param head its last position
  record Unscanned(int partition, long position, long head) {}

  List<Unscanned> unscanned() {
    return jdbc.sql(
            """
            select s.partition, s.position, h.position as head
            from vault_file_scan s join intake_head h on h.partition = s.partition
            where s.position < h.position order by s.partition
            """)
        .query((row, _) ->
            new Unscanned(row.getInt("partition"), row.getLong("position"), row.getLong("head")))
        .list();
  }

  /// Notes, in the caller's transaction, what these records name, and that they were looked at.
  void scanned(int partition, long upTo, List<JournalRecord> records) {
    for (var record : records) {
      for (var file : record.content().files()) {
        var sha256 = Digest.parse(file.sha256()).toBytes();
        jdbc.sql(
                """
                insert into vault_file_use (sha256, partition, position) values (?, ?, ?)
                on conflict do nothing
                """)
            .param(sha256)
            .param(partition)
            .param(record.position())
            .update();
        jdbc.sql(
                """
                insert into vault_file (sha256, file, bytes) values (?, ?, ?)
                on conflict (sha256) do update set unused_since = null
                """)
            .param(sha256)
            .param(file.id())
            .param(file.bytes())
            .update();
      }
    }
    jdbc.sql("update vault_file_scan set position = ? where partition = ?")
        .param(upTo)
        .param(partition)
        .update();
  }

  /// The next contents to be sealed; one that could not be had waits a while.
  List<Wanted> wanted(Instant now, int limit) {
    return jdbc.sql(
            """
            select sha256, file, bytes from vault_file
            where position is null and unused_since is null and (tried_at is null or tried_at < ?)
            order by tried_at nulls first limit ?
            """)
        .param(Timestamp.from(now.minus(AGAIN)))
        .param(limit)
        .query(FileBooks::content)
        .list();
  }

  /// A content could not be had.
  void failed(Digest sha256, String trouble, Instant at) {
    jdbc.sql("update vault_file set tried_at = ?, trouble = ? where sha256 = ?")
        .param(Timestamp.from(at))
        .param(trouble)
        .param(sha256.toBytes())
        .update();
  }

  /// A content is to lie at that position.
  void placed(Digest sha256, long position) {
    jdbc.sql("update vault_file set position = ?, tried_at = null, trouble = null where sha256 = ?")
        .param(position)
        .param(sha256.toBytes())
        .update();
  }

  /// What was to lie there was not written.
  void takenBack(long first, long last) {
    jdbc.sql("update vault_file set position = null where position between ? and ?")
        .param(first)
        .param(last)
        .update();
  }

  /// Where a content lies, once it is sealed.
  OptionalLong position(Digest sha256) {
    return jdbc.sql("select position from vault_file where sha256 = ? and position is not null")
        .param(sha256.toBytes())
        .query(Long.class)
        .optional()
        .map(OptionalLong::of)
        .orElse(OptionalLong.empty());
  }

  /// The records that name what lies at these positions.
  List<UUID> namedBy(long first, long last) {
    return jdbc.sql(
            """
            select distinct r.id from vault_file f
            join vault_file_use u on u.sha256 = f.sha256
            join record r on r.partition = u.partition and r.position = u.position
            where f.position between ? and ?
            """)
        .param(first)
        .param(last)
        .query((row, _) -> row.getObject("id", UUID.class))
        .list();
  }

  /// The one that could not be had for longest, and how many there are; empty when there is none.
  Optional<String> trouble() {
    return jdbc.sql(
            """
            select count(*) over () as files, trouble, sha256,
                   (select min(u.partition || '/' || u.position) from vault_file_use u
                    where u.sha256 = f.sha256) as record
            from vault_file f where trouble is not null and position is null and unused_since is null
            order by tried_at limit 1
            """)
        .query((row, _) ->
            "%d files that records name could not be sealed; record %s: %s"
                .formatted(row.getInt("files"), row.getString("record"), row.getString("trouble")))
        .optional();
  }

  /// Forgets, in the caller's transaction, that these records named anything.
  void release(List<Doomed> records, Instant at) {
    jdbc.sql(
            """
            with gone as (
              delete from vault_file_use u using unnest(?::int[], ?::bigint[]) n(partition, position)
              where u.partition = n.partition and u.position = n.position
              returning u.sha256, u.partition, u.position)
            update vault_file f set unused_since = ?
            where f.sha256 in (select sha256 from gone) and not exists (
              select 1 from vault_file_use u where u.sha256 = f.sha256 and not exists (
                select 1 from gone g
                where g.sha256 = u.sha256 and g.partition = u.partition and g.position = u.position))
            """)
        .param(records.stream().mapToInt(Doomed::partition).toArray())
        .param(records.stream().mapToLong(Doomed::position).toArray())
        .param(Timestamp.from(at))
        .update();
  }

  /// Takes out, in the caller's transaction, what no record names any longer. Nothing while there
  /// are records nobody has looked at: one of them may name it too.
  ///
  /// @return where the contents lie whose keys are to be destroyed
  List<Long> forgetUnused(int limit) {
    if (!unscanned().isEmpty()) {
      return List.of();
    }
    return jdbc.sql(
            """
            delete from vault_file where sha256 in (
              select sha256 from vault_file where unused_since is not null
              order by unused_since limit ?)
            returning coalesce(position, 0) as position
            """)
        .param(limit)
        .query((row, _) -> row.getLong("position"))
        .list();
  }

  private static Wanted content(ResultSet row, int number) throws SQLException {
    return new Wanted(
        Digest.known(row.getBytes("sha256")),
        row.getObject("file", UUID.class),
        row.getLong("bytes"));
  }
}
