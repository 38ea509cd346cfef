package org.chancery.messaging.review;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.chancery.messaging.journal.MessageText;
import org.chancery.messaging.journal.Ruling;
import org.chancery.messaging.message.JudgedMessage;
import org.chancery.policy.RuleRef;
import org.jspecify.annotations.Nullable;

/// A sender's word that a verdict was a mistake, and the answer to it if there is one.
///
/// @param message what the verdict was about
/// @param policy the policy whose rule decided first
/// @param rules every rule that made the verdict what it was
/// @param owner the username of whoever answers for the policy; null when nobody knows
public record Appeal(
    UUID id,
    JudgedMessage message,
    String policy,
    List<RuleRef> rules,
    @Nullable String owner,
    MessageText text,
    Instant filedAt,
    @Nullable Answer answer) {

  public Appeal {
    rules = List.copyOf(rules);
  }

  /// An answer.
  public record Answer(Ruling ruling, MessageText text, String byName, Instant at) {}
}
