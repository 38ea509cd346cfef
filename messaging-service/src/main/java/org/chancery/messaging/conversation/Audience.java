package org.chancery.messaging.conversation;

import java.util.UUID;
import org.chancery.messaging.directory.PersonId;
import org.chancery.messaging.journal.AudienceRef;
import org.chancery.messaging.journal.ConversationRef;

/// Who hears what is said in a conversation, at one membership version. Kept in the form the record
/// needs, so that a post copies nothing.
public record Audience(ConversationRef conversation, AudienceRef members) {

  /// The conversation's identity.
  public ConversationId id() {
    return new ConversationId(conversation.id());
  }

  /// Whether a person may say something here: members may, and nobody else.
  public boolean mayPost(PersonId person) {
    return members.members().contains(person.value());
  }

  /// Whether a person hears what is said here.
  public boolean hears(UUID person) {
    return members.members().contains(person);
  }

  /// Grows by one with every change of the members.
  public long membershipVersion() {
    return members.membershipVersion();
  }
}
