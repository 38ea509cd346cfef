package org.chancery.messaging.journal;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;

/// An act ready to go on record: everything but its place in the journal, which the append decides.
///
/// @param id a UUIDv7, see [TimeOrderedId]; the message id for messages
/// @param at when it was done; kept to microseconds
/// @param actor who did it
public record RecordDraft(UUID id, Instant at, PersonRef actor, Act act) {

  /// Cuts the time to what a record can say.
  public RecordDraft {
    at = at.truncatedTo(ChronoUnit.MICROS);
  }

  /// A draft with a fresh id.
  public static RecordDraft of(Instant at, PersonRef actor, Act act) {
    return new RecordDraft(TimeOrderedId.next(at), at, actor, act);
  }

  /// The partition the record belongs to: by conversation, even one that never came to be; by
  /// person for sessions, status texts and looks into the review queue; and partition 0 for
  /// policies and rules of history.
  public int partition() {
    return switch (act) {
      case Act.InConversation inside -> Partitions.of(inside.conversation().id());
      case Act.ConversationNameBlocked(ConversationRef conversation, _, _) ->
          Partitions.of(conversation == null ? id : conversation.id());
      case Act.ConversationTopicBlocked blocked -> Partitions.of(blocked.conversation().id());
      case Act.OfAppeal appeal -> Partitions.of(appeal.conversation().id());
      case Act.MessageRescanned rescanned -> Partitions.of(rescanned.conversation().id());
      case Act.OfAttachment file -> Partitions.of(file.conversation().id());
      case Act.OfPolicy _, Act.OfHistory _ -> 0;
      case Act.OfStatus _, Act.ReviewRead _, Act.OfSession _ -> Partitions.of(actor.id());
    };
  }
}
