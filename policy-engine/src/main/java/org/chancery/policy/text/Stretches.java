package org.chancery.policy.text;

import java.util.Arrays;

/// Parts of a text that are looked at closely, in order and apart. Immutable.
final class Stretches {
  // A row of single letters shows its sign at the third, and four units may stand between two.
  private static final int BEFORE_SIGN = 12;

  private final int[] borders;

  private Stretches(int[] borders) {
    this.borders = borders;
  }

  /// All of a text.
  static Stretches whole(int length) {
    return new Stretches(new int[] {0, length});
  }

  /// The words round signs.
  ///
  /// @param marks where the signs stand, in ascending order
  static Stretches round(int[] marks, int count, char[] units, int length) {
    var borders = new int[2 * count];
    int filled = 0;
    for (int i = 0; i < count; i++) {
      if (filled > 0 && marks[i] + BEFORE_SIGN <= borders[filled - 1]) {
        continue;
      }
      int start = Math.max(0, marks[i] - BEFORE_SIGN);
      int least = filled > 0 ? borders[filled - 1] : 0;
      while (start > least && units[start - 1] != ' ') {
        start--;
      }
      int end = Math.min(length, marks[i] + BEFORE_SIGN);
      while (end < length && units[end] != ' ') {
        end++;
      }
      if (start <= least && filled > 0) {
        borders[filled - 1] = end;
      } else {
        borders[filled++] = start;
        borders[filled++] = end;
      }
    }
    return new Stretches(Arrays.copyOf(borders, filled));
  }

  int count() {
    return borders.length / 2;
  }

  int start(int stretch) {
    return borders[2 * stretch];
  }

  /// One past the last unit.
  int end(int stretch) {
    return borders[2 * stretch + 1];
  }
}
