package org.chancery.messaging.delivery;

import java.util.List;
import java.util.UUID;
import org.chancery.messaging.conversation.ConversationId;
import org.chancery.messaging.message.Acknowledgement;
import org.jspecify.annotations.Nullable;

/// What a client may say.
sealed interface ClientFrame {

  /// Post a message.
  ///
  /// @param acknowledge the answer to an earlier warning of the same words; null for a first try
  /// @param attachments the files that go with it
  record Post(
      String clientId,
      ConversationId conversation,
      String text,
      @Nullable Acknowledgement acknowledge,
      List<UUID> attachments)
      implements ClientFrame {
    @Override
    public String toString() {
      return "Post[%s, %d chars]".formatted(clientId, text.length());
    }
  }

  /// Pass a message on.
  ///
  /// @param forward the message; its words are looked up here
  record Forward(
      String clientId,
      ConversationId conversation,
      UUID forward,
      @Nullable Acknowledgement acknowledge)
      implements ClientFrame {}

  /// Change what a message of one's own says.
  ///
  /// @param revision the edit the person had before them; null for whichever is the last
  record Edit(
      String clientId,
      UUID message,
      String text,
      @Nullable Long revision,
      @Nullable Acknowledgement acknowledge)
      implements ClientFrame {
    @Override
    public String toString() {
      return "Edit[%s, %d chars]".formatted(clientId, text.length());
    }
  }

  /// Take a message of one's own out of sight.
  record Recall(String clientId, UUID message) implements ClientFrame {}

  /// The conversation is read up to a position.
  record Read(ConversationId conversation, long position) implements ClientFrame {}

  /// The person is typing.
  record Typing(ConversationId conversation) implements ClientFrame {}

  /// The person wants to appear like this.
  record Presence(String status) implements ClientFrame {}

  /// Replay what was missed since a cursor.
  record Resume(String cursor) implements ClientFrame {}

  /// Answer me.
  record Ping() implements ClientFrame {}

  /// Not a frame of the protocol, and why.
  ///
  /// @param code `malformed`, `unknown-type` or `invalid-field`
  /// @param field the field at fault, when it is one
  record Unusable(String code, @Nullable String field, String detail) implements ClientFrame {}
}
