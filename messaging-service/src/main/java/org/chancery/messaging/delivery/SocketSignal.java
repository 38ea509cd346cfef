package org.chancery.messaging.delivery;

import org.chancery.messaging.conversation.ConversationId;
import org.chancery.messaging.directory.PersonId;

/// Something a client says in passing; published on this node for whoever it concerns. Listeners
/// run on the socket's thread.
public sealed interface SocketSignal {

  /// The person who says it.
  PersonId person();

  /// The socket it came by.
  String session();

  /// They are typing in a conversation; whether they are in it is not yet checked.
  record Typing(PersonId person, String session, ConversationId conversation)
      implements SocketSignal {}

  /// They chose how to appear.
  ///
  /// @param status `available`, `busy`, `away` or `invisible`
  record Presence(PersonId person, String session, String status) implements SocketSignal {}

  /// They have read a conversation up to a position; whether they are in it is not yet checked.
  record Read(PersonId person, String session, ConversationId conversation, long position)
      implements SocketSignal {}
}
