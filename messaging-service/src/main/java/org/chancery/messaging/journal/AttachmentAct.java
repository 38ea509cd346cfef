package org.chancery.messaging.journal;

/// What a record says of a file that is not, or not yet, part of a message.
public sealed interface AttachmentAct extends Act.OfAttachment {

  /// The actor stored a file to send it; nobody else has seen it.
  record Stored(ConversationRef conversation, AttachmentRef attachment) implements AttachmentAct {
    @Override
    public String type() {
      return "attachment.stored";
    }
  }

  /// The actor, who decides about the message it belongs to, opened a file.
  record Read(ConversationRef conversation, AttachmentRef attachment) implements AttachmentAct {
    @Override
    public String type() {
      return "attachment.read";
    }
  }
}
