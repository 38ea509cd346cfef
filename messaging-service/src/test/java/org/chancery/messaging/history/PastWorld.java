package org.chancery.messaging.history;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.chancery.messaging.conversation.ConversationId;
import org.chancery.messaging.journal.Partitions;
import org.chancery.messaging.journal.TimeOrderedId;
import org.chancery.messaging.live.Colleague;
import org.chancery.messaging.live.Office;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/// An office whose messages were sent at times a test chooses.
final class PastWorld {

  private final Office office;
  private final JdbcClient jdbc;
  private final List<Colleague> people;

  /// @param people three: two who talk, and one more for decisions
  PastWorld(Office office, List<Colleague> people) {
    this.office = office;
    this.jdbc = office.jdbc();
    this.people = people;
  }

  /// A new room of the two.
  ConversationId room() {
    return office.room(people.subList(0, 2));
  }

  /// A new direct conversation. There is one for each pair, so the two are always others.
  ConversationId direct() {
    ConversationId id = room();
    jdbc.sql("update conversation set kind = 'direct', name = null, pair = ? where id = ?")
        .params(id.toString(), id.value())
        .update();
    return id;
  }

  /// Puts a rule in force, instead of the one before.
  void rule(@Nullable Integer direct, @Nullable Integer room) {
    jdbc.sql("update history_rule set state = 'replaced' where state = 'in-force'").update();
    jdbc.sql(
            """
            insert into history_rule (version, direct_days, room_days, reason, state, proposed_by,
              proposed_at, decided_by, decided_at)
            select coalesce(max(version), 0) + 1, ?, ?, 'test', 'in-force', ?, now(), ?, now()
            from history_rule
            """)
        .param(direct)
        .param(room)
        .param(people.getFirst().id())
        .param(people.getLast().id())
        .update();
  }

  /// A message as it lies in the table.
  ///
  /// @param state as the column has it
  /// @param verdict JSON
  UUID message(
      ConversationId conversation, long position, Instant at, String state, String verdict) {
    UUID id = TimeOrderedId.next(at);
    Colleague sender = people.getFirst();
    boolean reviewed = state.equals("released") || state.equals("rejected");
    jdbc.sql(
            """
            insert into message (id, partition, position, conversation_id, sender_id,
              sender_username, sender_name, client_id, state, at, text, verdict, reviewed_by,
              reviewed_by_name, reviewed_at, review_reason)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 'words', ?::jsonb, ?, ?, ?, ?)
            """)
        .param(id)
        .param(Partitions.of(conversation.value()))
        .param(position)
        .param(conversation.value())
        .param(sender.id())
        .param(sender.username())
        .param(sender.username())
        .param("c-" + id)
        .param(state)
        .param(at.atOffset(ZoneOffset.UTC))
        .param(verdict)
        .param(reviewed ? people.getLast().id() : null)
        .param(reviewed ? "Reviewer" : null)
        .param(reviewed ? at.atOffset(ZoneOffset.UTC) : null)
        .param(reviewed ? "because" : null)
        .update();
    return id;
  }

  /// What an edit leaves beside its message.
  UUID edit(UUID message, Instant at) {
    UUID id = TimeOrderedId.next(at);
    jdbc.sql(
            """
            insert into message_edit (id, message_id, sender_id, client_id, state, at, text, verdict)
            values (?, ?, ?, ?, 'blocked', ?, 'other words', '{}')
            """)
        .params(id, message, people.getFirst().id(), "e-" + id, at.atOffset(ZoneOffset.UTC))
        .update();
    return id;
  }

  /// An appeal against a verdict on a message or an edit.
  ///
  /// @param answered null while it is open
  void appeal(UUID about, Instant at, @Nullable Instant answered) {
    jdbc.sql(
            """
            insert into appeal (id, message_id, sender_id, policy_id, text, filed_at, rules, ruling,
              answer, answered_by, answered_name, answered_at)
            values (?, ?, ?, 'conduct', 'why', ?, '[]', ?, ?, ?, ?, ?)
            """)
        .param(UUID.randomUUID())
        .param(about)
        .param(people.getFirst().id())
        .param(at.atOffset(ZoneOffset.UTC))
        .param(answered == null ? null : "upheld")
        .param(answered == null ? null : "no")
        .param(answered == null ? null : people.getLast().id())
        .param(answered == null ? null : "Reviewer")
        .param(answered == null ? null : answered.atOffset(ZoneOffset.UTC))
        .update();
  }

  /// Something recorded about a conversation, at a position no service will come to.
  void recorded(ConversationId conversation, long position) {
    jdbc.sql(
            """
            insert into journal (partition, position, id, at, type, conversation_id, body)
            values (?, ?, ?, now(), 'message.edited', ?, '\\x7b7d')
            """)
        .params(
            Partitions.of(conversation.value()), position, UUID.randomUUID(), conversation.value())
        .update();
  }

  /// Says how far a reader has come in a partition.
  void acknowledge(String reader, int partition, long position) {
    jdbc.sql(
            """
            insert into journal_reader (reader, partition, position) values (?, ?, ?)
            on conflict (reader, partition) do update set position = excluded.position
            """)
        .params(reader, partition, position)
        .update();
  }

  /// The ids of all messages there are.
  List<UUID> messages() {
    return jdbc.sql("select id from message")
        .query((row, _) -> row.getObject(1, UUID.class))
        .list();
  }

  /// How many rows a table has.
  long rows(String table) {
    return jdbc.sql("select count(*) from " + table).query(Long.class).single();
  }

  /// Empties everything that rounds of a test write.
  void clear() {
    for (String table :
        List.of(
            "appeal",
            "message_edit",
            "message",
            "history_left",
            "history_progress",
            "history_beginning",
            "journal_reader",
            "history_rule")) {
      jdbc.sql("delete from " + table).update();
    }
    jdbc.sql("delete from journal where position >= 1000000").update();
  }
}
