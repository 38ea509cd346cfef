package org.chancery.messaging.journal;

import org.jspecify.annotations.Nullable;

/// What a record says of the preview of a link.
public sealed interface PreviewAct extends Act.OfPreview {

  /// People were shown what a page says of itself. The actor is the system, which fetched it.
  ///
  /// @param of the message that links to it
  /// @param card what they saw
  /// @param judgement what the policies said of that
  record Shown(
      ConversationRef conversation,
      AudienceRef audience,
      MessageRef of,
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
  record Blocked(
      ConversationRef conversation,
      AudienceRef audience,
      MessageRef of,
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

  /// The card that was judged; null where there is none any more.
  default @Nullable LinkCard shownCard() {
    return switch (this) {
      case Shown shown -> shown.card();
      case Blocked blocked -> blocked.card();
      case Removed _ -> null;
    };
  }
}
