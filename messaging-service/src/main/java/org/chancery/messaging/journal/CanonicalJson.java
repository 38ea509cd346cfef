package org.chancery.messaging.journal;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// Writes JSON in the canonical form of RFC 8785 into a byte array. The caller brings the members
/// in order of their names' UTF-16 units; this class escapes and encodes. One thread at a time.
final class CanonicalJson {

  private static final byte[] HEX = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);

  private byte[] bytes;
  private int size;

  CanonicalJson(int expectedBytes) {
    bytes = new byte[expectedBytes];
  }

  /// Appends ASCII as it is: punctuation and member names.
  CanonicalJson raw(String ascii) {
    int length = ascii.length();
    reserve(length);
    for (int i = 0; i < length; i++) {
      bytes[size++] = (byte) ascii.charAt(i);
    }
    return this;
  }

  /// Appends a whole number. RFC 8785 writes numbers as ECMAScript does, so it must be one a double
  /// holds exactly.
  CanonicalJson number(long value) {
    if (Math.abs(value) > 1L << 53) {
      throw new IllegalArgumentException("Beyond what JSON readers agree on: " + value);
    }
    return raw(Long.toString(value));
  }

  /// Appends a quoted string.
  ///
  /// @throws IllegalArgumentException for half a surrogate pair, which has no UTF-8 form
  CanonicalJson string(String value) {
    int length = value.length();
    // Three bytes for a UTF-16 unit cover every encoding; escapes reserve for themselves.
    reserve(length * 3 + 2);
    bytes[size++] = '"';
    for (int i = 0; i < length; i++) {
      char c = value.charAt(i);
      if (c >= 0x20 && c < 0x80 && c != '"' && c != '\\') {
        bytes[size++] = (byte) c;
      } else if (c < 0x80) {
        escape(c, (length - i) * 3 + 8);
      } else if (c < 0x800) {
        bytes[size++] = (byte) (0xC0 | (c >> 6));
        bytes[size++] = (byte) (0x80 | (c & 0x3F));
      } else if (!Character.isSurrogate(c)) {
        bytes[size++] = (byte) (0xE0 | (c >> 12));
        bytes[size++] = (byte) (0x80 | ((c >> 6) & 0x3F));
        bytes[size++] = (byte) (0x80 | (c & 0x3F));
      } else {
        supplementary(value, i);
        i++;
      }
    }
    bytes[size++] = '"';
    return this;
  }

  /// The bytes so far.
  byte[] toBytes() {
    return Arrays.copyOf(bytes, size);
  }

  private void supplementary(String value, int at) {
    if (at + 1 >= value.length()
        || !Character.isSurrogatePair(value.charAt(at), value.charAt(at + 1))) {
      throw new IllegalArgumentException("Half a surrogate pair at offset " + at);
    }
    int codePoint = value.codePointAt(at);
    bytes[size++] = (byte) (0xF0 | (codePoint >> 18));
    bytes[size++] = (byte) (0x80 | ((codePoint >> 12) & 0x3F));
    bytes[size++] = (byte) (0x80 | ((codePoint >> 6) & 0x3F));
    bytes[size++] = (byte) (0x80 | (codePoint & 0x3F));
  }

  private void escape(char c, int stillNeeded) {
    reserve(stillNeeded);
    bytes[size++] = '\\';
    switch (c) {
      case '"', '\\' -> bytes[size++] = (byte) c;
      case '\b' -> bytes[size++] = 'b';
      case '\t' -> bytes[size++] = 't';
      case '\n' -> bytes[size++] = 'n';
      case '\f' -> bytes[size++] = 'f';
      case '\r' -> bytes[size++] = 'r';
      default -> {
        bytes[size++] = 'u';
        bytes[size++] = '0';
        bytes[size++] = '0';
        bytes[size++] = HEX[c >> 4];
        bytes[size++] = HEX[c & 0xF];
      }
    }
  }

  private void reserve(int more) {
    if (size + more > bytes.length) {
      bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, size + more));
    }
  }
}
