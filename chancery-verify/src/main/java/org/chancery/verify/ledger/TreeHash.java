package org.chancery.verify.ledger;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.List;

/// The hashes of a Merkle tree as RFC 9162, section 2.1.1, defines them.
public final class TreeHash {

  /// Length of a hash in bytes.
  public static final int LENGTH = 32;

  private static final byte LEAF = 0;
  private static final byte NODE = 1;

  /// To look up an algorithm takes longer than to hash a leaf.
  private static final ThreadLocal<MessageDigest> DIGEST =
      ThreadLocal.withInitial(TreeHash::sha256);

  private TreeHash() {}

  /// The hash of the tree without leaves.
  public static byte[] empty() {
    return sha256().digest();
  }

  /// The hash of a leaf.
  public static byte[] leaf(byte[] entry) {
    var digest = DIGEST.get();
    digest.update(LEAF);
    return digest.digest(entry);
  }

  /// The hash of an inner node.
  public static byte[] node(byte[] left, byte[] right) {
    var digest = DIGEST.get();
    digest.update(NODE);
    digest.update(left);
    return digest.digest(right);
  }

  /// The root over the hashes of neighbours of equal height.
  ///
  /// @param hashes a power of two of them
  static byte[] over(List<byte[]> hashes) {
    var row = hashes;
    while (row.size() > 1) {
      var above = new ArrayList<byte[]>(row.size() / 2);
      for (var i = 0; i < row.size(); i += 2) {
        above.add(node(row.get(i), row.get(i + 1)));
      }
      row = above;
    }
    return row.getFirst();
  }

  /// A running SHA-256.
  public static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every Java platform has SHA-256", impossible);
    }
  }
}
