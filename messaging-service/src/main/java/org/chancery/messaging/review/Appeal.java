package org.chancery.messaging.review;

import java.time.Instant;
import java.util.UUID;
import org.chancery.messaging.journal.MessageText;
import org.chancery.messaging.journal.Ruling;
import org.chancery.messaging.message.JudgedMessage;
import org.jspecify.annotations.Nullable;

/// A sender's word that a verdict was a mistake, and the answer to it if there is one.
///
/// @param message what the verdict was about
/// @param policy the policy whose rule decided
/// @param owner the username of whoever answers for the policy; null when nobody knows
public record Appeal(
    UUID id,
    JudgedMessage message,
    String policy,
    @Nullable String owner,
    MessageText text,
    Instant filedAt,
    @Nullable Answer answer) {

  /// An answer.
  public record Answer(Ruling ruling, MessageText text, String byName, Instant at) {}
}
