package org.chancery.messaging.journal;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What a record says was done. A closed set: a new kind of record is a compile error wherever
/// records are written, read or delivered.
public sealed interface Act {

  /// The record's `type`.
  String type();

  /// What the policies said of the content, or null for acts that have none or are not judged.
  default @Nullable Judgement judgement() {
    return null;
  }

  /// An act inside a conversation; the conversation decides the partition.
  sealed interface InConversation extends Act {
    /// Where it happened.
    ConversationRef conversation();

    /// Who could see it.
    AudienceRef audience();
  }

  /// A message somebody tried to send.
  sealed interface OfMessage extends InConversation {
    /// What was written.
    MessageText text();

    /// The sender's own id for it, the key of idempotent retries.
    String clientId();

    /// What the policies said.
    @Override
    Judgement judgement();
  }

  /// A message that reached its audience.
  record MessagePosted(
      ConversationRef conversation,
      AudienceRef audience,
      MessageText text,
      String clientId,
      Judgement judgement)
      implements OfMessage {
    @Override
    public String type() {
      return "message.posted";
    }
  }

  /// A message the policies kept from its audience; the attempt is on record all the same.
  record MessageBlocked(
      ConversationRef conversation,
      AudienceRef audience,
      MessageText text,
      String clientId,
      Judgement judgement)
      implements OfMessage {
    @Override
    public String type() {
      return "message.blocked";
    }
  }

  /// A conversation was created; [MemberJoined] follows for each of its first members.
  ///
  /// @param judgement what the policies said of the name, if it raised an alert
  record ConversationCreated(
      ConversationRef conversation, AudienceRef audience, @Nullable Judgement judgement)
      implements InConversation {
    @Override
    public String type() {
      return "conversation.created";
    }
  }

  /// A conversation got the name it carries here.
  ///
  /// @param judgement what the policies said of the name, if it raised an alert
  record ConversationRenamed(
      ConversationRef conversation, AudienceRef audience, @Nullable Judgement judgement)
      implements InConversation {
    @Override
    public String type() {
      return "conversation.renamed";
    }
  }

  /// A name the policies kept from a conversation; the attempt is on record all the same.
  ///
  /// @param conversation the one to be renamed, by the name it keeps; null when there is none yet,
  ///   and then the record's id is the one that conversation would have had
  /// @param text the name that was wanted
  record ConversationNameBlocked(
      @Nullable ConversationRef conversation, MessageText text, Judgement judgement)
      implements Act {
    @Override
    public String type() {
      return "conversation.name-blocked";
    }
  }

  /// Somebody became a member; the audience includes them.
  record MemberJoined(ConversationRef conversation, AudienceRef audience, PersonRef member)
      implements InConversation {
    @Override
    public String type() {
      return "member.joined";
    }

    /// Whether they are one of the members the conversation was created with, of whom
    /// [ConversationCreated] has told already.
    public boolean isFounding() {
      return audience.membershipVersion() == AudienceRef.FOUNDING;
    }
  }

  /// Somebody stopped being a member; the audience no longer includes them.
  record MemberLeft(ConversationRef conversation, AudienceRef audience, PersonRef member)
      implements InConversation {
    @Override
    public String type() {
      return "member.left";
    }
  }

  /// A policy revision went live; the actor is its approver.
  record PolicyPublished(PolicyRef policy) implements Act {
    @Override
    public String type() {
      return "policy.published";
    }
  }

  /// A policy went out of force; the set is the one that remains.
  record PolicyRetired(PolicyRef policy) implements Act {
    @Override
    public String type() {
      return "policy.retired";
    }
  }

  /// A person's session began.
  record SessionOpened() implements Act {
    @Override
    public String type() {
      return "session.opened";
    }
  }

  /// A person's session ended.
  record SessionClosed() implements Act {
    @Override
    public String type() {
      return "session.closed";
    }
  }

  /// The conversation's id, or null for acts outside conversations.
  default @Nullable UUID conversationId() {
    return switch (this) {
      case InConversation inside -> inside.conversation().id();
      case ConversationNameBlocked blocked ->
          blocked.conversation() == null ? null : blocked.conversation().id();
      case PolicyPublished _, PolicyRetired _, SessionOpened _, SessionClosed _ -> null;
    };
  }

  /// The person who joined or left, or null.
  default @Nullable UUID memberId() {
    return switch (this) {
      case MemberJoined(_, _, PersonRef member) -> member.id();
      case MemberLeft(_, _, PersonRef member) -> member.id();
      case MessagePosted _,
          MessageBlocked _,
          ConversationCreated _,
          ConversationRenamed _,
          ConversationNameBlocked _,
          PolicyPublished _,
          PolicyRetired _,
          SessionOpened _,
          SessionClosed _ ->
          null;
    };
  }
}
