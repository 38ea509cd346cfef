package org.chancery.messaging.message;

import java.time.Duration;
import java.util.UUID;
import java.util.function.LongSupplier;
import org.chancery.messaging.refusal.PersonRates;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/// A token bucket for each person who posts, edits and recalls.
@Component
class PostRates {

  private final PersonRates rates;

  @Autowired
  PostRates(MessageLimits limits) {
    this(limits, System::nanoTime);
  }

  PostRates(MessageLimits limits, LongSupplier nanoTime) {
    this.rates =
        new PersonRates(
            Duration.ofNanos(1_000_000_000L / limits.postsPerSecond()),
            limits.postBurst(),
            nanoTime);
  }

  /// Takes a token; answers zero, or how long until there is one.
  Duration take(UUID person) {
    return rates.take(person);
  }
}
