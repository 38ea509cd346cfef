package org.chancery.verify;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import org.chancery.verify.LedgerNote.Listed;
import org.chancery.verify.ledger.ByteString;
import org.chancery.verify.ledger.Tile;
import org.chancery.verify.ledger.TileSource;

/// The files that a ledger adds to an archive when its tree has grown from one size to another:
/// tiles that became full since, and those at the edge as wide as they are now.
public final class LedgerPortion {

  private final TileSource tiles;
  private final Leaves leaves;
  private final List<Content> files = new ArrayList<>();

  private LedgerPortion(TileSource tiles, Leaves leaves) {
    this.tiles = tiles;
    this.leaves = leaves;
  }

  /// Where leaves are read from.
  public interface Leaves {

    /// Entries of leaves that follow one another.
    List<byte[]> entries(long from, int count);

    /// The salts of their commitments to the hash of the record, zeros where they were destroyed.
    List<byte[]> salts(long from, int count);
  }

  /// A file and what is in it.
  public record Content(String name, ByteString bytes) {

    /// A file with these bytes.
    public static Content of(String name, byte[] bytes) {
      return new Content(name, ByteString.of(bytes));
    }

    /// As the note lists it.
    public Listed listed() {
      return new Listed(name, bytes.length(), Digest.of(bytes.toArray()));
    }
  }

  /// The tiles, entries and salts that were not written at the earlier size.
  ///
  /// @param from leaves that were written before
  /// @param to leaves that a head was signed over
  public static List<Content> files(long from, long to, TileSource tiles, Leaves leaves) {
    var portion = new LedgerPortion(tiles, leaves);
    for (var level = 0; to >> (8 * level) > 0; level++) {
      var before = from >> (8 * level);
      var now = to >> (8 * level);
      if (before < now) {
        for (var index = before / Tile.WIDTH; index * Tile.WIDTH < now; index++) {
          portion.add(level, index, Tile.width(level, index, to));
        }
      }
    }
    return portion.files;
  }

  private void add(int level, long index, int width) {
    var hashes = tiles.tile(level, index, width).hashes().toArray();
    files.add(Content.of(LedgerFiles.tile(level, index, width), hashes));
    if (level == 0) {
      var first = index * Tile.WIDTH;
      var bundle = LedgerFiles.bundle(leaves.entries(first, width));
      files.add(Content.of(LedgerFiles.entries(index, width), bundle));
      var salts = new ByteArrayOutputStream(width * LedgerFiles.SALT);
      leaves.salts(first, width).forEach(salts::writeBytes);
      files.add(Content.of(LedgerFiles.salts(index, width), salts.toByteArray()));
    }
  }
}
