package org.chancery.archive.ledger;

/// Something in the archive that the ledger contradicts.
///
/// @param kind what is wrong
/// @param where the leaf, tile, checkpoint or record, as in `leaf 17` or `record 3/1812`
/// @param expected a hash, a number or what should be there; never content
/// @param found what is there instead
public record Finding(Kind kind, String where, String expected, String found) {

  /// What can be wrong.
  public enum Kind {
    /// A leaf is missing, or is not one.
    LEAF,
    /// The leaves of a partition do not follow one another.
    ORDER,
    /// A tile is missing, too many, or not what its leaves make.
    TILE,
    /// A checkpoint is not what its leaves make, or contradicts the one before it.
    CHECKPOINT,
    /// A checkpoint is not signed by a known key, or not at its time.
    SIGNATURE,
    /// A record is missing, or is not what its leaf commits to.
    RECORD,
    /// The columns beside a record are not what it says.
    COLUMNS,
    /// A record does not continue the one before it in its partition.
    CHAIN,
    /// The salts of a record are gone although the record is there.
    SALTS,
    /// The head of a partition is not its last record.
    HEAD
  }
}
