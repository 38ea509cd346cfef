package org.chancery.messaging.message;

import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.chancery.messaging.journal.Act;
import org.chancery.messaging.journal.PreparedRecord;
import org.jspecify.annotations.Nullable;

/// A judged message on its way through a lane, with the answer still open.
record PendingPost(
    PreparedRecord record, @Nullable Object origin, CompletableFuture<PostOutcome> answer) {

  /// What makes a retry the same message.
  record Key(UUID sender, String clientId) {}

  Act.OfMessage message() {
    return switch (record.draft().act()) {
      case Act.OfMessage message -> message;
      case Act other -> throw new IllegalStateException("Not a message: " + other.type());
    };
  }

  Key key() {
    return new Key(record.draft().actor().id(), message().clientId());
  }
}
