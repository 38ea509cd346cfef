package org.chancery.messaging.delivery;

import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import org.chancery.messaging.journal.Partitions;
import org.chancery.messaging.journal.Positions;

/// The text form of a place in the delivery order: the partitions' positions as varints, in
/// base64url. Opaque to clients.
final class Cursor {

  private Cursor() {}

  static String of(long[] positions) {
    byte[] bytes = new byte[Partitions.COUNT * 9];
    int size = 0;
    for (long position : positions) {
      long rest = position;
      while (rest >= 0x80) {
        bytes[size++] = (byte) ((rest & 0x7F) | 0x80);
        rest >>>= 7;
      }
      bytes[size++] = (byte) rest;
    }
    byte[] exact = Arrays.copyOf(bytes, size);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(exact);
  }

  /// Empty for anything this service did not write.
  static Optional<Positions> read(String cursor) {
    byte[] bytes;
    try {
      bytes = Base64.getUrlDecoder().decode(cursor);
    } catch (IllegalArgumentException _) {
      return Optional.empty();
    }
    long[] positions = new long[Partitions.COUNT];
    int at = 0;
    for (int partition = 0; partition < positions.length; partition++) {
      int shift = 0;
      byte next;
      do {
        if (at == bytes.length || shift > 56) {
          return Optional.empty();
        }
        next = bytes[at++];
        positions[partition] |= (next & 0x7FL) << shift;
        shift += 7;
      } while (next < 0);
    }
    return at == bytes.length ? Optional.of(Positions.of(positions)) : Optional.empty();
  }
}
