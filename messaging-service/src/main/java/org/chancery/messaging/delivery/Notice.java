package org.chancery.messaging.delivery;

import org.chancery.messaging.conversation.ConversationId;
import org.chancery.messaging.directory.PersonId;

/// Something told to live sockets in passing: not on record, lost when nobody is there to hear it.
public sealed interface Notice {

  /// Somebody is typing.
  record Typing(ConversationId conversation, PersonId person) implements Notice {}

  /// Somebody's presence changed.
  record Presence(PersonId person, String status) implements Notice {}

  /// The reader read up to a position on another device.
  record Read(ConversationId conversation, long position) implements Notice {}
}
