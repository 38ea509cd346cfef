package org.chancery.archive.completeness;

import org.chancery.verify.Digest;
import org.jspecify.annotations.Nullable;

/// What a keeper has of one day in one stretch.
///
/// @param records how many it accounts for, those that are gone among them
/// @param gone how many of them were rightly let go: disposed of, or pruned from the journal
/// @param digest over position and hash of each, see [Fold]
/// @param waiting how many are still on their way to it
/// @param firstWaiting position of the first of those; 0 for none
/// @param differences how many positions are at fault
/// @param first the first of them
record Figure(
    long records,
    long gone,
    Digest digest,
    long waiting,
    long firstWaiting,
    long differences,
    @Nullable Difference first) {

  /// The same, with the records that wait taken for a difference.
  Figure overdue(String since) {
    return first != null
        ? this
        : new Figure(
            records,
            gone,
            digest,
            waiting,
            firstWaiting,
            waiting,
            new Difference(
                Difference.Kind.OVERDUE, firstWaiting, "a record", "none since " + since));
  }
}
