package org.chancery.verify.ledger;

import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;

/// Bytes that do not change: a hash, a key, a signature.
public final class ByteString {

  private final byte[] bytes;

  private ByteString(byte[] bytes) {
    this.bytes = bytes;
  }

  /// A copy of the bytes.
  public static ByteString of(byte[] bytes) {
    return new ByteString(bytes.clone());
  }

  /// A copy of some of the bytes.
  ///
  /// @param to exclusive
  public static ByteString of(byte[] bytes, int from, int to) {
    return new ByteString(Arrays.copyOfRange(bytes, from, to));
  }

  /// The bytes that stand in Base64, in the one way they can.
  ///
  /// @throws IllegalArgumentException when they do not, be it for bits that a lenient reader drops
  public static ByteString fromBase64(String text) {
    var bytes = Base64.getDecoder().decode(text);
    if (!Base64.getEncoder().encodeToString(bytes).equals(text)) {
      throw new IllegalArgumentException("not Base64 in its one form");
    }
    return new ByteString(bytes);
  }

  /// The bytes in Base64.
  public String toBase64() {
    return Base64.getEncoder().encodeToString(bytes);
  }

  /// A copy of the bytes.
  public byte[] toArray() {
    return bytes.clone();
  }

  /// A copy of some of the bytes.
  ///
  /// @param to exclusive
  public byte[] slice(int from, int to) {
    return Arrays.copyOfRange(bytes, from, to);
  }

  /// How many there are.
  public int length() {
    return bytes.length;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof ByteString some && Arrays.equals(bytes, some.bytes);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(bytes);
  }

  /// The bytes in hexadecimal digits.
  @Override
  public String toString() {
    return HexFormat.of().formatHex(bytes);
  }
}
