package org.chancery.messaging.message;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.UUID;
import java.util.function.LongSupplier;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/// A token bucket for each person who posts, edits and recalls.
@Component
class PostRates {

  private final long nanosPerPost;
  private final long burstNanos;
  private final LongSupplier nanoTime;
  private final Cache<UUID, Bucket> buckets =
      Caffeine.newBuilder()
          .maximumSize(1_000_000)
          .expireAfterAccess(Duration.ofMinutes(10))
          .build();

  @Autowired
  PostRates(MessageLimits limits) {
    this(limits, System::nanoTime);
  }

  PostRates(MessageLimits limits, LongSupplier nanoTime) {
    this.nanosPerPost = 1_000_000_000L / limits.postsPerSecond();
    this.burstNanos = nanosPerPost * limits.postBurst();
    this.nanoTime = nanoTime;
  }

  /// Takes a token; answers zero, or how long until there is one.
  Duration take(UUID person) {
    return buckets.get(person, _ -> new Bucket(nanoTime.getAsLong() - burstNanos)).take();
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
      long wait = emptyAt + nanosPerPost - now;
      if (wait > 0) {
        return Duration.ofNanos(wait);
      }
      emptyAt += nanosPerPost;
      return Duration.ZERO;
    }
  }
}
