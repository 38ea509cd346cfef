package org.chancery.verify;

import java.nio.ByteBuffer;
import java.util.List;
import org.chancery.verify.ledger.Entry;
import org.chancery.verify.ledger.TilePath;

/// Where the ledger's files lie in an archive, and how leaves are laid out in them. Tiles and
/// entries are as C2SP tlog-tiles has them, below `ledger/`.
public final class LedgerFiles {

  /// The folder of them all.
  public static final String FOLDER = "ledger/";

  /// Bytes of the salt of one leaf.
  public static final int SALT = 16;

  /// Bytes of one entry in a bundle: its length in two, then itself.
  static final int BUNDLED = Short.BYTES + Entry.LENGTH;

  private LedgerFiles() {}

  /// A tile of hashes.
  ///
  /// @param width 1 to 256
  public static String tile(int level, long index, int width) {
    return FOLDER + "tile/" + level + "/" + TilePath.of(index, width);
  }

  /// The entries of a tile of level 0.
  public static String entries(long index, int width) {
    return FOLDER + "tile/entries/" + TilePath.of(index, width);
  }

  /// The salts that open the commitments of these entries to the hashes of their records, 16 bytes
  /// each; zeros for a record whose salts were destroyed before.
  public static String salts(long index, int width) {
    return FOLDER + "salts/" + TilePath.of(index, width);
  }

  /// The heads that were signed since the portion before, one note after the other.
  public static String checkpoints(long portion) {
    return FOLDER + "checkpoints/%012d.txt".formatted(portion);
  }

  /// Heads that witnesses have cosigned, with their signatures alone.
  public static String cosignatures(long portion) {
    return FOLDER + "cosignatures/%012d.txt".formatted(portion);
  }

  /// The time stamp token (RFC 3161, DER) over the note of a head.
  ///
  /// @param checkpoint its number in the chain of heads
  public static String timeStamp(long checkpoint) {
    return FOLDER + "time-stamps/%012d.tst".formatted(checkpoint);
  }

  /// A certificate of disposal: the statement on the first line, its signature in Base64 on the
  /// second, then a line of partition, position and hash for each record that went.
  public static String certificate(long disposal) {
    return FOLDER + "certificates/%012d.txt".formatted(disposal);
  }

  /// Entries as C2SP tlog-tiles bundles them: each with its length in two bytes before it.
  public static byte[] bundle(List<byte[]> entries) {
    var bundle = ByteBuffer.allocate(entries.size() * BUNDLED);
    entries.forEach(entry -> bundle.putShort((short) entry.length).put(entry));
    return bundle.array();
  }
}
