package org.chancery.verify.ledger;

import java.security.SecureRandom;

/// One random salt for each field group of a record. Without its salt nobody can tell from a
/// commitment what it commits to, not even by trying what it might be.
///
/// @param bytes 16 for each group, in the order of [FieldGroup]
public record Salts(ByteString bytes) {

  /// Length of one salt in bytes.
  public static final int LENGTH = 16;

  private static final int ALL = LENGTH * FieldGroup.values().length;

  /// Refuses another length.
  public Salts {
    if (bytes.length() != ALL) {
      throw new IllegalArgumentException("salts are " + ALL + " bytes, not " + bytes.length());
    }
  }

  /// Fresh ones.
  public static Salts random(SecureRandom random) {
    var bytes = new byte[ALL];
    random.nextBytes(bytes);
    return new Salts(ByteString.of(bytes));
  }

  /// The salt of a group.
  public byte[] of(FieldGroup group) {
    return bytes.slice((group.number() - 1) * LENGTH, group.number() * LENGTH);
  }

  /// The commitment to a part of a record: SHA-256 over the salt, the group's number and the part.
  public static byte[] commitment(byte[] salt, FieldGroup group, byte[] part) {
    var digest = TreeHash.sha256();
    digest.update(salt);
    digest.update((byte) group.number());
    return digest.digest(part);
  }

  @Override
  public String toString() {
    return "Salts[]";
  }
}
