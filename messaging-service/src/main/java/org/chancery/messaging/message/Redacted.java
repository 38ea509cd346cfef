package org.chancery.messaging.message;

import org.chancery.messaging.journal.MessageText;
import org.chancery.policy.Verdict;
import org.jspecify.annotations.Nullable;

/// What a verdict leaves of a text.
final class Redacted {

  private Redacted() {}

  /// What an audience may see instead of a text; null when the verdict removes nothing of it.
  static @Nullable MessageText of(MessageText text, Verdict verdict) {
    return verdict.redactions().isEmpty() ? null : new MessageText(verdict.redacted(text.value()));
  }
}
