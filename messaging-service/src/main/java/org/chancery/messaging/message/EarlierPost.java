package org.chancery.messaging.message;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.chancery.messaging.attachment.MessageFiles;
import org.chancery.messaging.journal.Act;
import org.chancery.messaging.journal.Forwarded;
import org.chancery.messaging.journal.MessageText;
import org.chancery.messaging.journal.Receipt;
import org.chancery.policy.Verdict;
import org.jspecify.annotations.Nullable;

/// A message an earlier attempt put on record.
///
/// @param text what was sent then, and `delivered` likewise, whatever edits have made of it
/// @param state as the message table has it
/// @param delivered what its audience sees, where policies removed parts; else null
/// @param forwarded the id of the message whose words it passes on; else null
/// @param reviewReason what the reviewer said of a held message; null until then
/// @param attachments the files that went with it, by their ids
/// @param receipt of its record; null for a message from before there were receipts
record EarlierPost(
    UUID id,
    PendingPost.Key key,
    UUID conversation,
    MessageText text,
    long position,
    Instant at,
    Verdict verdict,
    MessageState state,
    @Nullable MessageText delivered,
    @Nullable MessageText reviewReason,
    @Nullable String forwarded,
    List<UUID> attachments,
    @Nullable Receipt receipt) {

  static final String COLUMNS =
      "m.id, m.sender_id, m.client_id, m.conversation_id, coalesce(m.first_text, m.text),"
          + " m.position, m.at, m.verdict::text, m.state,"
          + " case when m.first_text is null then m.delivered else m.first_delivered end,"
          + " m.review_reason, m.forwarded ->> 'message', m.partition,"
          + " 'sha256:' || encode(m.hash, 'hex'), "
          + MessageFiles.COLUMN;

  static EarlierPost from(ResultSet row) throws SQLException {
    return new EarlierPost(
        row.getObject(1, UUID.class),
        new PendingPost.Key(row.getObject(2, UUID.class), row.getString(3)),
        row.getObject(4, UUID.class),
        new MessageText(row.getString(5)),
        row.getLong(6),
        row.getObject(7, OffsetDateTime.class).toInstant(),
        StoredVerdict.read(row.getString(8)),
        MessageState.ofColumn(row.getString(9)),
        text(row.getString(10)),
        text(row.getString(11)),
        row.getString(12),
        MessageFiles.ids(MessageFiles.read(row.getString("files"))),
        receipt(row));
  }

  private static @Nullable Receipt receipt(ResultSet row) throws SQLException {
    String hash = row.getString(14);
    return hash == null ? null : new Receipt(row.getInt(13), row.getLong(6), hash);
  }

  static EarlierPost from(PendingPost post, Receipt receipt) {
    Act.OfMessage message = post.message();
    return new EarlierPost(
        post.record().draft().id(),
        post.key(),
        message.conversation().id(),
        message.text(),
        receipt.position(),
        post.record().draft().at(),
        message.judgement().verdict(),
        MessageState.of(message),
        message instanceof Act.MessagePosted posted ? posted.delivered() : null,
        null,
        forwarded(message),
        MessageFiles.ids(message.attachments()),
        receipt);
  }

  /// The answer a retry gets: the earlier one, whatever policies say by now.
  PostOutcome answerTo(PendingPost retry) {
    boolean same =
        conversation.equals(retry.message().conversation().id())
            && attachments.equals(MessageFiles.ids(retry.message().attachments()))
            && Objects.equals(forwarded, forwarded(retry.message()))
            // What is passed on may read otherwise by the time of the retry.
            && (forwarded != null || text.equals(retry.message().text()));
    if (!same) {
      return new PostOutcome.Refused(
          PostOutcome.Code.CLIENT_ID_REUSED,
          "This client id belongs to another message of yours. Send this one with a new id.");
    }
    boolean own = id.equals(retry.record().draft().id());
    return switch (state) {
      case POSTED, RELEASED -> new PostOutcome.Posted(id, position, at, !own, delivered, receipt);
      case BLOCKED -> new PostOutcome.Blocked(verdict, at);
      case WARNED -> new PostOutcome.Warned(id, verdict, at);
      case HELD -> new PostOutcome.Held(id, position, at, verdict, !own);
      case REJECTED ->
          new PostOutcome.Rejected(
              id, position, at, reviewReason == null ? new MessageText("") : reviewReason);
    };
  }

  private static @Nullable String forwarded(Act.OfMessage message) {
    Forwarded forwarded = message.written().forwarded();
    return forwarded == null ? null : forwarded.message().toString();
  }

  private static @Nullable MessageText text(@Nullable String column) {
    return column == null ? null : new MessageText(column);
  }
}
