package org.chancery.verify.ledger;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;

/// What a leaf of the ledger says of a record: where it stands, and a commitment to each of its
/// parts. It tells nothing of the content, so anybody may have it.
///
/// In bytes: version 1, the partition in two, the position in eight (both big-endian), and six
/// commitments of 32 in the order of [FieldGroup]; 203 in all.
///
/// @param partition 0 to 16
/// @param position from 1
public record Entry(int partition, long position, Map<FieldGroup, byte[]> commitments) {

  /// Length in bytes.
  public static final int LENGTH =
      1 + Short.BYTES + Long.BYTES + FieldGroup.values().length * TreeHash.LENGTH;

  private static final byte VERSION = 1;

  /// Copies the map.
  public Entry {
    commitments = Map.copyOf(commitments);
  }

  /// The entry of a record.
  public static Entry of(int partition, long position, byte[] body, Salts salts) {
    var commitments = new EnumMap<FieldGroup, byte[]>(FieldGroup.class);
    RecordParts.of(body)
        .forEach((group, part) ->
            commitments.put(group, Salts.commitment(salts.of(group), group, part)));
    return new Entry(partition, position, commitments);
  }

  /// Reads an entry.
  ///
  /// @throws IllegalArgumentException when the bytes are none
  public static Entry read(byte[] bytes) {
    if (bytes.length != LENGTH || bytes[0] != VERSION) {
      throw new IllegalArgumentException("not a ledger entry of version " + VERSION);
    }
    var buffer = ByteBuffer.wrap(bytes, 1, bytes.length - 1);
    var partition = Short.toUnsignedInt(buffer.getShort());
    var position = buffer.getLong();
    var commitments = new EnumMap<FieldGroup, byte[]>(FieldGroup.class);
    for (var group : FieldGroup.values()) {
      var commitment = new byte[TreeHash.LENGTH];
      buffer.get(commitment);
      commitments.put(group, commitment);
    }
    return new Entry(partition, position, commitments);
  }

  /// The bytes a leaf hash is made of.
  public byte[] bytes() {
    var buffer = ByteBuffer.allocate(LENGTH);
    buffer.put(VERSION).putShort((short) partition).putLong(position);
    for (var group : FieldGroup.values()) {
      buffer.put(commitment(group));
    }
    return buffer.array();
  }

  /// The commitment to a part of the record.
  public byte[] commitment(FieldGroup group) {
    var commitment = commitments.get(group);
    if (commitment == null) {
      throw new IllegalArgumentException("no commitment to " + group);
    }
    return commitment;
  }

  /// Whether the commitment to a part is to these bytes.
  public boolean commitsTo(FieldGroup group, byte[] salt, byte[] part) {
    return Arrays.equals(commitment(group), Salts.commitment(salt, group, part));
  }

  @Override
  public String toString() {
    return "Entry[" + partition + "/" + position + "]";
  }
}
