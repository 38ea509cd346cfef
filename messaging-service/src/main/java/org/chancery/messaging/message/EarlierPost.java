package org.chancery.messaging.message;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.chancery.messaging.journal.Act;
import org.chancery.messaging.journal.MessageText;
import org.chancery.policy.Verdict;
import org.jspecify.annotations.Nullable;

/// A message an earlier attempt put on record.
///
/// @param state as the message table has it
/// @param delivered what its audience sees, where policies removed parts; else null
/// @param reviewReason what the reviewer said of a held message; null until then
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
    @Nullable MessageText reviewReason) {

  static final String COLUMNS =
      "m.id, m.sender_id, m.client_id, m.conversation_id, m.text, m.position, m.at,"
          + " m.verdict::text, m.state, m.delivered, m.review_reason";

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
        text(row.getString(11)));
  }

  static EarlierPost from(PendingPost post, long position) {
    Act.OfMessage message = post.message();
    return new EarlierPost(
        post.record().draft().id(),
        post.key(),
        message.conversation().id(),
        message.text(),
        position,
        post.record().draft().at(),
        message.judgement().verdict(),
        MessageState.of(message),
        message instanceof Act.MessagePosted posted ? posted.delivered() : null,
        null);
  }

  /// The answer a retry gets: the earlier one, whatever policies say by now.
  PostOutcome answerTo(PendingPost retry) {
    boolean same =
        conversation.equals(retry.message().conversation().id())
            && text.equals(retry.message().text());
    if (!same) {
      return new PostOutcome.Refused(
          PostOutcome.Code.CLIENT_ID_REUSED,
          "This client id belongs to another message of yours. Send this one with a new id.");
    }
    boolean own = id.equals(retry.record().draft().id());
    return switch (state) {
      case POSTED, RELEASED -> new PostOutcome.Posted(id, position, at, !own, delivered);
      case BLOCKED -> new PostOutcome.Blocked(verdict, at);
      case WARNED -> new PostOutcome.Warned(id, verdict, at);
      case HELD -> new PostOutcome.Held(id, position, at, verdict, !own);
      case REJECTED ->
          new PostOutcome.Rejected(
              id, position, at, reviewReason == null ? new MessageText("") : reviewReason);
    };
  }

  private static @Nullable MessageText text(@Nullable String column) {
    return column == null ? null : new MessageText(column);
  }
}
