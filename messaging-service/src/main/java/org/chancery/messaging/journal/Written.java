package org.chancery.messaging.journal;

import org.jspecify.annotations.Nullable;

/// What a sender sent.
///
/// @param text the words
/// @param clientId the sender's own id for it, the key of idempotent retries
/// @param forwarded whose words they were before; null for the sender's own
public record Written(MessageText text, String clientId, @Nullable Forwarded forwarded) {

  /// Words of the sender's own.
  public Written(MessageText text, String clientId) {
    this(text, clientId, null);
  }
}
