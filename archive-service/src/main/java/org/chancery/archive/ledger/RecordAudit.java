package org.chancery.archive.ledger;

import java.sql.Timestamp;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.chancery.archive.ledger.Finding.Kind;
import org.chancery.archive.record.CanonicalBytes;
import org.chancery.archive.record.JournalRecord;
import org.chancery.archive.record.RecordReader;
import org.chancery.verify.ledger.ByteString;
import org.chancery.verify.ledger.Entry;
import org.chancery.verify.ledger.FieldGroup;
import org.chancery.verify.ledger.RecordParts;
import org.chancery.verify.ledger.Salts;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Compares records with their leaves, in the order of the leaves. One instance reads one ledger.
final class RecordAudit {

  private static final String NO_RECORD = "sha256:" + "0".repeat(64);

  private final RecordReader reader;
  private final Findings findings;
  private final Map<Integer, Last> last = new HashMap<>();

  RecordAudit(RecordReader reader, Findings findings) {
    this.reader = reader;
    this.findings = findings;
  }

  /// Takes findings.
  interface Findings {
    void found(Kind kind, String where, String expected, String found);
  }

  private record Last(long position, String hash) {}

  /// A leaf and what is stored of its record.
  ///
  /// @param row absent when there is no such record any more
  /// @param salts absent when they were destroyed
  /// @param disposedHash the hash that stayed of a record that was disposed of
  record Leaf(
      long index,
      int partition,
      long position,
      ByteString entry,
      @Nullable Row row,
      @Nullable Salts salts,
      @Nullable String disposedHash) {}

  /// A record and the columns beside it.
  record Row(
      UUID id,
      String type,
      Instant at,
      @Nullable UUID conversation,
      String hash,
      CanonicalBytes body) {}

  /// The next leaves with what is stored of their records.
  static List<Leaf> leaves(JdbcClient jdbc, long from, int count) {
    return jdbc.sql(
            """
            select l.index, l.partition, l.position, l.entry, r.id, r.type, r.at, r.conversation,
                   'sha256:' || encode(r.hash, 'hex') as hash, r.body, s.salts,
                   'sha256:' || encode(d.hash, 'hex') as disposed
            from ledger.leaf l
            left join record r on r.partition = l.partition and r.position = l.position
            left join ledger_salt s on s.partition = l.partition and s.position = l.position
            left join disposed_record d on d.partition = l.partition and d.position = l.position
            where l.index >= ? and l.index < ? order by l.index
            """)
        .param(from)
        .param(from + count)
        .query((row, _) ->
            new Leaf(
                row.getLong("index"),
                row.getInt("partition"),
                row.getLong("position"),
                ByteString.of(row.getBytes("entry")),
                row.getBytes("body") == null
                    ? null
                    : new Row(
                        row.getObject("id", UUID.class),
                        row.getString("type"),
                        micros(row.getTimestamp("at")),
                        row.getObject("conversation", UUID.class),
                        row.getString("hash"),
                        CanonicalBytes.of(row.getBytes("body"))),
                row.getBytes("salts") == null
                    ? null
                    : new Salts(ByteString.of(row.getBytes("salts"))),
                row.getString("disposed")))
        .list();
  }

  private static Instant micros(Timestamp at) {
    return at.toInstant().truncatedTo(ChronoUnit.MICROS);
  }

  /// Compares a leaf with its place and its record.
  void check(Leaf leaf, Entry entry) {
    var where = "record " + leaf.partition() + "/" + leaf.position();
    if (entry.partition() != leaf.partition() || entry.position() != leaf.position()) {
      findings.found(
          Kind.LEAF,
          "leaf " + leaf.index(),
          entry.partition() + "/" + entry.position(),
          leaf.partition() + "/" + leaf.position());
    }
    var before = last.getOrDefault(leaf.partition(), new Last(0, NO_RECORD));
    if (leaf.position() != before.position() + 1) {
      findings.found(
          Kind.ORDER,
          "leaf " + leaf.index(),
          leaf.partition() + "/" + (before.position() + 1),
          leaf.partition() + "/" + leaf.position());
    }
    var row = leaf.row();
    if (row != null) {
      compare(where, leaf, entry, row, before);
    } else if (leaf.disposedHash() == null) {
      findings.found(Kind.RECORD, where, "a record, or that it was disposed of", "neither");
    }
    var hash = row == null ? leaf.disposedHash() : row.body().hash();
    last.put(leaf.partition(), new Last(leaf.position(), Objects.requireNonNullElse(hash, "")));
  }

  private void compare(String where, Leaf leaf, Entry entry, Row row, Last before) {
    var salts = leaf.salts();
    if (salts == null) {
      findings.found(Kind.SALTS, where, "salts", "none");
    } else {
      commitments(where, entry, row, salts);
    }
    JournalRecord record;
    try {
      record = reader.readStored(row.body());
    } catch (IllegalStateException notUnderstood) {
      findings.found(Kind.RECORD, where, "a record", "bytes that are none");
      return;
    }
    if (!before.hash().isEmpty() && !record.place().previousHash().equals(before.hash())) {
      findings.found(Kind.CHAIN, where, before.hash(), record.place().previousHash());
    }
    var conversation =
        Optional.ofNullable(record.content().conversation())
            .map(JournalRecord.Conversation::id)
            .orElse(null);
    var isAsItSays =
        record.partition() == leaf.partition()
            && record.position() == leaf.position()
            && record.id().equals(row.id())
            && record.type().wire().equals(row.type())
            && record.at().truncatedTo(ChronoUnit.MICROS).equals(row.at())
            && Objects.equals(conversation, row.conversation())
            && record.hash().equals(row.hash());
    if (!isAsItSays) {
      findings.found(Kind.COLUMNS, where, "columns as the record says", "others");
    }
  }

  private void commitments(String where, Entry entry, Row row, Salts salts) {
    Map<FieldGroup, byte[]> parts;
    try {
      parts = RecordParts.of(row.body().toArray());
    } catch (IllegalArgumentException noRecord) {
      // Found as a record that is none.
      return;
    }
    parts.forEach((group, part) -> {
      if (!entry.commitsTo(group, salts.of(group), part)) {
        findings.found(Kind.RECORD, where, group + " as sealed", group + " changed, or its salt");
      }
    });
  }

  /// Compares the heads of the partitions with their last records, sealed or not yet.
  void finish(JdbcClient jdbc) {
    jdbc.sql(
            """
            select h.partition, h.position, 'sha256:' || encode(h.hash, 'hex') as hash,
                   coalesce(greatest(r.position, d.position), 0) as last
            from intake_head h
            left join lateral (select max(position) as position from record r
                               where r.partition = h.partition) r on true
            left join lateral (select max(position) as position from disposed_record d
                               where d.partition = h.partition) d on true
            order by h.partition
            """)
        .query(row -> {
          var partition = row.getInt("partition");
          var head = new Last(row.getLong("position"), row.getString("hash"));
          var sealed = last.getOrDefault(partition, new Last(0, NO_RECORD));
          if (row.getLong("last") != head.position()) {
            findings.found(
                Kind.HEAD,
                "partition " + partition,
                "last record " + head.position(),
                "last record " + row.getLong("last"));
          } else if (sealed.position() == head.position()
              && !sealed.hash().isEmpty()
              && !sealed.hash().equals(head.hash())) {
            findings.found(Kind.HEAD, "partition " + partition, head.hash(), sealed.hash());
          }
        });
  }
}
