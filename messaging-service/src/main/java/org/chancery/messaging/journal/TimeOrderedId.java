package org.chancery.messaging.journal;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;

/// Makes UUIDv7 ids (RFC 9562): 48 bits of Unix milliseconds, then random bits. Not secret.
public final class TimeOrderedId {

  private TimeOrderedId() {}

  /// A fresh id that sorts by the given time.
  public static UUID next(Instant at) {
    ThreadLocalRandom random = ThreadLocalRandom.current();
    // The 12 bits after the version carry the sub-millisecond part, so ids made by one node keep
    // their order within a millisecond too (RFC 9562, section 6.2, method 3).
    long millis = at.toEpochMilli();
    long nanos = Instant.ofEpochMilli(millis).until(at, ChronoUnit.NANOS);
    long fraction = nanos * 4096 / 1_000_000L;
    long high = (millis << 16) | 0x7000L | fraction;
    long low = (random.nextLong() & 0x3FFF_FFFF_FFFF_FFFFL) | 0x8000_0000_0000_0000L;
    return new UUID(high, low);
  }
}
