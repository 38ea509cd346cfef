package org.chancery.messaging.message;

import java.time.Instant;
import java.util.UUID;
import org.chancery.messaging.journal.Forwarded;
import org.chancery.messaging.journal.PersonRef;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/// Whose words a message passes on, as the message table keeps it.
record StoredForward(UUID message, UUID conversation, PersonRef sender, Instant at) {

  private static final JsonMapper MAPPER = JsonMapper.shared();

  static @Nullable String write(@Nullable Forwarded forwarded) {
    return forwarded == null
        ? null
        : MAPPER.writeValueAsString(
            new StoredForward(
                forwarded.message(), forwarded.conversation(), forwarded.sender(), forwarded.at()));
  }

  static @Nullable Forwarded read(@Nullable String json) {
    if (json == null) {
      return null;
    }
    StoredForward stored = MAPPER.readValue(json, StoredForward.class);
    return new Forwarded(stored.message(), stored.conversation(), stored.sender(), stored.at());
  }
}
