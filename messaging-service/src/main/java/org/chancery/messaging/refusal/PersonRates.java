package org.chancery.messaging.refusal;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.UUID;
import java.util.function.LongSupplier;

/// A token bucket for each person who does something that must not be done too often.
public final class PersonRates {

  private final long nanosPerToken;
  private final long burstNanos;
  private final LongSupplier nanoTime;
  private final Cache<UUID, Bucket> buckets =
      Caffeine.newBuilder()
          .maximumSize(1_000_000)
          .expireAfterAccess(Duration.ofMinutes(10))
          .build();

  /// @param each how often it may be done for long
  /// @param burst how often at once, after a pause
  /// @param nanoTime the clock
  public PersonRates(Duration each, int burst, LongSupplier nanoTime) {
    this.nanosPerToken = each.toNanos();
    this.burstNanos = nanosPerToken * burst;
    this.nanoTime = nanoTime;
  }

  /// Takes a token; answers zero, or how long until there is one.
  public Duration take(UUID person) {
    return buckets.get(person, _ -> new Bucket(nanoTime.getAsLong() - burstNanos)).take();
  }

  /// Takes a token, or refuses.
  ///
  /// @param what what is done too often, as a sentence
  public void takeOrRefuse(UUID person, String what) {
    Duration wait = take(person);
    if (!wait.isZero()) {
      throw new Refusal(ErrorCode.TOO_MANY_REQUESTS, what)
          .with("retryAfterMillis", Math.max(1, wait.toMillis()));
    }
  }

  private final class Bucket {
    /// When the bucket would have been empty; the distance to now is what it holds.
    private long emptyAt;

    private Bucket(long emptyAt) {
      this.emptyAt = emptyAt;
    }

    private synchronized Duration take() {
      long now = nanoTime.getAsLong();
      if (now - emptyAt > burstNanos) {
        emptyAt = now - burstNanos;
      }
      long wait = emptyAt + nanosPerToken - now;
      if (wait > 0) {
        return Duration.ofNanos(wait);
      }
      emptyAt += nanosPerToken;
      return Duration.ZERO;
    }
  }
}
