package org.chancery.messaging.review;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.chancery.messaging.directory.PersonId;
import org.chancery.messaging.journal.MessageText;
import org.chancery.messaging.journal.PersonRef;
import org.chancery.messaging.journal.Ruling;
import org.chancery.messaging.message.JudgedMessage;
import org.chancery.messaging.message.JudgedMessages;
import org.chancery.messaging.refusal.Refusal;
import org.chancery.policy.RuleRef;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/// Appeals in the database.
@Component
class AppealTable {

  private static final int MOST = 200;

  private final JdbcClient jdbc;
  private final JudgedMessages messages;

  AppealTable(JdbcClient jdbc, JudgedMessages messages) {
    this.jdbc = jdbc;
    this.messages = messages;
  }

  Optional<Appeal> find(UUID id) {
    return where("id = ?", id).stream().findFirst();
  }

  Optional<Appeal> ofMessage(UUID message) {
    return where("message_id = ?", message).stream().findFirst();
  }

  /// The newest of somebody's own.
  List<Appeal> of(PersonId sender) {
    return where("sender_id = ? order by filed_at desc limit " + MOST, sender.value());
  }

  /// Open ones of others, the oldest first.
  ///
  /// @param owner only those of policies they own; null for all
  List<Appeal> open(PersonId reader, @Nullable String owner) {
    return owner == null
        ? where("ruling is null and sender_id <> ? order by filed_at limit " + MOST, reader.value())
        : where(
            "ruling is null and sender_id <> ? and owner = ? order by filed_at limit " + MOST,
            reader.value(),
            owner);
  }

  /// Files an appeal, unless there is one of the message already.
  ///
  /// @param rules those it is about; the first one's policy has the owner who is asked
  /// @throws Refusal when the message has been removed, as the rule of history wants, meanwhile
  @Transactional(propagation = Propagation.MANDATORY)
  public boolean add(
      UUID id, JudgedMessage message, List<RuleRef> rules, MessageText text, Instant at) {
    boolean isThere =
        jdbc.sql(
                """
                select true from message m where m.id = coalesce(
                  (select e.message_id from message_edit e where e.id = :id), :id) for share
                """)
            .param("id", message.id())
            .query(Boolean.class)
            .optional()
            .isPresent();
    if (!isThere) {
      throw Refusal.notFound("message");
    }
    RuleRef first = rules.getFirst();
    return jdbc.sql(
                """
                insert into appeal
                  (id, message_id, sender_id, policy_id, owner, text, filed_at, rules)
                values (:id, :message, :sender, :policy, (
                  select coalesce(r.summary ->> 'owner', p.username)
                  from policy_revision r join person p on p.id = r.author_id
                  where r.policy_id = :policy and r.revision = :version), :text, :at,
                  cast(:rules as jsonb))
                on conflict (message_id) do nothing
                """)
            .param("id", id)
            .param("message", message.id())
            .param("sender", message.sender().id())
            .param("policy", first.policy())
            .param("version", first.version())
            .param("text", text.value())
            .param("at", at.atOffset(ZoneOffset.UTC))
            .param("rules", JsonMapper.shared().writeValueAsString(rules))
            .update()
        == 1;
  }

  /// Answers an appeal, unless it has an answer.
  boolean answer(UUID id, Ruling ruling, MessageText text, PersonRef by, Instant at) {
    return jdbc.sql(
                """
                update appeal set ruling = ?, answer = ?, answered_by = ?, answered_name = ?,
                  answered_at = ?
                where id = ? and ruling is null
                """)
            .params(
                ruling.wire(), text.value(), by.id(), by.name(), at.atOffset(ZoneOffset.UTC), id)
            .update()
        == 1;
  }

  private List<Appeal> where(String condition, Object... parameters) {
    record Row(
        UUID id,
        UUID message,
        String policy,
        List<RuleRef> rules,
        @Nullable String owner,
        MessageText text,
        Instant at,
        Appeal.@Nullable Answer answer) {}
    return jdbc
        .sql("select * from appeal where " + condition)
        .params(parameters)
        .query((row, _) ->
            new Row(
                row.getObject("id", UUID.class),
                row.getObject("message_id", UUID.class),
                row.getString("policy_id"),
                List.of(JsonMapper.shared().readValue(row.getString("rules"), RuleRef[].class)),
                row.getString("owner"),
                new MessageText(row.getString("text")),
                row.getObject("filed_at", OffsetDateTime.class).toInstant(),
                answer(row)))
        .list()
        .stream()
        .flatMap(row ->
            messages.findAttempt(row.message()).stream()
                .map(message ->
                    new Appeal(
                        row.id(),
                        message,
                        row.policy(),
                        row.rules(),
                        row.owner(),
                        row.text(),
                        row.at(),
                        row.answer())))
        .toList();
  }

  private static Appeal.@Nullable Answer answer(ResultSet row) throws SQLException {
    String ruling = row.getString("ruling");
    return ruling == null
        ? null
        : new Appeal.Answer(
            Ruling.ofWire(ruling),
            new MessageText(row.getString("answer")),
            row.getString("answered_name"),
            row.getObject("answered_at", OffsetDateTime.class).toInstant());
  }
}
