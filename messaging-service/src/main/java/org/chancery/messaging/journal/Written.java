package org.chancery.messaging.journal;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a sender sent.
///
/// @param text the words; empty only where there are files
/// @param clientId the sender's own id for it, the key of idempotent retries
/// @param forwarded whose words they were before; null for the sender's own
/// @param attachments the files that go with it, in the sender's order
public record Written(
    MessageText text,
    String clientId,
    @Nullable Forwarded forwarded,
    List<AttachmentRef> attachments) {

  /// Copies the list.
  public Written {
    attachments = List.copyOf(attachments);
  }

  /// Words without files.
  public Written(MessageText text, String clientId, @Nullable Forwarded forwarded) {
    this(text, clientId, forwarded, List.of());
  }

  /// Words of the sender's own.
  public Written(MessageText text, String clientId) {
    this(text, clientId, null, List.of());
  }
}
