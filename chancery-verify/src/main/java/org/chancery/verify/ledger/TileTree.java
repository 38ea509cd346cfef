package org.chancery.verify.ledger;

import java.util.ArrayList;
import java.util.List;

/// Roots and proofs of a tree whose tiles can be read (RFC 9162, sections 2.1.3.1 and 2.1.4.1).
public final class TileTree {

  private static final int TILE_HEIGHT = 8;

  private final TileSource tiles;

  public TileTree(TileSource tiles) {
    this.tiles = tiles;
  }

  /// The root of the first leaves.
  public byte[] root(long size) {
    return size == 0 ? TreeHash.empty() : hash(0, size, size);
  }

  /// The proof that a leaf is among the first ones.
  public InclusionProof inclusion(long index, long size) {
    if (index < 0 || index >= size) {
      throw new IllegalArgumentException("no leaf " + index + " among " + size);
    }
    List<byte[]> path = new ArrayList<>();
    long from = 0;
    var to = size;
    while (to - from > 1) {
      var middle = from + split(to - from);
      if (index < middle) {
        path.add(hash(middle, to, size));
        to = middle;
      } else {
        path.add(hash(from, middle, size));
        from = middle;
      }
    }
    return new InclusionProof(index, size, path.reversed());
  }

  /// The proof that the first leaves are the beginning of more.
  public ConsistencyProof consistency(long from, long to) {
    if (from < 0 || from > to) {
      throw new IllegalArgumentException("no tree of " + from + " in one of " + to);
    }
    List<byte[]> path = new ArrayList<>();
    if (from > 0 && from < to) {
      long start = 0;
      var end = to;
      var whole = true;
      while (from != end) {
        var middle = start + split(end - start);
        if (from <= middle) {
          path.add(hash(middle, end, to));
          end = middle;
        } else {
          path.add(hash(start, middle, to));
          start = middle;
          whole = false;
        }
      }
      if (!whole) {
        path.add(hash(start, end, to));
      }
    }
    return new ConsistencyProof(from, to, path.reversed());
  }

  /// The hash over leaves of a tree of that size.
  private byte[] hash(long from, long to, long size) {
    var count = to - from;
    if (Long.bitCount(count) == 1) {
      var height = Long.numberOfTrailingZeros(count);
      var level = height / TILE_HEIGHT;
      var first = from >> (TILE_HEIGHT * level);
      var index = first / Tile.WIDTH;
      var tile = tiles.tile(level, index, Tile.width(level, index, size));
      return TreeHash.over(tile.hashes((int) (first % Tile.WIDTH), 1 << (height % TILE_HEIGHT)));
    }
    var middle = from + split(count);
    return TreeHash.node(hash(from, middle, size), hash(middle, to, size));
  }

  /// The largest power of two below a number.
  private static long split(long count) {
    return Long.highestOneBit(count - 1);
  }
}
