package org.chancery.messaging.journal;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;

/// The message that was forwarded.
///
/// @param message its id
/// @param conversation where it was written
/// @param sender who wrote it, by the names they had then
/// @param at when it was written; kept to microseconds
public record Forwarded(UUID message, UUID conversation, PersonRef sender, Instant at) {

  /// Cuts the time to what a record can say.
  public Forwarded {
    at = at.truncatedTo(ChronoUnit.MICROS);
  }
}
