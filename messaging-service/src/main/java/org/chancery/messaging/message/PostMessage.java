package org.chancery.messaging.message;

import org.chancery.messaging.conversation.ConversationId;
import org.chancery.messaging.journal.PersonRef;
import org.jspecify.annotations.Nullable;

/// A wish to post. Its parts are as the client sent them, unchecked.
///
/// @param sender who posts, by the names the record keeps
/// @param clientId the sender's own id for the message; a retry carries the same one
/// @param text what to post
/// @param origin the connection it came by, told apart from the sender's other devices at delivery;
///   null for REST
public record PostMessage(
    PersonRef sender,
    ConversationId conversation,
    String clientId,
    String text,
    @Nullable Object origin) {

  /// Names the message, never its text.
  @Override
  public String toString() {
    return "PostMessage[%s to %s, %d chars]".formatted(clientId, conversation, text.length());
  }
}
