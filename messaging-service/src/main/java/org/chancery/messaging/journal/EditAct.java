package org.chancery.messaging.journal;

import org.jspecify.annotations.Nullable;

/// What a record says of changes to a message that others have seen; the actor is its sender.
public sealed interface EditAct extends Act.OfEdit {

  /// The message.
  MessageRef of();

  /// The words of an edit.
  ///
  /// @param before what the message said until then, as its sender wrote it
  /// @param text what it says, or was to say
  /// @param clientId the sender's own id for the edit, the key of idempotent retries
  record Change(MessageText before, MessageText text, String clientId) {}

  /// An edit, whatever became of it.
  sealed interface OfWords extends EditAct {
    /// Its words.
    Change change();

    /// What the policies said of the new ones.
    @Override
    Judgement judgement();
  }

  /// A message says something else from now on.
  ///
  /// @param audience who can see it, by the time of the edit
  /// @param revision which edit of the message it is, from 1
  /// @param delivered what others see instead of the new text, where policies removed parts
  /// @param confirmation by what the sender confirmed it after a warning; else null
  record Edited(
      ConversationRef conversation,
      AudienceRef audience,
      MessageRef of,
      Change change,
      int revision,
      Judgement judgement,
      @Nullable MessageText delivered,
      @Nullable Confirmation confirmation)
      implements OfWords {
    @Override
    public String type() {
      return "message.edited";
    }

    /// What the audience sees of the new text.
    public MessageText shown() {
      return delivered == null ? change.text() : delivered;
    }
  }

  /// An edit the policies refused: the message says what it said before. What would hold a message
  /// refuses an edit, because there is nothing an edit could wait behind.
  record Blocked(
      ConversationRef conversation,
      AudienceRef audience,
      MessageRef of,
      Change change,
      Judgement judgement)
      implements OfWords {
    @Override
    public String type() {
      return "message.edit-blocked";
    }
  }

  /// An edit that changed nothing because its sender was to think again.
  record Warned(
      ConversationRef conversation,
      AudienceRef audience,
      MessageRef of,
      Change change,
      Judgement judgement)
      implements OfWords {
    @Override
    public String type() {
      return "message.edit-warned";
    }
  }

  /// A message is no longer shown to anybody; what it said stays on record.
  record Recalled(ConversationRef conversation, AudienceRef audience, MessageRef of)
      implements EditAct {
    @Override
    public String type() {
      return "message.recalled";
    }
  }
}
