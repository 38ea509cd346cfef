package org.chancery.messaging.journal;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;

/// An earlier message, as a later record points back at it.
///
/// @param id the message's id
/// @param position where its own record stands in the partition both belong to
/// @param at when it was written; kept to microseconds
/// @param sender who wrote it, by the names they had then
/// @param clientId the sender's own id for it
public record MessageRef(UUID id, long position, Instant at, PersonRef sender, String clientId) {

  /// Cuts the time to what a record can say.
  public MessageRef {
    at = at.truncatedTo(ChronoUnit.MICROS);
  }
}
