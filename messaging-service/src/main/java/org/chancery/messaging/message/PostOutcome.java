package org.chancery.messaging.message;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.chancery.messaging.journal.MessageText;
import org.chancery.messaging.journal.Receipt;
import org.chancery.policy.Verdict;
import org.jspecify.annotations.Nullable;

/// What became of a post.
public sealed interface PostOutcome {

  /// It is on record and on its way to its audience. The sender is not told of alerts.
  ///
  /// @param position in the conversation's partition
  /// @param duplicate whether an earlier attempt with the same client id had already done it
  /// @param delivered what the audience sees, where policies removed parts; else null
  /// @param receipt of its record; null for a message from before there were receipts
  record Posted(
      UUID id,
      long position,
      Instant at,
      boolean duplicate,
      @Nullable MessageText delivered,
      @Nullable Receipt receipt)
      implements PostOutcome {}

  /// The policies kept it from its audience; the attempt is on record.
  record Blocked(Verdict verdict, Instant at) implements PostOutcome, EditOutcome {}

  /// It reached nobody; the same words go out when the sender confirms them by
  /// [Acknowledgement#warning], which is this attempt's id.
  record Warned(UUID id, Verdict verdict, Instant at) implements PostOutcome, EditOutcome {}

  /// It is on record and waits for a reviewer.
  ///
  /// @param position in the conversation's partition
  /// @param duplicate whether an earlier attempt with the same client id had already done it
  record Held(UUID id, long position, Instant at, Verdict verdict, boolean duplicate)
      implements PostOutcome {}

  /// A reviewer turned it down: the answer to a retry of a message that was held.
  record Rejected(UUID id, long position, Instant at, MessageText reason) implements PostOutcome {}

  /// Nothing was done, or nothing that is known of; a retry with the same client id is safe.
  ///
  /// @param retryAfter when a retry makes sense, for [Code#RATE_LIMITED] only
  record Refused(Code code, String detail, @Nullable Duration retryAfter)
      implements PostOutcome, EditOutcome {
    Refused(Code code, String detail) {
      this(code, detail, null);
    }
  }

  /// Why a post was refused.
  enum Code {
    /// The sender posts faster than the limit.
    RATE_LIMITED("rate-limited"),
    /// There is no such conversation or message, or not for this sender: the same answer.
    NOT_FOUND("not-found"),
    /// Longer than [Posting#MAX_TEXT].
    TEXT_TOO_LONG("text-too-long"),
    /// Nothing but white space.
    TEXT_EMPTY("text-empty"),
    /// The policy that warned asks for a reason, and there is none or one too long.
    REASON_REQUIRED("reason-required"),
    /// NUL or half a surrogate pair.
    TEXT_MALFORMED("text-malformed"),
    /// More than [Attachments#MOST][org.chancery.messaging.attachment.Attachments#MOST], or one
    /// twice.
    ATTACHMENTS_MALFORMED("attachments-malformed"),
    /// Not uploaded by this sender for this conversation, or too long ago.
    ATTACHMENTS_UNKNOWN("attachments-unknown"),
    /// The client id is not 1 to 64 of `[A-Za-z0-9_-]`.
    CLIENT_ID_MALFORMED("client-id-malformed"),
    /// The client id belongs to another message of this sender.
    CLIENT_ID_REUSED("client-id-reused"),
    /// Another version of the message stands by now than the one that was edited.
    EDITED_MEANWHILE("edited-meanwhile"),
    /// The message is older than edits may be.
    TOO_LATE("too-late"),
    /// The message was recalled.
    RECALLED("recalled"),
    /// The message says what it is to say already.
    UNCHANGED("unchanged"),
    /// The message passes on somebody else's words, which nobody may change.
    FORWARDED("forwarded"),
    /// The journal cannot take it now, or its answer was lost.
    UNAVAILABLE("unavailable");

    private final String wire;

    Code(String wire) {
      this.wire = wire;
    }

    /// The name in frames and problems.
    public String wire() {
      return wire;
    }
  }
}
