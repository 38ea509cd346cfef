package org.chancery.messaging.message;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import org.chancery.messaging.journal.Act;
import org.chancery.policy.Outcome;
import org.springframework.stereotype.Component;

/// How many posts this node has settled since it started, by outcome.
@Component
public class PostCounts {

  private final Counter posted;
  private final Counter alerted;
  private final Counter blocked;
  private final Counter warned;
  private final Counter held;
  private final Counter duplicates;
  private final Counter refused;

  PostCounts(MeterRegistry meters) {
    posted = meters.counter("messaging.posts", "outcome", "posted");
    alerted = meters.counter("messaging.posts", "outcome", "alerted");
    blocked = meters.counter("messaging.posts", "outcome", "blocked");
    warned = meters.counter("messaging.posts", "outcome", "warned");
    held = meters.counter("messaging.posts", "outcome", "held");
    duplicates = meters.counter("messaging.posts", "outcome", "duplicate");
    refused = meters.counter("messaging.posts", "outcome", "refused");
  }

  void count(PostOutcome outcome, Act.OfMessage message) {
    switch (outcome) {
      case PostOutcome.Posted settled when settled.duplicate() -> duplicates.increment();
      case PostOutcome.Held waiting when waiting.duplicate() -> duplicates.increment();
      case PostOutcome.Rejected _ -> duplicates.increment();
      case PostOutcome.Posted _ -> {
        posted.increment();
        if (message.judgement().verdict().outcome() == Outcome.ALERT) {
          alerted.increment();
        }
      }
      case PostOutcome.Blocked _ -> blocked.increment();
      case PostOutcome.Warned _ -> warned.increment();
      case PostOutcome.Held _ -> held.increment();
      case PostOutcome.Refused _ -> refused.increment();
    }
  }

  /// Messages that reached their audience, those with an alert included.
  public long posted() {
    return (long) posted.count();
  }

  /// Messages that reached their audience and raised an alert.
  public long alerted() {
    return (long) alerted.count();
  }

  /// Messages the policies kept from their audience.
  public long blocked() {
    return (long) blocked.count();
  }
}
