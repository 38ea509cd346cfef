package org.chancery.verify.ledger;

/// Where tiles are read from: the ledger's tables, a folder, or memory.
public interface TileSource {

  /// A tile with at least so many hashes.
  ///
  /// @param width 1 to 256
  /// @throws IllegalStateException when it is not there, or narrower
  Tile tile(int level, long index, int width);
}
