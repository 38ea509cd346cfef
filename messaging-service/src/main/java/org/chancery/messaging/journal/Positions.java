package org.chancery.messaging.journal;

import java.util.Arrays;
import java.util.stream.Collectors;

/// A place in the journal: one position for each partition, 0 where nothing was reached yet.
/// Immutable.
public final class Positions {

  private static final Positions ZERO = new Positions(new long[Partitions.COUNT]);

  private final long[] values;

  private Positions(long[] values) {
    this.values = values;
  }

  /// The place before the first record.
  public static Positions zero() {
    return ZERO;
  }

  /// The place with these positions, one for each partition in order; refuses another number of
  /// them, and negative ones.
  public static Positions of(long... values) {
    if (values.length != Partitions.COUNT) {
      throw new IllegalArgumentException(
          "A place in the journal has %d positions, not %d."
              .formatted(Partitions.COUNT, values.length));
    }
    for (long value : values) {
      if (value < 0) {
        throw new IllegalArgumentException("A position is never negative: " + value + ".");
      }
    }
    return new Positions(values.clone());
  }

  /// Reads what [#toString()] wrote; refuses anything else.
  public static Positions parse(String commaSeparated) {
    String[] parts = commaSeparated.split(",", -1);
    long[] values = new long[parts.length];
    for (int i = 0; i < parts.length; i++) {
      try {
        values[i] = Long.parseLong(parts[i].strip());
      } catch (NumberFormatException _) {
        throw new IllegalArgumentException("Position %d is not a whole number.".formatted(i));
      }
    }
    return of(values);
  }

  /// The position reached in one partition.
  public long at(int partition) {
    return values[partition];
  }

  /// This place with another position in one partition.
  public Positions with(int partition, long position) {
    long[] changed = values.clone();
    changed[partition] = position;
    return of(changed);
  }

  /// For each partition the further of the two.
  public Positions furthest(Positions other) {
    long[] merged = new long[Partitions.COUNT];
    for (int i = 0; i < merged.length; i++) {
      merged[i] = Math.max(values[i], other.values[i]);
    }
    return new Positions(merged);
  }

  /// Whether every partition is at least as far as in the other.
  public boolean covers(Positions other) {
    for (int i = 0; i < values.length; i++) {
      if (values[i] < other.values[i]) {
        return false;
      }
    }
    return true;
  }

  /// The number of records up to here.
  public long total() {
    return Arrays.stream(values).sum();
  }

  /// A copy, one for each partition in order.
  public long[] toArray() {
    return values.clone();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Positions that && Arrays.equals(values, that.values);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(values);
  }

  /// Comma separated, in partition order.
  @Override
  public String toString() {
    return Arrays.stream(values).mapToObj(Long::toString).collect(Collectors.joining(","));
  }
}
