package org.chancery.archive.vault;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.chancery.archive.vault.MasterKeys.Wrapped;
import org.chancery.verify.Digest;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// The vault's books: segments, wrapped keys and notes.
@Component
class SegmentBooks {

  private static final String SEGMENTS =
      "select partition, first_position, last_position, hash, bytes, key from vault_segment ";

  private final JdbcClient jdbc;

  SegmentBooks(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /// A segment as the books know it.
  record Entry(int partition, long first, long last, Digest hash, long bytes, UUID key) {
    String name() {
      return "segments/%02d/%012d-%s.seg".formatted(partition, first, hash.hex());
    }
  }

  /// A wrapped key.
  record KeyRow(UUID id, Wrapped wrapped) {}

  /// A signed note.
  record NoteRow(long number, String note) {}

  /// How much is sealed.
  record Totals(long segments, long records, long files, long bytes) {}

  void begin(SealedSegment segment, Wrapped wrapped, Instant at) {
    var head = segment.head();
    jdbc.sql("insert into vault_key (id, master, wrapped) values (?, ?, ?)")
        .param(head.key())
        .param(wrapped.master())
        .param(wrapped.bytes())
        .update();
    jdbc.sql(
            """
            insert into vault_segment
              (partition, first_position, last_position, hash, bytes, key, sealed_at, is_sealed)
            values (?, ?, ?, ?, ?, ?, ?, false)
            """)
        .param(head.partition())
        .param(head.first())
        .param(head.last())
        .param(head.hash().toBytes())
        .param(segment.content().length)
        .param(head.key())
        .param(Timestamp.from(at))
        .update();
  }

  void sealed(Digest segment) {
    jdbc.sql("update vault_segment set is_sealed = true where hash = ?")
        .param(segment.toBytes())
        .update();
  }

  /// Takes back a segment that was never written.
  void takeBack(Entry entry) {
    jdbc.sql("delete from vault_segment where hash = ? and not is_sealed")
        .param(entry.hash().toBytes())
        .update();
    jdbc.sql("delete from vault_key where id = ?").param(entry.key()).update();
  }

  List<Entry> unsealed() {
    return jdbc.sql(SEGMENTS + "where not is_sealed").query(SegmentBooks::entry).list();
  }

  Optional<Entry> last(int partition) {
    return jdbc.sql(
            SEGMENTS + "where partition = ? and is_sealed order by first_position desc limit 1")
        .param(partition)
        .query(SegmentBooks::entry)
        .optional();
  }

  Optional<Entry> holding(int partition, long position) {
    return jdbc.sql(
            SEGMENTS
                + """
                where partition = ? and first_position <= ? and is_sealed
                order by first_position desc limit 1
                """)
        .param(partition)
        .param(position)
        .query(SegmentBooks::entry)
        .optional()
        .filter(entry -> entry.last() >= position);
  }

  /// The sealed segments that hold any of these positions, in order.
  List<Entry> overlapping(int partition, long first, long last) {
    return jdbc.sql(
            SEGMENTS
                + """
                where partition = ? and first_position <= ? and last_position >= ? and is_sealed
                order by first_position
                """)
        .param(partition)
        .param(last)
        .param(first)
        .query(SegmentBooks::entry)
        .list();
  }

  /// The segments whose last look is longest ago.
  List<Entry> longestUnchecked(int limit) {
    return jdbc.sql(
            SEGMENTS
                + "where is_sealed order by checked_at nulls first, partition, first_position limit ?")
        .param(limit)
        .query(SegmentBooks::entry)
        .list();
  }

  void checked(Digest segment, Instant at) {
    jdbc.sql("update vault_segment set checked_at = ? where hash = ?")
        .param(Timestamp.from(at))
        .param(segment.toBytes())
        .update();
  }

  /// The segments whose lock nobody has looked at since then, those first that never were.
  List<Entry> lockUnseenSince(Instant then, int limit) {
    return jdbc.sql(
            SEGMENTS
                + """
                where is_sealed and (lock_seen_at is null or lock_seen_at < ?)
                order by lock_seen_at nulls first, partition, first_position limit ?
                """)
        .param(Timestamp.from(then))
        .param(limit)
        .query(SegmentBooks::entry)
        .list();
  }

  void lockSeen(Digest segment, Instant at) {
    jdbc.sql("update vault_segment set lock_seen_at = ? where hash = ?")
        .param(Timestamp.from(at))
        .param(segment.toBytes())
        .update();
  }

  void locked(Digest segment, Instant until) {
    jdbc.sql("update vault_segment set locked_until = ? where hash = ?")
        .param(Timestamp.from(until))
        .param(segment.toBytes())
        .update();
  }

  /// Since when every sealed segment was read again; empty while there is none, or one was not.
  Optional<Instant> readSince() {
    return jdbc.sql(
            """
            select case when count(*) = count(checked_at) then min(checked_at) end
            from vault_segment where is_sealed
            """)
        .query((row, _) -> Optional.ofNullable(row.getTimestamp(1)).map(Timestamp::toInstant))
        .single();
  }

  Totals totals() {
    return jdbc.sql(
            """
            select count(*) as segments, coalesce(sum(bytes), 0) as bytes,
                   coalesce(sum(last_position - first_position + 1) filter (where partition < 17), 0) as records,
                   coalesce(sum(last_position - first_position + 1) filter (where partition = 17), 0) as files
            from vault_segment where is_sealed
            """)
        .query((row, _) ->
            new Totals(
                row.getLong("segments"),
                row.getLong("records"),
                row.getLong("files"),
                row.getLong("bytes")))
        .single();
  }

  Optional<Wrapped> key(UUID id) {
    return jdbc.sql("select id, master, wrapped from vault_key where id = ?")
        .param(id)
        .query(SegmentBooks::key)
        .optional()
        .map(KeyRow::wrapped);
  }

  void replaceKey(UUID id, Wrapped wrapped) {
    jdbc.sql("update vault_key set master = ?, wrapped = ? where id = ?")
        .param(wrapped.master())
        .param(wrapped.bytes())
        .param(id)
        .update();
  }

  /// Keys that another master key than this one wraps.
  List<KeyRow> wrappedByOthers(String master, int limit) {
    return jdbc.sql("select id, master, wrapped from vault_key where master <> ? limit ?")
        .param(master)
        .param(limit)
        .query(SegmentBooks::key)
        .list();
  }

  Optional<NoteRow> lastNote() {
    return jdbc.sql("select number, note from vault_note order by number desc limit 1")
        .query(SegmentBooks::note)
        .optional();
  }

  List<NoteRow> unwrittenNotes() {
    return jdbc.sql("select number, note from vault_note where not is_written order by number")
        .query(SegmentBooks::note)
        .list();
  }

  void add(NoteRow note) {
    jdbc.sql("insert into vault_note (number, note, is_written) values (?, ?, false)")
        .param(note.number())
        .param(note.note())
        .update();
  }

  void written(NoteRow note) {
    jdbc.sql("update vault_note set is_written = true where number = ?")
        .param(note.number())
        .update();
  }

  private static Entry entry(ResultSet row, int number) throws SQLException {
    return new Entry(
        row.getInt("partition"),
        row.getLong("first_position"),
        row.getLong("last_position"),
        Digest.known(row.getBytes("hash")),
        row.getLong("bytes"),
        row.getObject("key", UUID.class));
  }

  private static KeyRow key(ResultSet row, int number) throws SQLException {
    return new KeyRow(
        row.getObject("id", UUID.class),
        new Wrapped(row.getString("master"), row.getBytes("wrapped")));
  }

  private static NoteRow note(ResultSet row, int number) throws SQLException {
    return new NoteRow(row.getLong("number"), row.getString("note"));
  }
}
