package org.chancery.messaging.message;

import java.util.Set;
import java.util.UUID;
import org.chancery.messaging.directory.Actor;
import org.chancery.messaging.directory.Role;
import org.chancery.messaging.journal.PersonRef;
import org.jspecify.annotations.Nullable;

/// A wish to change what a message of one's own says. Its parts are as the client sent them,
/// unchecked.
///
/// @param sender who edits, by the names the record keeps
/// @param roles what they may do here; policies may ask
/// @param message the message's id
/// @param clientId the sender's own id for the edit; a retry carries the same one
/// @param text what the message is to say
/// @param revision the edit they had before them, 0 for the message as it was posted; null for
///   whichever is the last
/// @param acknowledgement the answer to an earlier warning of the same words; null for a first try
public record EditMessage(
    PersonRef sender,
    Set<Role> roles,
    UUID message,
    String clientId,
    String text,
    @Nullable Long revision,
    @Nullable Acknowledgement acknowledgement) {

  /// Copies the roles.
  public EditMessage {
    roles = Set.copyOf(roles);
  }

  /// A wish of whoever makes a request.
  public static EditMessage of(
      Actor actor,
      UUID message,
      String clientId,
      String text,
      @Nullable Long revision,
      @Nullable Acknowledgement acknowledgement) {
    return new EditMessage(
        actor.ref(), actor.roles(), message, clientId, text, revision, acknowledgement);
  }

  /// Names the edit, never its text.
  @Override
  public String toString() {
    return "EditMessage[%s of %s, %d chars]".formatted(clientId, message, text.length());
  }
}
