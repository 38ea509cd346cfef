package org.chancery.messaging.journal;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/// A draft encoded up to the two members only the append knows, `position` and `prev`: the bytes
/// before and after them. So the thread that holds a partition's lock only concatenates and hashes.
public final class PreparedRecord {

  private final RecordDraft draft;
  private final int partition;
  private final byte[] before;
  private final byte[] after;

  PreparedRecord(RecordDraft draft, byte[] before, byte[] after) {
    this.draft = draft;
    this.partition = draft.partition();
    this.before = before;
    this.after = after;
  }

  /// Encodes a draft; the expensive part of an append, done by the caller's thread.
  public static PreparedRecord of(RecordDraft draft) {
    return RecordWriter.prepare(draft);
  }

  /// What was encoded.
  public RecordDraft draft() {
    return draft;
  }

  /// The partition it goes to.
  public int partition() {
    return partition;
  }

  /// The canonical bytes at a position, after the record with a hash.
  byte[] at(long position, byte[] previousHash) {
    CanonicalJson json = new CanonicalJson(128);
    byte[] middle =
        json.number(position)
            .raw(",\"prev\":\"sha256:")
            .raw(HexFormat.of().formatHex(previousHash))
            .raw("\"")
            .toBytes();
    byte[] whole = new byte[before.length + middle.length + after.length];
    System.arraycopy(before, 0, whole, 0, before.length);
    System.arraycopy(middle, 0, whole, before.length, middle.length);
    System.arraycopy(after, 0, whole, before.length + middle.length, after.length);
    return whole;
  }

  static byte[] hash(byte[] body) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(body);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java has SHA-256", e);
    }
  }

  @Override
  public String toString() {
    return "PreparedRecord[%s %s]".formatted(draft.act().type(), draft.id());
  }
}
