package org.chancery.messaging.delivery;

import org.chancery.messaging.conversation.ConversationId;
import org.chancery.messaging.directory.PersonId;
import org.jspecify.annotations.Nullable;

/// Something told to live sockets in passing: not on record, lost when nobody is there to hear it.
public sealed interface Notice {

  /// Somebody is typing.
  record Typing(ConversationId conversation, PersonId person) implements Notice {}

  /// Somebody's presence changed, or what they say of themselves.
  ///
  /// @param text null when they say nothing
  record Presence(PersonId person, String status, @Nullable String text) implements Notice {
    /// Hides what they say: it is content.
    @Override
    public String toString() {
      return "Presence[" + person + ", " + status + "]";
    }
  }

  /// The reader read up to a position on another device.
  record Read(ConversationId conversation, long position) implements Notice {}
}
