package org.chancery.archive.rounds;

import java.time.Duration;
import org.springframework.util.backoff.BackOff;
import org.springframework.util.backoff.ExponentialBackOff;

/// How long to rest after a round that failed: each time twice as long, and it never ends.
///
/// @param first the rest after the first failure
/// @param last the longest rest
public record Retries(Duration first, Duration last) {

  public Retries {
    if (!first.isPositive() || !last.isPositive()) {
      throw new IllegalArgumentException("a retry is after some time: " + first + ", " + last);
    }
    first = first.compareTo(last) < 0 ? first : last;
  }

  /// A rest that does not grow.
  public static Retries every(Duration rest) {
    return new Retries(rest, rest);
  }

  BackOff backOff() {
    var doubling = new ExponentialBackOff(first.toMillis(), 2);
    doubling.setMaxInterval(last.toMillis());
    return doubling;
  }
}
