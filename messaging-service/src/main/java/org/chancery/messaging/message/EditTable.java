package org.chancery.messaging.message;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import org.chancery.messaging.conversation.ConversationId;
import org.chancery.messaging.journal.EditAct;
import org.chancery.messaging.journal.MessageRef;
import org.chancery.messaging.journal.MessageText;
import org.chancery.messaging.journal.PersonRef;
import org.chancery.messaging.journal.RecordDraft;
import org.chancery.policy.Verdict;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// Edits and recalls in the message tables.
@Component
class EditTable {

  private static final String CURRENT =
      """
      select m.id, m.conversation_id, m.sender_id, m.sender_username, m.sender_name,
        p.unit as sender_unit, m.position, m.at, m.client_id, m.text, m.revision, m.recalled_at,
        m.forwarded is not null as forwarded
      from message m left join person p on p.id = m.sender_id
      where m.id = ? and m.state in ('posted', 'released')
      """;

  private final JdbcClient jdbc;

  EditTable(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /// A message others have seen, as it stands.
  ///
  /// @param text as its sender wrote it last
  /// @param revision the last edit's; 0 when there was none
  record Current(
      MessageRef ref,
      ConversationId conversation,
      MessageText text,
      int revision,
      @Nullable Instant recalledAt,
      boolean forwarded) {}

  /// An edit an earlier attempt put on record.
  record Earlier(
      UUID id,
      UUID message,
      String state,
      Instant at,
      MessageText text,
      @Nullable MessageText delivered,
      Verdict verdict,
      int revision) {}

  Optional<Current> find(UUID message) {
    return jdbc.sql(CURRENT).param(message).query((row, _) -> current(row)).optional();
  }

  /// As [#find], with the message locked until the caller's transaction ends. Who waits for it too
  /// long gets an error: whoever judges it again at leisure has it for seconds.
  @Transactional(propagation = Propagation.MANDATORY)
  public Optional<Current> lock(UUID message) {
    jdbc.sql("set local lock_timeout = '5s'").update();
    return jdbc.sql(CURRENT + " for update of m")
        .param(message)
        .query((row, _) -> current(row))
        .optional();
  }

  Optional<Earlier> earlier(UUID sender, String clientId) {
    return jdbc.sql(
            """
            select id, message_id, state, at, text, delivered, verdict::text as verdict, revision
            from message_edit where sender_id = ? and client_id = ?
            """)
        .params(sender, clientId)
        .query((row, _) -> earlier(row))
        .optional();
  }

  /// What the policies said of an edit they warned of; of the same words of the same message only.
  Optional<Verdict> warned(UUID warning, EditMessage command) {
    return jdbc.sql(
            """
            select verdict::text from message_edit
            where id = ? and state = 'warned' and sender_id = ? and message_id = ? and text = ?
            """)
        .params(warning, command.sender().id(), command.message(), command.text())
        .query(String.class)
        .optional()
        .map(StoredVerdict::read);
  }

  /// Keeps an edit, and changes the message where it is to change.
  ///
  /// @return false when the sender has an edit of that client id already; nothing is done then
  @Transactional(propagation = Propagation.MANDATORY)
  public boolean add(RecordDraft draft, EditAct.OfWords edit) {
    EditAct.Edited edited = edit instanceof EditAct.Edited done ? done : null;
    String verdict = StoredVerdict.write(edit.judgement().verdict());
    String delivered =
        edited == null || edited.delivered() == null ? null : edited.delivered().value();
    OffsetDateTime at = draft.at().atOffset(ZoneOffset.UTC);
    boolean isNew =
        jdbc.sql(
                    """
                    insert into message_edit (id, message_id, sender_id, client_id, state, at, text,
                      delivered, verdict, revision)
                    values (:id, :message, :sender, :clientId, :state, :at, :text, :delivered,
                      :verdict::jsonb, :revision)
                    on conflict (sender_id, client_id) do nothing
                    """)
                .param("id", draft.id())
                .param("message", edit.of().id())
                .param("sender", draft.actor().id())
                .param("clientId", edit.change().clientId())
                .param("state", state(edit))
                .param("at", at)
                .param("text", edit.change().text().value())
                .param("delivered", delivered)
                .param("verdict", verdict)
                .param("revision", edited == null ? null : edited.revision())
                .update()
            == 1;
    if (isNew && edited != null) {
      jdbc.sql(
              """
              update message set
                first_text = case when revision = 0 then text else first_text end,
                first_delivered = case when revision = 0 then delivered else first_delivered end,
                text = :text, delivered = :delivered, verdict = :verdict::jsonb, rescanned_at = null,
                revision = :revision, edited_at = :at
              where id = :id
              """)
          .param("text", edited.change().text().value())
          .param("delivered", delivered)
          .param("verdict", verdict)
          .param("revision", edited.revision())
          .param("at", at)
          .param("id", edited.of().id())
          .update();
    }
    return isNew;
  }

  /// Notes where the record of an edit stands.
  @Transactional(propagation = Propagation.MANDATORY)
  public void placed(UUID edit, long position) {
    jdbc.sql("update message_edit set position = ? where id = ?").params(position, edit).update();
  }

  @Transactional(propagation = Propagation.MANDATORY)
  public void recall(UUID message, Instant at) {
    jdbc.sql("update message set recalled_at = ? where id = ?")
        .params(at.atOffset(ZoneOffset.UTC), message)
        .update();
  }

  private static String state(EditAct.OfWords edit) {
    return switch (edit) {
      case EditAct.Edited _ -> "edited";
      case EditAct.Blocked _ -> "blocked";
      case EditAct.Warned _ -> "warned";
    };
  }

  private static Current current(ResultSet row) throws SQLException {
    OffsetDateTime recalled = row.getObject("recalled_at", OffsetDateTime.class);
    return new Current(
        new MessageRef(
            row.getObject("id", UUID.class),
            row.getLong("position"),
            row.getObject("at", OffsetDateTime.class).toInstant(),
            new PersonRef(
                row.getObject("sender_id", UUID.class),
                row.getString("sender_username"),
                row.getString("sender_name"),
                row.getString("sender_unit")),
            row.getString("client_id")),
        new ConversationId(row.getObject("conversation_id", UUID.class)),
        new MessageText(row.getString("text")),
        row.getInt("revision"),
        recalled == null ? null : recalled.toInstant(),
        row.getBoolean("forwarded"));
  }

  private static Earlier earlier(ResultSet row) throws SQLException {
    String delivered = row.getString("delivered");
    return new Earlier(
        row.getObject("id", UUID.class),
        row.getObject("message_id", UUID.class),
        row.getString("state"),
        row.getObject("at", OffsetDateTime.class).toInstant(),
        new MessageText(row.getString("text")),
        delivered == null ? null : new MessageText(delivered),
        StoredVerdict.read(row.getString("verdict")),
        row.getInt("revision"));
  }
}
