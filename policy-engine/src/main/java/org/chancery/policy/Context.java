package org.chancery.policy;

import java.time.Instant;
import java.util.List;

/// The circumstances of a submission, as far as policies may ask for them.
///
/// @param sender who wrote it
/// @param audience who else will see it
/// @param conversation the kind of conversation
/// @param at when it was sent
/// @param attachments the files that go with it
/// @param recent the sender's messages in this conversation just before, oldest first
/// @param traffic what has spread lately
public record Context(
    Party sender,
    Audience audience,
    ConversationKind conversation,
    Instant at,
    List<Attachment> attachments,
    List<Earlier> recent,
    Traffic traffic) {
  private static final Context NONE =
      new Context(
          Party.unknown(),
          Audience.nobody(),
          ConversationKind.NONE,
          Instant.EPOCH,
          List.of(),
          List.of(),
          Traffic.none());

  public Context {
    attachments = List.copyOf(attachments);
    recent = List.copyOf(recent);
  }

  /// Nothing known: rules that ask for nobody in particular still judge the text.
  public static Context none() {
    return NONE;
  }

  /// Nothing known but who wrote it, who will see it and where, and when.
  public static Context of(
      Party sender, Audience audience, ConversationKind conversation, Instant at) {
    return new Context(sender, audience, conversation, at, List.of(), List.of(), Traffic.none());
  }
}
