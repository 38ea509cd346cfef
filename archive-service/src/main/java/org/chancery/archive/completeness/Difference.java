package org.chancery.archive.completeness;

import java.util.Locale;

/// Something one keeper does not have as the others do.
///
/// @param position of the first record at fault
/// @param expected a hash, or what should be there; never content
/// @param found what is there instead
record Difference(Kind kind, long position, String expected, String found) {

  /// What can be wrong.
  enum Kind {
    /// A record is not there.
    MISSING,
    /// Something else is there.
    ALTERED,
    /// Something is there that nobody wrote, or twice.
    EXTRA,
    /// A record has been on its way for too long.
    OVERDUE;

    String wire() {
      return name().toLowerCase(Locale.ROOT);
    }

    static Kind of(String wire) {
      return valueOf(wire.toUpperCase(Locale.ROOT));
    }
  }
}
