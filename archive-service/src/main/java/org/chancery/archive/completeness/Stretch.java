package org.chancery.archive.completeness;

/// Positions of a partition that are compared in one go: the same for every keeper, whatever it
/// holds.
///
/// @param number from 0
record Stretch(int partition, long number) {

  /// How many positions one has.
  static final int LENGTH = 4_096;

  /// The stretch that a position is in.
  static Stretch holding(int partition, long position) {
    return new Stretch(partition, (position - 1) / LENGTH);
  }

  /// Its first position.
  long first() {
    return number * LENGTH + 1;
  }

  /// Its last position.
  long last() {
    return (number + 1) * LENGTH;
  }
}
