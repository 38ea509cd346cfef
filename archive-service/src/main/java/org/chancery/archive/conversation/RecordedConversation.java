package org.chancery.archive.conversation;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.chancery.archive.record.CanonicalBytes;
import org.chancery.archive.record.JournalRecord;
import org.chancery.archive.record.JournalRecord.Person;
import org.chancery.archive.record.RecordReader;
import org.chancery.archive.record.RecordType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Reads the records of one conversation up to a moment.
@Component
class RecordedConversation {

  /// What stands in a conversation; edits and recalls change what stands there.
  private static final String[] LINES =
      Stream.of(
              RecordType.MESSAGE_POSTED,
              RecordType.MESSAGE_RELEASED,
              RecordType.MESSAGE_HELD,
              RecordType.MESSAGE_BLOCKED,
              RecordType.MESSAGE_WARNED,
              RecordType.MEMBER_JOINED,
              RecordType.MEMBER_LEFT,
              RecordType.CONVERSATION_CREATED,
              RecordType.CONVERSATION_RENAMED,
              RecordType.CONVERSATION_TOPIC_CHANGED)
          .map(RecordType::wire)
          .toArray(String[]::new);

  /// What changes what can be seen without being said.
  private static final String[] TURNS =
      Stream.of(
              RecordType.MESSAGE_EDITED,
              RecordType.MESSAGE_RECALLED,
              RecordType.MESSAGE_RELEASED,
              RecordType.MEMBER_JOINED,
              RecordType.MEMBER_LEFT,
              RecordType.CONVERSATION_RENAMED,
              RecordType.CONVERSATION_TOPIC_CHANGED)
          .map(RecordType::wire)
          .toArray(String[]::new);

  private final JdbcClient jdbc;
  private final RecordReader reader;

  RecordedConversation(JdbcClient jdbc, RecordReader reader) {
    this.jdbc = jdbc;
    this.reader = reader;
  }

  /// When a conversation's first and last records were written.
  record Extent(Instant begins, Instant ends) {}

  /// When something other than a new message changed what can be seen.
  record Turn(Instant at, String type) {}

  /// From when to when there are records; empty for a conversation that is not on record.
  Optional<Extent> extent(UUID conversation) {
    return jdbc.sql(
            "select min(at) as begins, max(at) as ends from record where conversation = ? having count(*) > 0")
        .param(conversation)
        .query((row, _) ->
            new Extent(
                row.getTimestamp("begins").toInstant(), row.getTimestamp("ends").toInstant()))
        .optional();
  }

  /// The last lines before a position that had been written by then, oldest first.
  List<JournalRecord> lines(UUID conversation, Instant until, long before, int limit) {
    return new ArrayList<>(
            jdbc.sql(
                    """
                    select body from record
                    where conversation = ? and at <= ? and position < ? and type = any(?)
                    order by position desc limit ?
                    """)
                .param(conversation)
                .param(Timestamp.from(until))
                .param(before)
                .param(LINES)
                .param(limit)
                .query((row, _) -> record(row.getBytes("body")))
                .list())
        .reversed();
  }

  /// Edits and recalls of these messages that had been made by then, in order.
  Map<UUID, List<JournalRecord>> changes(Collection<UUID> messages, Instant until) {
    Map<UUID, List<JournalRecord>> changes = new HashMap<>();
    jdbc.sql(
            """
            select c.message, r.body from message_change c join record r on r.id = c.record
            where c.message = any(?::uuid[]) and c.at <= ? order by r.position
            """)
        .param(messages.stream().map(UUID::toString).toArray(String[]::new))
        .param(Timestamp.from(until))
        .query(row -> {
          changes
              .computeIfAbsent(row.getObject("message", UUID.class), _ -> new ArrayList<>())
              .add(record(row.getBytes("body")));
        });
    return changes;
  }

  /// The last record by then that says who is in the conversation.
  Optional<JournalRecord> lastWithAudience(UUID conversation, Instant until) {
    return jdbc
        .sql(
            """
            select body from record where conversation = ? and at <= ? and type = any(?)
            order by position desc limit 20
            """)
        .param(conversation)
        .param(Timestamp.from(until))
        .param(LINES)
        .query((row, _) -> record(row.getBytes("body")))
        .list()
        .stream()
        .filter(record -> !record.content().audience().isEmpty())
        .findFirst();
  }

  /// The last record of a type by then.
  Optional<JournalRecord> last(UUID conversation, RecordType type, Instant until) {
    return jdbc.sql(
            """
            select body from record where conversation = ? and at <= ? and type = ?
            order by position desc limit 1
            """)
        .param(conversation)
        .param(Timestamp.from(until))
        .param(type.wire())
        .query((row, _) -> record(row.getBytes("body")))
        .optional();
  }

  /// When it turned, oldest first; the latest where there are more than that.
  List<Turn> turns(UUID conversation, int limit) {
    return new ArrayList<>(
            jdbc.sql(
                    """
                    select at, type from record where conversation = ? and type = any(?)
                    order by position desc limit ?
                    """)
                .param(conversation)
                .param(TURNS)
                .param(limit)
                .query(
                    (row, _) -> new Turn(row.getTimestamp("at").toInstant(), row.getString("type")))
                .list())
        .reversed();
  }

  /// Everybody who was ever in it, as the record last named them.
  List<Person> everybody(UUID conversation, Collection<UUID> members) {
    return jdbc.sql(
            """
            select id, username, name, unit from seen_person
            where id = any(?::uuid[]) or id in (
              select (convert_from(body, 'UTF8')::jsonb -> 'member' ->> 'id')::uuid
              from record where conversation = ? and type = any(?))
            order by name, username
            """)
        .param(members.stream().map(UUID::toString).toArray(String[]::new))
        .param(conversation)
        .param(new String[] {RecordType.MEMBER_JOINED.wire(), RecordType.MEMBER_LEFT.wire()})
        .query((row, _) ->
            new Person(
                row.getObject("id", UUID.class),
                row.getString("username"),
                row.getString("name"),
                row.getString("unit")))
        .list();
  }

  private JournalRecord record(byte[] body) {
    return reader.readStored(CanonicalBytes.of(body));
  }
}
