package org.chancery.archive.vault;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

/// The keys of a segment that are still there: the fewest nodes of a binary tree of keys from which
/// exactly the keys of the records that are kept can be derived.
///
/// Every node's key gives the keys of its two children by HMAC-SHA-256 (the tree of Goldreich,
/// Goldwasser and Micali), and nothing leads up again. So a whole segment needs one key; to destroy
/// a record's key, the nodes above it go and their other children stay.
final class KeyCover {

  private static final int SECRET = 32;
  private static final byte LEAF = 2;

  private final int leaves;
  private final int height;
  private final List<Node> nodes;

  private KeyCover(int leaves, List<Node> nodes) {
    this.leaves = leaves;
    this.height = leaves == 1 ? 0 : 32 - Integer.numberOfLeadingZeros(leaves - 1);
    this.nodes = List.copyOf(nodes);
  }

  /// A key of the tree.
  ///
  /// @param depth 0 for the root
  /// @param index from the left, among those of its depth
  // Never compared: an array tells itself apart by identity, and no two nodes are one.
  @SuppressWarnings("ArrayRecordComponent")
  private record Node(int depth, int index, byte[] secret) {}

  /// All keys of a segment.
  ///
  /// @param leaves how many keys can be derived
  /// @param root 32 random bytes
  static KeyCover whole(int leaves, byte[] root) {
    return new KeyCover(leaves, List.of(new Node(0, 0, root.clone())));
  }

  /// How many nodes are kept.
  int size() {
    return nodes.size();
  }

  /// Whether no key is left.
  boolean isEmpty() {
    return nodes.isEmpty();
  }

  /// The key of a leaf; empty when it was destroyed.
  Optional<SecretKey> key(int leaf) {
    for (var node : nodes) {
      var below = height - node.depth();
      if (leaf < leaves && leaf >> below == node.index()) {
        var secret = node.secret();
        for (var bit = below - 1; bit >= 0; bit--) {
          secret = derive(secret, (byte) (leaf >> bit & 1));
        }
        return Optional.of(new SecretKeySpec(derive(secret, LEAF), "AES"));
      }
    }
    return Optional.empty();
  }

  /// The keys of all leaves in order, while none is destroyed; each node's key is derived once.
  List<SecretKey> all() {
    List<SecretKey> keys = new ArrayList<>(leaves);
    nodes.forEach(node -> collect(node, keys));
    return keys;
  }

  private void collect(Node node, List<SecretKey> keys) {
    if (node.index() << (height - node.depth()) >= leaves) {
      return;
    }
    if (node.depth() == height) {
      keys.add(new SecretKeySpec(derive(node.secret(), LEAF), "AES"));
    } else {
      collect(child(node, 0), keys);
      collect(child(node, 1), keys);
    }
  }

  /// What is left once the keys of these leaves are destroyed.
  KeyCover without(BitSet gone) {
    List<Node> kept = new ArrayList<>();
    nodes.forEach(node -> keep(node, gone, kept));
    return new KeyCover(leaves, kept);
  }

  private void keep(Node node, BitSet gone, List<Node> kept) {
    var below = height - node.depth();
    var from = node.index() << below;
    var to = Math.min(leaves, (node.index() + 1) << below);
    var firstGone = gone.nextSetBit(from);
    if (firstGone < 0 || firstGone >= to) {
      if (from < to) {
        kept.add(node);
      }
    } else if (gone.nextClearBit(from) < to) {
      keep(child(node, 0), gone, kept);
      keep(child(node, 1), gone, kept);
    }
  }

  /// The cover as bytes, to be wrapped.
  byte[] encode() {
    var buffer = ByteBuffer.allocate(4 + nodes.size() * (5 + SECRET)).putInt(leaves);
    for (var node : nodes) {
      buffer.put((byte) node.depth()).putInt(node.index()).put(node.secret());
    }
    return buffer.array();
  }

  static KeyCover decode(byte[] encoded) {
    var buffer = ByteBuffer.wrap(encoded);
    var leaves = buffer.getInt();
    List<Node> nodes = new ArrayList<>();
    while (buffer.hasRemaining()) {
      var depth = buffer.get();
      var index = buffer.getInt();
      var secret = new byte[SECRET];
      buffer.get(secret);
      nodes.add(new Node(depth, index, secret));
    }
    return new KeyCover(leaves, nodes);
  }

  private static Node child(Node node, int side) {
    return new Node(node.depth() + 1, 2 * node.index() + side, derive(node.secret(), (byte) side));
  }

  private static byte[] derive(byte[] secret, byte side) {
    try {
      var mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(secret, "HmacSHA256"));
      mac.update(side);
      return mac.doFinal();
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException("every Java platform has HmacSHA256", impossible);
    }
  }

  @Override
  public String toString() {
    return "KeyCover[" + nodes.size() + " nodes over " + leaves + " keys]";
  }
}
