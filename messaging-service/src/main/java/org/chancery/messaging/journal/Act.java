package org.chancery.messaging.journal;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What a record says was done. A closed set: a new kind of record is a compile error wherever
/// records are written, read or delivered.
public sealed interface Act {

  /// The record's `type`.
  String type();

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

  /// A conversation was created with its first members.
  record ConversationCreated(ConversationRef conversation, AudienceRef audience)
      implements InConversation {
    @Override
    public String type() {
      return "conversation.created";
    }
  }

  /// A conversation got the name it carries here.
  record ConversationRenamed(ConversationRef conversation, AudienceRef audience)
      implements InConversation {
    @Override
    public String type() {
      return "conversation.renamed";
    }
  }

  /// Somebody became a member; the audience includes them.
  record MemberJoined(ConversationRef conversation, AudienceRef audience, PersonRef member)
      implements InConversation {
    @Override
    public String type() {
      return "member.joined";
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
    return this instanceof InConversation inside ? inside.conversation().id() : null;
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
          PolicyPublished _,
          PolicyRetired _,
          SessionOpened _,
          SessionClosed _ ->
          null;
    };
  }
}
