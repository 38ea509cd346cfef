package org.chancery.messaging.attachment;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.chancery.messaging.conversation.ConversationId;
import org.chancery.messaging.directory.PersonId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// The files people stored, and which messages they are in. Who may have one stands here, so that
/// there is one answer.
@Component
class AttachmentTable {

  private static final String SELECT =
      """
      select a.id, a.conversation_id, a.uploader_id, a.sha256, a.name, a.bytes, a.media_type,
        a.declared_type, a.malware, a.stored_at
      from attachment a
      """;

  private final JdbcClient jdbc;

  AttachmentTable(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  void add(StoredFile file, FileText text) {
    jdbc.sql(
            """
            insert into attachment (id, conversation_id, uploader_id, sha256, name, bytes,
              media_type, declared_type, malware, text, gap, stored_at)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, nullif(?, ''), ?)
            """)
        .params(
            file.id(),
            file.conversation().value(),
            file.uploader().value(),
            file.sha256(),
            file.name(),
            file.bytes(),
            file.mediaType(),
            file.declaredType(),
            file.malware(),
            text.text(),
            text.gap() == null ? "" : text.gap().wire(),
            file.at().atOffset(ZoneOffset.UTC))
        .update();
  }

  /// Keeps everybody else from storing or deleting content of a hash until the transaction ends.
  void lockContent(String sha256) {
    jdbc.sql("select pg_advisory_xact_lock(hashtextextended(?, 15))")
        .param(sha256)
        .query((_, _) -> true)
        .single();
  }

  boolean hasContent(String sha256) {
    return jdbc.sql("select exists (select from attachment where sha256 = ?)")
        .param(sha256)
        .query(Boolean.class)
        .single();
  }

  /// Somebody's own files of one conversation, stored since a time.
  List<StoredFile> ofUploader(
      PersonId uploader, ConversationId conversation, List<UUID> ids, Instant since) {
    return jdbc.sql(
            SELECT
                + """
                where a.id = any(?::uuid[]) and a.uploader_id = ? and a.conversation_id = ?
                  and a.stored_at > ?
                """)
        .params(
            MessageFiles.array(ids),
            uploader.value(),
            conversation.value(),
            since.atOffset(ZoneOffset.UTC))
        .query((row, _) -> file(row))
        .list();
  }

  /// A file, for its uploader and for whoever may read a message it is in; for nobody once every
  /// message it was in is past the rule of history.
  Optional<StoredFile> readableBy(PersonId reader, UUID id) {
    return jdbc.sql(
            SELECT
                + """
                where a.id = :id and (a.uploader_id = :reader and (
                    exists (
                      select from message_attachment x join message m on m.id = x.message_id
                      where x.attachment_id = a.id)
                    or not exists (
                      select from message_attachment x where x.attachment_id = a.id))
                  or exists (
                  select from message_attachment x
                  join message m on m.id = x.message_id
                  join membership s on s.conversation_id = m.conversation_id
                    and s.person_id = :reader
                  where x.attachment_id = a.id and m.state in ('posted', 'released')
                    and m.recalled_at is null))
                """)
        .param("id", id)
        .param("reader", reader.value())
        .query((row, _) -> file(row))
        .optional();
  }

  /// A file of a message, whoever asks.
  Optional<StoredFile> ofMessage(UUID message, UUID id) {
    return jdbc.sql(
            SELECT
                + """
                join message_attachment x on x.attachment_id = a.id
                where a.id = ? and x.message_id = ?
                """)
        .params(id, message)
        .query((row, _) -> file(row))
        .optional();
  }

  /// The files of a message in their order, whoever asks.
  List<StoredFile> ofMessage(UUID message) {
    return jdbc.sql(
            SELECT
                + """
                join message_attachment x on x.attachment_id = a.id
                where x.message_id = ? order by x.ordinal
                """)
        .param(message)
        .query((row, _) -> file(row))
        .list();
  }

  /// A file, whoever asks.
  Optional<StoredFile> find(UUID id) {
    return jdbc.sql(SELECT + "where a.id = ?").param(id).query((row, _) -> file(row)).optional();
  }

  /// What is written in a file; empty when it is not there.
  Optional<FileText> text(UUID id) {
    return jdbc.sql("select text, gap from attachment where id = ?")
        .param(id)
        .query((row, _) -> new FileText(row.getString("text"), Gap.ofWire(row.getString("gap"))))
        .optional();
  }

  /// Forgets files that are in no message and older than that; answers the hashes of their content.
  List<String> forgetUnsent(Instant before, int most) {
    return jdbc.sql(
            """
            delete from attachment where id in (
              select a.id from attachment a
              where a.stored_at < ? and not exists (
                select from message_attachment x where x.attachment_id = a.id)
              order by a.stored_at limit ? for update of a skip locked)
            returning sha256
            """)
        .params(before.atOffset(ZoneOffset.UTC), most)
        .query((row, _) -> row.getString(1))
        .list();
  }

  private static StoredFile file(ResultSet row) throws SQLException {
    return new StoredFile(
        row.getObject("id", UUID.class),
        new ConversationId(row.getObject("conversation_id", UUID.class)),
        new PersonId(row.getObject("uploader_id", UUID.class)),
        row.getString("sha256"),
        row.getString("name"),
        row.getLong("bytes"),
        row.getString("media_type"),
        row.getString("declared_type"),
        row.getBoolean("malware"),
        row.getObject("stored_at", OffsetDateTime.class).toInstant());
  }
}
