package org.chancery.archive.search;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// The index being built anew from the vault, once.
///
/// @param generation of the indices it builds
/// @param layout of their documents
/// @param startedBy login name
/// @param finishedAt absent while it runs
/// @param fromVault records that came from sealed segments
/// @param fromStore records that were not sealed yet
/// @param proven records found to be in the new indices and the store alike
/// @param outcome why it was refused or abandoned
/// @param replaced the indices that were searched before
record Rebuild(
    int generation,
    State state,
    int layout,
    Instant startedAt,
    String startedBy,
    @Nullable Instant finishedAt,
    long fromVault,
    long fromStore,
    long proven,
    @Nullable String outcome,
    List<String> replaced) {

  Rebuild {
    replaced = List.copyOf(replaced);
  }

  /// How far it is. Killed in any of the first four, it goes on from there.
  enum State {
    /// Records are being sent to the new indices.
    FILLING,
    /// The new indices are compared with the record.
    PROVING,
    /// They take the place of those that were searched.
    SWAPPING,
    /// Those are deleted.
    CLEANING,
    /// The new indices are searched.
    DONE,
    /// They were not equal to the record, or could not be built; what was searched still is.
    REFUSED,
    /// Somebody stopped it.
    ABANDONED;

    /// As on the wire and in the table.
    String wire() {
      return name().toLowerCase(Locale.ROOT);
    }

    static State of(String wire) {
      return valueOf(wire.toUpperCase(Locale.ROOT));
    }
  }
}
