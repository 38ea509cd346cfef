package org.chancery.verify;

import java.util.Arrays;
import java.util.HexFormat;
import org.chancery.verify.ledger.TreeHash;

/// A SHA-256 hash (FIPS 180-4): 32 bytes, compared by value.
public final class Digest {

  /// How many bytes it has.
  public static final int LENGTH = 32;

  /// What stands where there is nothing to hash: 32 zeros.
  public static final Digest NONE = new Digest(new byte[LENGTH]);

  private static final String PREFIX = "sha256:";

  private final byte[] bytes;

  private Digest(byte[] bytes) {
    this.bytes = bytes;
  }

  /// The hash of these bytes.
  public static Digest of(byte[] content) {
    return new Digest(TreeHash.sha256().digest(content));
  }

  /// A hash that is known already.
  ///
  /// @throws IllegalArgumentException when it is not 32 bytes
  public static Digest known(byte[] bytes) {
    if (bytes.length != LENGTH) {
      throw new IllegalArgumentException("a SHA-256 hash has 32 bytes, not " + bytes.length);
    }
    return new Digest(bytes.clone());
  }

  /// A hash written as 64 hexadecimal digits, with or without `sha256:` before them.
  ///
  /// @throws IllegalArgumentException when it is not that
  public static Digest parse(String text) {
    return known(
        HexFormat.of().parseHex(text.startsWith(PREFIX) ? text.substring(PREFIX.length()) : text));
  }

  /// A copy of the bytes.
  public byte[] toBytes() {
    return bytes.clone();
  }

  /// 64 lower-case hexadecimal digits.
  public String hex() {
    return HexFormat.of().formatHex(bytes);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Digest digest && Arrays.equals(bytes, digest.bytes);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(bytes);
  }

  /// `sha256:` and 64 hexadecimal digits.
  @Override
  public String toString() {
    return PREFIX + hex();
  }
}
