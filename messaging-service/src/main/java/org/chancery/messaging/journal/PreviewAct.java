package org.chancery.messaging.journal;

/// What a record says of the preview of a link.
public sealed interface PreviewAct extends Act.OfPreview {

  /// The message that links to the page.
  MessageRef of();

  /// People were shown what a page says of itself. The actor is the system, which fetched it.
  ///
  /// @param of the message that links to it
  /// @param link the address as it stands in the message
  /// @param card what they saw
  /// @param judgement what the policies said of that
  record Shown(
      ConversationRef conversation,
      AudienceRef audience,
      MessageRef of,
      String link,
      LinkCard card,
      Judgement judgement)
      implements PreviewAct {
    @Override
    public String type() {
      return "link.previewed";
    }
  }

  /// The policies kept a preview from its audience; the message stands.
  ///
  /// @param audience who would have seen it
  /// @param link the address as it stands in the message
  record Blocked(
      ConversationRef conversation,
      AudienceRef audience,
      MessageRef of,
      String link,
      LinkCard card,
      Judgement judgement)
      implements PreviewAct {
    @Override
    public String type() {
      return "link.preview-blocked";
    }
  }

  /// A preview is shown no more. The actor is the message's sender, or the system where the link
  /// went away.
  record Removed(ConversationRef conversation, AudienceRef audience, MessageRef of)
      implements PreviewAct {
    @Override
    public String type() {
      return "link.preview-removed";
    }
  }
}
