package org.chancery.verify.ledger;

import java.util.Arrays;
import java.util.List;

/// That a leaf is in a tree: the hashes beside its way up to the root (RFC 9162, section 2.1.3).
///
/// @param index of the leaf, from 0
/// @param size of the tree in leaves
/// @param path from the leaf's sibling upwards
public record InclusionProof(long index, long size, List<byte[]> path) {

  /// Copies the list.
  public InclusionProof {
    path = List.copyOf(path);
  }

  /// Whether it proves the leaf under this root (RFC 9162, section 2.1.3.2).
  public boolean verifies(byte[] leafHash, byte[] root) {
    if (index < 0 || index >= size || leafHash.length != TreeHash.LENGTH) {
      return false;
    }
    var node = index;
    var last = size - 1;
    var hash = leafHash;
    for (var sibling : path) {
      if (last == 0 || sibling.length != TreeHash.LENGTH) {
        return false;
      }
      if ((node & 1) == 1 || node == last) {
        hash = TreeHash.node(sibling, hash);
        while ((node & 1) == 0 && node != 0) {
          node >>= 1;
          last >>= 1;
        }
      } else {
        hash = TreeHash.node(hash, sibling);
      }
      node >>= 1;
      last >>= 1;
    }
    return last == 0 && Arrays.equals(hash, root);
  }
}
