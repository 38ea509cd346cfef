package org.chancery.verify.ledger;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The right edge of a growing tree: the hashes of its tiles that are not full yet. They are all it
/// takes to append leaves and to tell the root.
public final class Frontier {

  /// A tile that became full, and the hash over it.
  public record Full(Tile tile, ByteString root) {}

  private final List<List<byte[]>> levels = new ArrayList<>();
  private long size;

  /// The edge of an empty tree.
  public Frontier() {}

  /// The edge of a tree whose tiles can be read.
  public static Frontier of(TileSource tiles, long size) {
    var frontier = new Frontier();
    frontier.size = size;
    for (var level = 0; size >> (8 * level) > 0; level++) {
      var hashes = size >> (8 * level);
      var index = hashes / Tile.WIDTH;
      var width = (int) (hashes % Tile.WIDTH);
      frontier.levels.add(
          width == 0
              ? new ArrayList<>()
              : new ArrayList<>(tiles.tile(level, index, width).hashes(0, width)));
    }
    return frontier;
  }

  /// How many leaves the tree has.
  public long size() {
    return size;
  }

  /// Appends a leaf.
  ///
  /// @return the tiles that are full now and were not before, lowest first
  public List<Full> append(byte[] leafHash) {
    size++;
    List<Full> full = new ArrayList<>();
    var hash = leafHash;
    for (var level = 0; ; level++) {
      if (level == levels.size()) {
        levels.add(new ArrayList<>());
      }
      var tile = levels.get(level);
      tile.add(hash);
      if (tile.size() < Tile.WIDTH) {
        return full;
      }
      hash = TreeHash.over(tile);
      var index = (size >> (8 * (level + 1))) - 1;
      full.add(new Full(new Tile(level, index, ByteString.of(joined(tile))), ByteString.of(hash)));
      tile.clear();
    }
  }

  /// The tile of a level that is not full yet; empty where the last one is.
  public Optional<Tile> edge(int level) {
    if (level >= levels.size() || levels.get(level).isEmpty()) {
      return Optional.empty();
    }
    var index = (size >> (8 * level)) / Tile.WIDTH;
    return Optional.of(new Tile(level, index, ByteString.of(joined(levels.get(level)))));
  }

  /// How many levels of tiles there are.
  public int height() {
    return levels.size();
  }

  /// The root over all leaves.
  public byte[] root() {
    if (size == 0) {
      return TreeHash.empty();
    }
    byte[] root = null;
    for (var tile : levels) {
      var end = tile.size();
      for (var width = 1; width <= tile.size(); width <<= 1) {
        if ((tile.size() & width) != 0) {
          var left = TreeHash.over(tile.subList(end - width, end));
          root = root == null ? left : TreeHash.node(left, root);
          end -= width;
        }
      }
    }
    if (root == null) {
      throw new IllegalStateException("a tree with leaves has an edge");
    }
    return root;
  }

  private static byte[] joined(List<byte[]> hashes) {
    var bytes = new byte[hashes.size() * TreeHash.LENGTH];
    for (var i = 0; i < hashes.size(); i++) {
      System.arraycopy(hashes.get(i), 0, bytes, i * TreeHash.LENGTH, TreeHash.LENGTH);
    }
    return bytes;
  }
}
