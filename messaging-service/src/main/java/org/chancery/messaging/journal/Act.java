package org.chancery.messaging.journal;

import java.util.List;
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
    /// What was sent.
    Written written();

    /// What was written.
    default MessageText text() {
      return written().text();
    }

    /// The files that go with it.
    default List<AttachmentRef> attachments() {
      return written().attachments();
    }

    /// The sender's own id for it, the key of idempotent retries.
    default String clientId() {
      return written().clientId();
    }

    /// What the policies said.
    @Override
    Judgement judgement();
  }

  /// A message that reached its audience.
  ///
  /// @param delivered what others see instead of the text, where policies removed parts; else null
  /// @param confirmation by what the sender confirmed it after a warning; else null
  record MessagePosted(
      ConversationRef conversation,
      AudienceRef audience,
      Written written,
      Judgement judgement,
      @Nullable MessageText delivered,
      @Nullable Confirmation confirmation)
      implements OfMessage {

    /// A message that went out as it was written, without a word.
    public MessagePosted(
        ConversationRef conversation, AudienceRef audience, Written written, Judgement judgement) {
      this(conversation, audience, written, judgement, null, null);
    }

    @Override
    public String type() {
      return "message.posted";
    }

    /// What its audience sees of it.
    public MessageText shown() {
      return delivered == null ? text() : delivered;
    }
  }

  /// A message the policies kept from its audience; the attempt is on record all the same.
  record MessageBlocked(
      ConversationRef conversation, AudienceRef audience, Written written, Judgement judgement)
      implements OfMessage {
    @Override
    public String type() {
      return "message.blocked";
    }
  }

  /// A message that reached nobody because its sender was to think again; sent once more with a
  /// [Confirmation] it is another message.
  record MessageWarned(
      ConversationRef conversation, AudienceRef audience, Written written, Judgement judgement)
      implements OfMessage {
    @Override
    public String type() {
      return "message.warned";
    }
  }

  /// A message that waits for a reviewer; [MessageReleased] or [MessageRejected] follows.
  record MessageHeld(
      ConversationRef conversation, AudienceRef audience, Written written, Judgement judgement)
      implements OfMessage {
    @Override
    public String type() {
      return "message.held";
    }
  }

  /// What a sender changed, or wanted to, in a message of theirs that others have seen.
  sealed interface OfEdit extends InConversation permits EditAct {}

  /// What a reviewer decided of a held message; the actor is the reviewer.
  sealed interface OfReview extends InConversation {
    /// The message.
    MessageRef of();

    /// Why, in the reviewer's words.
    MessageText reason();
  }

  /// A held message reached its audience, at the place it was held at.
  ///
  /// @param audience who could see it when it was released
  /// @param delivered what they see instead of the text, where policies removed parts; else null
  record MessageReleased(
      ConversationRef conversation,
      AudienceRef audience,
      MessageRef of,
      Written written,
      @Nullable MessageText delivered,
      MessageText reason)
      implements OfReview {
    @Override
    public String type() {
      return "message.released";
    }

    /// What its audience sees of it.
    public MessageText shown() {
      return delivered == null ? written.text() : delivered;
    }
  }

  /// A held message will not reach anybody.
  ///
  /// @param audience who would have seen it
  record MessageRejected(
      ConversationRef conversation, AudienceRef audience, MessageRef of, MessageText reason)
      implements OfReview {
    @Override
    public String type() {
      return "message.rejected";
    }
  }

  /// Messages were shown to somebody who may decide about them: the actor.
  ///
  /// @param messages their ids, in the order they were shown
  record ReviewRead(List<UUID> messages) implements Act {
    public ReviewRead {
      messages = List.copyOf(messages);
    }

    @Override
    public String type() {
      return "review.read";
    }
  }

  /// A message that had gone out with rules undecided was judged again, at leisure. Nobody is told;
  /// it is for those who look into verdicts.
  ///
  /// @param written what was sent
  /// @param judgement what the policies of now say of it
  record MessageRescanned(
      ConversationRef conversation, MessageRef of, Written written, Judgement judgement)
      implements Act {
    @Override
    public String type() {
      return "message.rescanned";
    }
  }

  /// Something between a sender and those who own the policies; nobody else in the conversation
  /// hears of it.
  sealed interface OfAppeal extends Act {
    /// Where the message was written.
    ConversationRef conversation();

    /// The message.
    MessageRef of();

    /// What was said.
    MessageText text();
  }

  /// A sender says that a verdict was a mistake; the record's id is the appeal's.
  record AppealFiled(ConversationRef conversation, MessageRef of, MessageText text)
      implements OfAppeal {
    @Override
    public String type() {
      return "appeal.filed";
    }
  }

  /// An appeal was answered; the actor is whoever answered.
  ///
  /// @param appeal the appeal's id
  /// @param ruling whether the verdict stands
  record AppealAnswered(
      ConversationRef conversation, MessageRef of, UUID appeal, Ruling ruling, MessageText text)
      implements OfAppeal {
    @Override
    public String type() {
      return "appeal.answered";
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

  /// What a room is about was said, or taken away.
  ///
  /// @param text the topic; null when there is none any more
  /// @param judgement what the policies said of it, if it raised an alert
  record ConversationTopicChanged(
      ConversationRef conversation,
      AudienceRef audience,
      @Nullable MessageText text,
      @Nullable Judgement judgement)
      implements InConversation {
    @Override
    public String type() {
      return "conversation.topic-changed";
    }
  }

  /// A topic the policies kept from a room; the attempt is on record all the same.
  record ConversationTopicBlocked(
      ConversationRef conversation, MessageText text, Judgement judgement) implements Act {
    @Override
    public String type() {
      return "conversation.topic-blocked";
    }
  }

  /// Somebody came or went; their own devices are told of it even if they were away.
  sealed interface OfMember extends InConversation {
    /// Who.
    PersonRef member();
  }

  /// Somebody became a member; the audience includes them.
  ///
  /// @param judgement what the policies said of their joining, if it raised an alert
  record MemberJoined(
      ConversationRef conversation,
      AudienceRef audience,
      PersonRef member,
      @Nullable Judgement judgement)
      implements OfMember {
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

  /// The policies kept somebody out of a conversation; nobody is told but whoever tried.
  ///
  /// @param conversation the one to be joined; one that did not come to be is named as it would
  ///   have been
  /// @param audience those with whom they would have come together; of membership version
  ///   [AudienceRef#NEVER] where the conversation did not come to be
  /// @param member who was to join
  record MemberJoinBlocked(
      ConversationRef conversation, AudienceRef audience, PersonRef member, Judgement judgement)
      implements InConversation {
    @Override
    public String type() {
      return "member.join-blocked";
    }
  }

  /// Somebody stopped being a member; the audience no longer includes them.
  record MemberLeft(ConversationRef conversation, AudienceRef audience, PersonRef member)
      implements OfMember {
    @Override
    public String type() {
      return "member.left";
    }
  }

  /// What people are shown of a page that a message links to.
  sealed interface OfPreview extends InConversation permits PreviewAct {}

  /// What the actor says of themselves, for everybody to see.
  sealed interface OfStatus extends Act permits StatusAct {}

  /// A file that was stored, or looked into by somebody who decides about it.
  sealed interface OfAttachment extends Act permits AttachmentAct {
    /// The conversation it was stored for.
    ConversationRef conversation();

    /// The file.
    AttachmentRef attachment();
  }

  /// A change of what is in force.
  sealed interface OfPolicy extends Act permits PolicyAct {
    /// The policy, and the set that is in force with or without it.
    PolicyRef policy();
  }

  /// How long employees see messages, and what was removed by that rule.
  sealed interface OfHistory extends Act permits HistoryAct {}

  /// A person's session.
  sealed interface OfSession extends Act permits SessionAct {}

  /// The conversation's id, or null for acts outside conversations.
  default @Nullable UUID conversationId() {
    return switch (this) {
      case InConversation inside -> inside.conversation().id();
      case ConversationNameBlocked blocked ->
          blocked.conversation() == null ? null : blocked.conversation().id();
      case ConversationTopicBlocked blocked -> blocked.conversation().id();
      case OfAppeal appeal -> appeal.conversation().id();
      case MessageRescanned rescanned -> rescanned.conversation().id();
      case OfAttachment file -> file.conversation().id();
      case OfStatus _, ReviewRead _, OfPolicy _, OfHistory _, OfSession _ -> null;
    };
  }
}
