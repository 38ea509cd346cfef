package org.chancery.messaging.journal;

import org.chancery.policy.Outcome;
import org.chancery.policy.Verdict;

/// A verdict as it is put on record, with what it cost.
///
/// @param micros microseconds the policy engine took
public record Judgement(Verdict verdict, long micros) {

  /// The outcome's name in records, in the past tense.
  public String wireOutcome() {
    return switch (verdict.outcome()) {
      case ALLOW -> "allowed";
      case ALERT -> "alerted";
      case REDACT -> "redacted";
      case WARN -> "warned";
      case HOLD -> "held";
      case BLOCK -> "blocked";
    };
  }

  /// Whether the text must not go out as it is.
  public boolean isStopped() {
    return verdict.outcome().compareTo(Outcome.ALERT) > 0;
  }

  static Outcome outcomeOf(String wire) {
    return switch (wire) {
      case "allowed" -> Outcome.ALLOW;
      case "alerted" -> Outcome.ALERT;
      case "redacted" -> Outcome.REDACT;
      case "warned" -> Outcome.WARN;
      case "held" -> Outcome.HOLD;
      case "blocked" -> Outcome.BLOCK;
      case String other -> throw new IllegalArgumentException("No verdict outcome " + other);
    };
  }
}
