package org.chancery.archive.record;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// What became of messages after they were delivered: kept beside the records, so that whoever
/// finds a message is told at once. Made of the records alone, and never the record of it.
@Component
public class MessageChanges {

  private final JdbcClient jdbc;

  MessageChanges(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /// How a message fared.
  ///
  /// @param edits how often its words were changed
  /// @param editedAt when they were last; absent for never
  /// @param recalledAt when its sender took it back; absent if they did not
  public record Change(int edits, @Nullable Instant editedAt, @Nullable Instant recalledAt) {}

  /// The changes of those of these messages that have any.
  public Map<UUID, Change> of(Collection<UUID> messages) {
    Map<UUID, Change> changes = new HashMap<>();
    if (!messages.isEmpty()) {
      jdbc.sql(
              """
              select message, count(*) filter (where type = 'message.edited') as edits,
                max(at) filter (where type = 'message.edited') as edited,
                max(at) filter (where type = 'message.recalled') as recalled
              from message_change where message = any(?::uuid[]) group by message
              """)
          .param(messages.stream().map(UUID::toString).toArray(String[]::new))
          .query(row -> {
            changes.put(
                row.getObject("message", UUID.class),
                new Change(
                    row.getInt("edits"),
                    instant(row.getObject("edited", OffsetDateTime.class)),
                    instant(row.getObject("recalled", OffsetDateTime.class))));
          });
    }
    return changes;
  }

  /// Writes down the changes among these records, inside the caller's transaction.
  void record(List<JournalRecord> records) {
    var changes =
        records.stream()
            .filter(record ->
                record.type() == RecordType.MESSAGE_EDITED
                    || record.type() == RecordType.MESSAGE_RECALLED)
            .toList();
    if (changes.isEmpty()) {
      return;
    }
    jdbc.sql(
            """
            insert into message_change (record, message, type, at)
            select * from unnest(?::uuid[], ?::uuid[], ?::text[], ?::timestamptz[])
            """)
        .param(strings(changes, record -> record.id().toString()))
        .param(strings(changes, record -> String.valueOf(record.content().of())))
        .param(strings(changes, record -> record.type().wire()))
        .param(strings(changes, record -> record.at().toString()))
        .update();
  }

  private interface Part {
    String of(JournalRecord record);
  }

  private static String[] strings(List<JournalRecord> records, Part part) {
    return records.stream().map(part::of).toArray(String[]::new);
  }

  private static @Nullable Instant instant(@Nullable OffsetDateTime time) {
    return time == null ? null : time.toInstant();
  }
}
