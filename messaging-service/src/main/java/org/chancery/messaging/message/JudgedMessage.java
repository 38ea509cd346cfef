package org.chancery.messaging.message;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.chancery.messaging.conversation.ConversationId;
import org.chancery.messaging.journal.AttachmentRef;
import org.chancery.messaging.journal.Forwarded;
import org.chancery.messaging.journal.MessageRef;
import org.chancery.messaging.journal.MessageText;
import org.chancery.messaging.journal.PersonRef;
import org.chancery.messaging.journal.Written;
import org.chancery.policy.Verdict;
import org.jspecify.annotations.Nullable;

/// A message with what the policies said of it, for those who look into verdicts; or an edit they
/// refused, which reached nobody, like a message they refused.
///
/// @param text as it was written
/// @param delivered what its audience sees, or would, where policies removed parts; else null
/// @param forwarded whose words it passes on; null for the sender's own
/// @param review what a reviewer decided of it; null until then
/// @param attachments the files that go with it
public record JudgedMessage(
    UUID id,
    ConversationId conversation,
    PersonRef sender,
    long position,
    Instant at,
    String clientId,
    MessageText text,
    @Nullable MessageText delivered,
    @Nullable Forwarded forwarded,
    MessageState state,
    Verdict verdict,
    @Nullable Review review,
    List<AttachmentRef> attachments) {

  /// What a reviewer decided.
  public record Review(UUID by, String byName, Instant at, MessageText reason) {}

  /// What was sent, as records say it again.
  public Written written() {
    return new Written(text, clientId, forwarded, attachments);
  }

  /// The message as later records point back at it.
  public MessageRef ref() {
    return new MessageRef(id, position, at, sender, clientId);
  }
}
