package org.chancery.archive.record;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/// The statements that store one batch: one round trip each, whatever the size of the batch.
final class RecordBatch {

  private final List<JournalRecord> records;

  private RecordBatch(List<JournalRecord> records) {
    this.records = List.copyOf(records);
  }

  static RecordBatch of(List<JournalRecord> records) {
    return new RecordBatch(records);
  }

  /// Moves the heads if they still are what was verified against; takes their row locks.
  boolean moveHeads(JdbcClient jdbc, Collection<ChainHead> before) {
    Map<Integer, ChainHead> after = new TreeMap<>();
    for (var record : records) {
      after.put(record.partition(), ChainHead.of(record));
    }
    Map<Integer, Long> expected = new HashMap<>();
    for (var head : before) {
      expected.put(head.partition(), head.position());
    }
    var moved =
        jdbc.sql(
                """
                update intake_head h set position = n.position, hash = decode(n.hash, 'hex')
                from unnest(?::smallint[], ?::bigint[], ?::bigint[], ?::text[]) n(partition, expected, position, hash)
                where h.partition = n.partition and h.position = n.expected
                """)
            .param(after.keySet().stream().mapToInt(Integer::intValue).toArray())
            .param(after.keySet().stream().mapToLong(p -> expected.getOrDefault(p, -1L)).toArray())
            .param(after.values().stream().mapToLong(ChainHead::position).toArray())
            .param(after.values().stream().map(head -> hex(head.hash())).toArray(String[]::new))
            .update();
    return moved == after.size();
  }

  void insert(JdbcClient jdbc) {
    jdbc.sql(
            """
            insert into record (partition, position, id, type, at, conversation, hash, body)
            select partition, position, id, type, timestamptz 'epoch' + micros * interval '1 microsecond',
                   conversation, decode(hash, 'hex'), body
            from unnest(?::smallint[], ?::bigint[], ?::uuid[], ?::text[], ?::bigint[], ?::uuid[], ?::text[], ?::bytea[])
              n(partition, position, id, type, micros, conversation, hash, body)
            """)
        .param(records.stream().mapToInt(JournalRecord::partition).toArray())
        .param(records.stream().mapToLong(JournalRecord::position).toArray())
        .param(records.stream().map(record -> record.id().toString()).toArray(String[]::new))
        .param(records.stream().map(record -> record.type().wire()).toArray(String[]::new))
        .param(
            records.stream()
                .mapToLong(record -> ChronoUnit.MICROS.between(Instant.EPOCH, record.at()))
                .toArray())
        .param(records.stream().map(RecordBatch::conversationId).toArray(String[]::new))
        .param(records.stream().map(record -> hex(record.hash())).toArray(String[]::new))
        .param(records.stream().map(record -> record.body().shared()).toArray(byte[][]::new))
        .update();
  }

  void count(JdbcClient jdbc) {
    record Kind(String type, String outcome) {}
    Map<Kind, Long> counts = new HashMap<>();
    for (var record : records) {
      var outcome = record.content().outcome();
      counts.merge(new Kind(record.type().wire(), outcome == null ? "" : outcome), 1L, Long::sum);
    }
    var kinds = List.copyOf(counts.keySet());
    jdbc.sql(
            """
            insert into record_count (type, outcome, records)
            select * from unnest(?::text[], ?::text[], ?::bigint[])
            on conflict (type, outcome) do update set records = record_count.records + excluded.records
            """)
        .param(kinds.stream().map(Kind::type).toArray(String[]::new))
        .param(kinds.stream().map(Kind::outcome).toArray(String[]::new))
        .param(kinds.stream().mapToLong(kind -> counts.getOrDefault(kind, 0L)).toArray())
        .update();
  }

  private static @Nullable String conversationId(JournalRecord record) {
    var conversation = record.content().conversation();
    return conversation == null ? null : conversation.id().toString();
  }

  private static String hex(String hash) {
    var digits = hash.substring("sha256:".length());
    HexFormat.of().parseHex(digits);
    return digits;
  }
}
