package org.chancery.messaging.journal;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/// One record as the journal holds it.
public final class FeedRecord {

  private final int partition;
  private final long position;
  private final byte[] body;

  /// The hash once somebody asked for it. A race costs a second hashing of the same bytes, no more.
  private volatile byte @Nullable [] hash;

  /// Takes the body over; the caller must not change it afterwards.
  public FeedRecord(int partition, long position, byte[] body) {
    this.partition = partition;
    this.position = position;
    this.body = body;
  }

  /// The partition, from 0.
  public int partition() {
    return partition;
  }

  /// The position within the partition, from 1.
  public long position() {
    return position;
  }

  /// The canonical bytes whose SHA-256 is the record's hash; not to be changed.
  public byte[] body() {
    return body;
  }

  /// The record's SHA-256, which the next record of its partition names as `prev`, and which every
  /// receipt of the record says; worked out once. Not to be changed.
  public byte[] hash() {
    byte[] known = hash;
    if (known == null) {
      known = PreparedRecord.hash(body);
      hash = known;
    }
    return known;
  }

  /// The canonical JSON. It carries message text: never log it.
  public String json() {
    return new String(body, StandardCharsets.UTF_8);
  }

  @Override
  public String toString() {
    return "FeedRecord[%d/%d, %d bytes]".formatted(partition, position, body.length);
  }
}
