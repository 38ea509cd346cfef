package org.chancery.messaging.message;

import java.util.Set;
import org.chancery.messaging.conversation.ConversationId;
import org.chancery.messaging.directory.Role;
import org.chancery.messaging.journal.MessageRef;
import org.chancery.messaging.journal.MessageText;

/// A message that its audience sees.
///
/// @param roles what its sender may do here, as far as known
/// @param shown its words, as its audience sees them
public record DeliveredMessage(
    ConversationId conversation, MessageRef ref, Set<Role> roles, MessageText shown) {

  /// Copies the roles.
  public DeliveredMessage {
    roles = Set.copyOf(roles);
  }
}
