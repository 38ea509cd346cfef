package org.chancery.archive.completeness;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.HexFormat;
import org.chancery.verify.Digest;
import org.chancery.verify.ledger.TreeHash;

/// A hash over records in the order of their positions: SHA-256 over the hash so far (32 zeros at
/// first), the position in eight bytes (big-endian) and the record's hash.
///
/// A sum over hashes would not care for order, and who can write records could make two sets with
/// one sum; with this a drop, a double, a swap and a change each give another hash.
final class Fold {

  private static final int PREFIX = "sha256:".length();

  private final MessageDigest sha256 = TreeHash.sha256();
  private byte[] digest = new byte[Digest.LENGTH];

  void add(long position, String hash) {
    sha256.update(digest);
    sha256.update(ByteBuffer.allocate(Long.BYTES).putLong(position).array());
    sha256.update(HexFormat.of().parseHex(hash, PREFIX, hash.length()));
    digest = sha256.digest();
  }

  Digest digest() {
    return Digest.known(digest);
  }
}
