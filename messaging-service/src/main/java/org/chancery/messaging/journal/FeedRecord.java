package org.chancery.messaging.journal;

import java.nio.charset.StandardCharsets;

/// One record as the journal holds it.
public final class FeedRecord {

  private final int partition;
  private final long position;
  private final byte[] body;

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

  /// The canonical JSON. It carries message text: never log it.
  public String json() {
    return new String(body, StandardCharsets.UTF_8);
  }

  @Override
  public String toString() {
    return "FeedRecord[%d/%d, %d bytes]".formatted(partition, position, body.length);
  }
}
