package org.chancery.messaging.journal;

import java.time.Duration;
import java.util.List;

/// The one way to read the journal: in order, by position. Every implementation passes
/// `JournalFeedContract`.
public interface JournalFeed {

  /// Records after a place, in position order within each partition and without gaps, at most
  /// `limit` of them. Partitions take turns, so none starves behind a busy one. May answer fewer
  /// than there are when they are large.
  ///
  /// @throws RecordsPruned when records after the place are gone
  List<FeedRecord> read(Positions after, int limit);

  /// The hashes of records after a position, taken of the bytes as they are stored now, in position
  /// order. What was pruned is absent, and so is whatever else is not there.
  ///
  /// @param limit at most so many
  List<RecordHash> hashes(int partition, long after, int limit);

  /// Up to where each partition is pruned.
  Positions pruned();

  /// The last committed position of each partition.
  Positions heads();

  /// Waits until there is something after a place.
  ///
  /// @return false when the time was over first
  boolean awaitNew(Positions after, Duration wait) throws InterruptedException;

  /// Notes that a reader has durably taken everything up to a place. Going back is ignored.
  ///
  /// @throws IllegalArgumentException for a place beyond the heads
  void acknowledge(String reader, Positions positions);

  /// How far a reader has acknowledged; zero for an unknown one.
  Positions acknowledged(String reader);

  /// Deletes records up to a place, but never beyond what every known reader has acknowledged, and
  /// nothing while there is no reader.
  ///
  /// @return how many were deleted
  long prune(Positions upTo);

  /// Thrown for a place whose next records are pruned.
  final class RecordsPruned extends RuntimeException {
    RecordsPruned(int partition, long position) {
      super("Partition %d is pruned up to %d.".formatted(partition, position));
    }
  }
}
