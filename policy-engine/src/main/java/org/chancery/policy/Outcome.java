package org.chancery.policy;

import java.util.Locale;
import java.util.Optional;

/// What a rule, or a whole policy set, decides about a submission; declared from lenient to strict.
public enum Outcome {
  /// It goes out; a finding with this outcome is only noted.
  ALLOW,
  /// It goes out, and compliance is told.
  ALERT,
  /// It goes out with what was found replaced; the record keeps the original.
  REDACT,
  /// It goes out if the sender confirms it, with a reason where the rule wants one.
  WARN,
  /// It goes out if a reviewer releases it.
  HOLD,
  /// It does not go out, and the sender is told why.
  BLOCK;

  /// The stricter of this outcome and another.
  public Outcome strictest(Outcome other) {
    return compareTo(other) >= 0 ? this : other;
  }

  /// The name used in JSON: `allow`, `alert`, `redact`, `warn`, `hold` or `block`.
  public String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }

  /// The outcome with this wire name; empty for any other word.
  public static Optional<Outcome> ofWireName(String wireName) {
    for (Outcome outcome : values()) {
      if (outcome.wireName().equals(wireName)) {
        return Optional.of(outcome);
      }
    }
    return Optional.empty();
  }
}
