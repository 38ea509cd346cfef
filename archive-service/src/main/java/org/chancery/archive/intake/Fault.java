package org.chancery.archive.intake;

import org.jspecify.annotations.Nullable;

/// A reason not to store a record, and what was expected in its place.
///
/// @param partition where, unless the bytes did not even tell that
/// @param position of the record at fault, 0 when unknown
/// @param expected the position or hash that should have come
/// @param found what came; a hash or a reason, never content
record Fault(@Nullable Integer partition, long position, Kind kind, String expected, String found) {

  /// What can be wrong with a journal.
  enum Kind {
    /// A position was skipped.
    GAP("gap", true),
    /// A record does not continue the one stored before it.
    BROKEN_CHAIN("broken-chain", true),
    /// A stored position came again with other bytes.
    REWRITTEN("rewritten", true),
    /// A record repeats the id of another one.
    REPEATED_ID("repeated-id", true),
    /// Bytes that are no record of a known version and type.
    NOT_UNDERSTOOD("not-understood", true),
    /// The journal ends before what the archive has stored of it.
    JOURNAL_SHORTER("journal-shorter", false),
    /// A record that was taken in is missing or changed somewhere; raised by the reconciliation.
    INCOMPLETE("incomplete", false);

    private final String wire;
    private final boolean stops;

    Kind(String wire, boolean stops) {
      this.wire = wire;
      this.stops = stops;
    }

    String wire() {
      return wire;
    }

    /// Whether the partition takes in nothing until the fault is gone.
    boolean stops() {
      return stops;
    }
  }
}
