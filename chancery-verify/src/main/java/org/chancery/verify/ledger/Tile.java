package org.chancery.verify.ledger;

import java.util.ArrayList;
import java.util.List;

/// Up to 256 neighbouring hashes of one height of the tree (C2SP tlog-tiles).
///
/// @param level 0 for hashes of leaves, and one more for each 256 leaves below a hash
/// @param index from 0 within the level
/// @param hashes one behind the other, 32 bytes each
public record Tile(int level, long index, ByteString hashes) {

  /// How many hashes a full tile holds.
  public static final int WIDTH = 256;

  /// How many hashes this one holds.
  public int width() {
    return hashes.length() / TreeHash.LENGTH;
  }

  /// Hashes of the tile.
  ///
  /// @param from the first of them
  List<byte[]> hashes(int from, int count) {
    var some = new ArrayList<byte[]>(count);
    for (var i = from; i < from + count; i++) {
      some.add(hashes.slice(i * TreeHash.LENGTH, (i + 1) * TreeHash.LENGTH));
    }
    return some;
  }

  /// How wide a tile is in a tree of that size; 0 when it is not there at all.
  public static int width(int level, long index, long size) {
    var hashes = size >> (8 * level);
    return Math.clamp(hashes - index * WIDTH, 0, WIDTH);
  }

  @Override
  public String toString() {
    return "Tile[" + level + "/" + index + ", " + width() + " wide]";
  }
}
