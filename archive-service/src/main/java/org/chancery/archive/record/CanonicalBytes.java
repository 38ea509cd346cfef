package org.chancery.archive.record;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/// The exact bytes of one journal record (RFC 8785 JSON, UTF-8), and the hash over them.
public final class CanonicalBytes {

  private final byte[] bytes;
  private final String hash;

  private CanonicalBytes(byte[] bytes) {
    this.bytes = bytes;
    this.hash = "sha256:" + HexFormat.of().formatHex(sha256().digest(bytes));
  }

  /// Takes over the array; the caller does not change it afterwards.
  public static CanonicalBytes of(byte[] bytes) {
    return new CanonicalBytes(bytes);
  }

  /// `sha256:` and 64 hexadecimal digits.
  public String hash() {
    return hash;
  }

  /// A length in bytes.
  public int length() {
    return bytes.length;
  }

  /// A copy of the bytes.
  public byte[] toArray() {
    return bytes.clone();
  }

  byte[] shared() {
    return bytes;
  }

  @Override
  public String toString() {
    return "CanonicalBytes[" + bytes.length + " bytes]";
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every Java platform has SHA-256", impossible);
    }
  }
}
