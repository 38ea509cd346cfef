package org.chancery.verify.ledger;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.List;

/// That a tree begins with an earlier one: nothing in it was changed, moved or taken out since (RFC
/// 9162, section 2.1.4).
///
/// @param from leaves of the earlier tree
/// @param to leaves of the later one
public record ConsistencyProof(long from, long to, List<byte[]> path) {

  /// Copies the list.
  public ConsistencyProof {
    path = List.copyOf(path);
  }

  /// Whether it proves that the tree with the first root is the beginning of the one with the
  /// second (RFC 9162, section 2.1.4.2).
  public boolean verifies(byte[] earlier, byte[] later) {
    // Every tree begins with the empty one; to say so proves nothing.
    if (from < 1 || from > to) {
      return false;
    }
    if (from == to) {
      return path.isEmpty() && Arrays.equals(earlier, later);
    }
    var hashes = new ArrayDeque<>(path);
    if ((from & (from - 1)) == 0) {
      hashes.addFirst(earlier);
    }
    if (hashes.isEmpty()) {
      return false;
    }
    var node = from - 1;
    var last = to - 1;
    while ((node & 1) == 1) {
      node >>= 1;
      last >>= 1;
    }
    var first = hashes.removeFirst();
    var second = first;
    for (var hash : hashes) {
      if (last == 0 || hash.length != TreeHash.LENGTH) {
        return false;
      }
      if ((node & 1) == 1 || node == last) {
        first = TreeHash.node(hash, first);
        second = TreeHash.node(hash, second);
        while ((node & 1) == 0 && node != 0) {
          node >>= 1;
          last >>= 1;
        }
      } else {
        second = TreeHash.node(second, hash);
      }
      node >>= 1;
      last >>= 1;
    }
    return last == 0 && Arrays.equals(first, earlier) && Arrays.equals(second, later);
  }
}
