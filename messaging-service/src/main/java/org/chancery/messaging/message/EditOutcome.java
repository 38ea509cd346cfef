package org.chancery.messaging.message;

import java.time.Instant;
import org.chancery.messaging.conversation.ConversationId;
import org.chancery.messaging.journal.MessageRef;
import org.chancery.messaging.journal.MessageText;

/// What became of a wish to change a message. [PostOutcome.Blocked] with a verdict that holds means
/// that the words would have to wait for a reviewer, which only a new message can.
public sealed interface EditOutcome
    permits EditOutcome.Edited,
        EditOutcome.Recalled,
        PostOutcome.Blocked,
        PostOutcome.Warned,
        PostOutcome.Refused {

  /// The message says something else.
  ///
  /// @param revision which edit of the message it is, from 1
  /// @param shown what its audience sees
  /// @param redacted whether policies removed parts of what was written
  /// @param duplicate whether an earlier attempt with the same client id had already done it
  record Edited(
      MessageRef of,
      ConversationId conversation,
      int revision,
      Instant at,
      MessageText shown,
      boolean redacted,
      boolean duplicate)
      implements EditOutcome {}

  /// The message is shown to nobody any more.
  ///
  /// @param duplicate whether it had been recalled before
  record Recalled(MessageRef of, ConversationId conversation, Instant at, boolean duplicate)
      implements EditOutcome {}
}
