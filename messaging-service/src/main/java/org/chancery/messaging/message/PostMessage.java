package org.chancery.messaging.message;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.chancery.messaging.conversation.ConversationId;
import org.chancery.messaging.directory.Actor;
import org.chancery.messaging.directory.Role;
import org.chancery.messaging.journal.Forwarded;
import org.chancery.messaging.journal.PersonRef;
import org.jspecify.annotations.Nullable;

/// A wish to post. Its parts are as the client sent them, unchecked.
///
/// @param sender who posts, by the names the record keeps
/// @param roles what the sender may do here; policies may ask
/// @param clientId the sender's own id for the message; a retry carries the same one
/// @param text what to post
/// @param acknowledgement the answer to an earlier warning of the same words; null for a first try
/// @param forward the message whose words are to be passed on; null for words of one's own
/// @param forwarded the same, once it was looked up and its words are the text
/// @param origin the connection it came by, told apart from the sender's other devices at delivery;
///   null for REST
/// @param attachments the files to go with it, by their ids
public record PostMessage(
    PersonRef sender,
    Set<Role> roles,
    ConversationId conversation,
    String clientId,
    String text,
    @Nullable Acknowledgement acknowledgement,
    @Nullable UUID forward,
    @Nullable Forwarded forwarded,
    @Nullable Object origin,
    List<UUID> attachments) {

  /// Copies the roles and the list.
  public PostMessage {
    roles = Set.copyOf(roles);
    attachments = List.copyOf(attachments);
  }

  /// The same with files.
  public PostMessage with(List<UUID> files) {
    return new PostMessage(
        sender,
        roles,
        conversation,
        clientId,
        text,
        acknowledgement,
        forward,
        forwarded,
        origin,
        files);
  }

  /// A wish to say words of one's own.
  public PostMessage(
      PersonRef sender,
      Set<Role> roles,
      ConversationId conversation,
      String clientId,
      String text,
      @Nullable Acknowledgement acknowledgement,
      @Nullable Object origin) {
    this(
        sender,
        roles,
        conversation,
        clientId,
        text,
        acknowledgement,
        null,
        null,
        origin,
        List.of());
  }

  /// A first try of somebody of whom nothing but the names is known.
  public PostMessage(
      PersonRef sender,
      ConversationId conversation,
      String clientId,
      String text,
      @Nullable Object origin) {
    this(sender, Set.of(Role.EMPLOYEE), conversation, clientId, text, null, origin);
  }

  /// A wish of whoever makes a request.
  public static PostMessage of(
      Actor actor,
      ConversationId conversation,
      String clientId,
      String text,
      @Nullable Acknowledgement acknowledgement,
      @Nullable Object origin) {
    return new PostMessage(
        actor.ref(), actor.roles(), conversation, clientId, text, acknowledgement, origin);
  }

  /// A wish of whoever makes a request to pass a message on.
  public static PostMessage ofForward(
      Actor actor,
      ConversationId conversation,
      String clientId,
      UUID forward,
      @Nullable Acknowledgement acknowledgement,
      @Nullable Object origin) {
    return new PostMessage(
        actor.ref(),
        actor.roles(),
        conversation,
        clientId,
        "",
        acknowledgement,
        forward,
        null,
        origin,
        List.of());
  }

  /// This wish with the words it passes on.
  PostMessage forwarding(String words, Forwarded of) {
    return new PostMessage(
        sender,
        roles,
        conversation,
        clientId,
        words,
        acknowledgement,
        forward,
        of,
        origin,
        attachments);
  }

  /// Names the message, never its text.
  @Override
  public String toString() {
    return "PostMessage[%s to %s, %d chars]".formatted(clientId, conversation, text.length());
  }
}
