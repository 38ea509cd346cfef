package org.chancery.messaging.message;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.chancery.messaging.attachment.MessageFiles;
import org.chancery.messaging.conversation.ConversationId;
import org.chancery.messaging.directory.PersonId;
import org.chancery.messaging.journal.MessageText;
import org.chancery.messaging.journal.PersonRef;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// Messages as those see them who look into verdicts. Does not ask who may: the callers do.
@Component
public class JudgedMessages {

  private static final String SELECT =
      """
      select m.id, m.conversation_id, m.sender_id, m.sender_username, m.sender_name,
        p.unit as sender_unit, m.position, m.at, m.client_id, m.text, m.delivered, m.state,
        m.verdict::text as verdict, m.reviewed_by, m.reviewed_by_name, m.reviewed_at,
        m.review_reason, m.forwarded::text as forwarded,
      """
          + MessageFiles.COLUMN
          + """

          from message m left join person p on p.id = m.sender_id
          """;

  private static final String SELECT_REFUSED_EDIT =
      """
      select e.id, m.conversation_id, m.sender_id, m.sender_username, m.sender_name,
        p.unit as sender_unit, coalesce(e.position, m.position) as position, e.at, e.client_id,
        e.text, e.delivered, e.state, e.verdict::text as verdict, null::uuid as reviewed_by,
        null::text as reviewed_by_name, null::timestamptz as reviewed_at,
        null::text as review_reason, null::text as forwarded, null::text as files
      from message_edit e join message m on m.id = e.message_id
        left join person p on p.id = m.sender_id
      where e.state in ('blocked', 'warned') and
      """;

  private final JdbcClient jdbc;

  JudgedMessages(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /// Messages that wait, the oldest first; none of conversations that somebody is in.
  public List<JudgedMessage> heldOutside(PersonId person, int limit) {
    return jdbc.sql(
            SELECT
                + """
                where m.state = 'held' and m.sender_id <> :person and not exists (
                  select from membership x
                  where x.conversation_id = m.conversation_id and x.person_id = :person)
                order by m.at, m.id limit :limit
                """)
        .param("person", person.value())
        .param("limit", limit)
        .query((row, _) -> message(row))
        .list();
  }

  /// Messages that went out while rules were undecided and were not judged again yet, the oldest
  /// first; locked for the caller's transaction, and without those that another one has.
  @Transactional(propagation = Propagation.MANDATORY)
  public List<JudgedMessage> toRescan(int limit) {
    return jdbc.sql(
            SELECT
                + """
                where (m.state = 'posted' or m.edited_at is not null)
                  and m.verdict -> 'undecided' is not null and m.rescanned_at is null
                order by m.at, m.id limit :limit for update of m skip locked
                """)
        .param("limit", limit)
        .query((row, _) -> message(row))
        .list();
  }

  /// Notes that a message was judged again.
  @Transactional(propagation = Propagation.MANDATORY)
  public void rescanned(UUID id, Instant at) {
    jdbc.sql("update message set rescanned_at = ? where id = ?")
        .params(at.atOffset(ZoneOffset.UTC), id)
        .update();
  }

  /// A message by its id.
  public Optional<JudgedMessage> find(UUID id) {
    return jdbc.sql(SELECT + "where m.id = ?").param(id).query((row, _) -> message(row)).optional();
  }

  /// A message, or an edit that policies refused, by the id of its record.
  public Optional<JudgedMessage> findAttempt(UUID id) {
    return find(id)
        .or(() ->
            jdbc.sql(SELECT_REFUSED_EDIT + "e.id = ?")
                .param(id)
                .query((row, _) -> message(row))
                .optional());
  }

  /// A message, or an edit that policies refused, by the id its sender gave it.
  public Optional<JudgedMessage> findAttempt(PersonId sender, String clientId) {
    return jdbc.sql(SELECT + "where m.sender_id = ? and m.client_id = ?")
        .params(sender.value(), clientId)
        .query((row, _) -> message(row))
        .optional()
        .or(() ->
            jdbc.sql(SELECT_REFUSED_EDIT + "e.sender_id = ? and e.client_id = ?")
                .params(sender.value(), clientId)
                .query((row, _) -> message(row))
                .optional());
  }

  /// Ends a message's wait in the caller's transaction; whoever comes second waits for the first
  /// and changes nothing.
  ///
  /// @param to [MessageState#RELEASED] or [MessageState#REJECTED]
  /// @return whether it was still waiting
  @Transactional(propagation = Propagation.MANDATORY)
  public boolean settle(
      UUID id, MessageState to, PersonRef reviewer, MessageText reason, Instant at) {
    return jdbc.sql(
                """
                update message set state = ?, reviewed_by = ?, reviewed_by_name = ?,
                  reviewed_at = ?, review_reason = ?
                where id = ? and state = 'held'
                """)
            .params(
                to.column(),
                reviewer.id(),
                reviewer.name(),
                at.atOffset(ZoneOffset.UTC),
                reason.value(),
                id)
            .update()
        == 1;
  }

  private static JudgedMessage message(ResultSet row) throws SQLException {
    String delivered = row.getString("delivered");
    return new JudgedMessage(
        row.getObject("id", UUID.class),
        new ConversationId(row.getObject("conversation_id", UUID.class)),
        new PersonRef(
            row.getObject("sender_id", UUID.class),
            row.getString("sender_username"),
            row.getString("sender_name"),
            row.getString("sender_unit")),
        row.getLong("position"),
        row.getObject("at", OffsetDateTime.class).toInstant(),
        row.getString("client_id"),
        new MessageText(row.getString("text")),
        delivered == null ? null : new MessageText(delivered),
        StoredForward.read(row.getString("forwarded")),
        MessageState.ofColumn(row.getString("state")),
        StoredVerdict.read(row.getString("verdict")),
        review(row),
        MessageFiles.read(row.getString("files")));
  }

  private static JudgedMessage.@Nullable Review review(ResultSet row) throws SQLException {
    UUID by = row.getObject("reviewed_by", UUID.class);
    return by == null
        ? null
        : new JudgedMessage.Review(
            by,
            row.getString("reviewed_by_name"),
            row.getObject("reviewed_at", OffsetDateTime.class).toInstant(),
            new MessageText(row.getString("review_reason")));
  }
}
