package org.chancery.policy.text;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// Units of a text in the making, each with the units of the folded text it stands for.
///
/// A stage reads one layer and writes another; none adds units, so a layer is never longer than the
/// one below it.
final class Layer {
  final FoldedText base;
  final char[] units;
  private final int @Nullable [] from;
  private final int @Nullable [] to;
  private final boolean @Nullable [] changed;
  private int length;

  private Layer(
      FoldedText base,
      char[] units,
      int length,
      int @Nullable [] from,
      int @Nullable [] to,
      boolean @Nullable [] changed) {
    this.base = base;
    this.units = units;
    this.length = length;
    this.from = from;
    this.to = to;
    this.changed = changed;
  }

  /// The bottom: every unit stands for itself, and nothing is changed.
  static Layer bottom(FoldedText base) {
    return new Layer(base, base.units(), base.length(), null, null, null);
  }

  /// The bottom of a text of which some units are changed already.
  static Layer bottom(FoldedText base, boolean[] changed) {
    return new Layer(base, base.units(), base.length(), null, null, changed);
  }

  /// An empty layer, to be written from this one.
  Layer above() {
    return new Layer(
        base, new char[length], 0, new int[length], new int[length], new boolean[length]);
  }

  /// The same units with nothing counted as changed, so that what is changed later stands out.
  Layer asUnchanged() {
    return new Layer(base, units, length, from, to, null);
  }

  int length() {
    return length;
  }

  /// The first unit of the folded text that a unit stands for.
  int from(int unit) {
    return from == null ? unit : from[unit];
  }

  /// One past the last unit of the folded text that a unit stands for.
  int to(int unit) {
    return to == null ? unit + 1 : to[unit];
  }

  boolean changed(int unit) {
    return changed != null && changed[unit];
  }

  boolean isChanged() {
    return nextChanged(0, length) < length;
  }

  /// The first changed unit from one to before another; that other if there is none.
  int nextChanged(int from, int to) {
    boolean[] flags = changed;
    if (flags == null) {
      return to;
    }
    int at = from;
    while (at < to && !flags[at]) {
      at++;
    }
    return at;
  }

  /// Appends a unit that stands for the units of `below` from `first` to `last`, both included.
  void add(char unit, Layer below, int first, int last, boolean changedHere) {
    if (from == null || to == null || changed == null) {
      throw new IllegalStateException("the bottom layer is not written to");
    }
    units[length] = unit;
    from[length] = below.from(first);
    to[length] = below.to(last);
    boolean change = changedHere;
    for (int i = first; i <= last && !change; i++) {
      change = below.changed(i);
    }
    changed[length] = change;
    length++;
  }

  /// A layer of the same units, to be changed one by one.
  Layer copy() {
    var flags = changed == null ? new boolean[length] : Arrays.copyOf(changed, length);
    return new Layer(base, Arrays.copyOf(units, length), length, from, to, flags);
  }

  /// Writes another unit in the place of one.
  void change(int unit, char by) {
    if (changed == null) {
      throw new IllegalStateException("the bottom layer is not written to");
    }
    units[unit] = by;
    changed[unit] = true;
  }

  /// Writes one letter for another wherever it stands, which counts as no change.
  void replace(char letter, char by) {
    if (changed == null) {
      throw new IllegalStateException("the bottom layer is not written to");
    }
    for (int i = 0; i < length; i++) {
      if (units[i] == letter) {
        units[i] = by;
      }
    }
  }

  /// Appends a unit of `below` as it is.
  void copy(Layer below, int unit) {
    add(below.units[unit], below, unit, unit, false);
  }

  /// Appends the units of `below` from `start` to before `end` as they are.
  void copy(Layer below, int start, int end) {
    if (from == null || to == null || changed == null) {
      throw new IllegalStateException("the bottom layer is not written to");
    }
    int count = end - start;
    System.arraycopy(below.units, start, units, length, count);
    if (below.from == null || below.to == null) {
      for (int i = 0; i < count; i++) {
        from[length + i] = start + i;
        to[length + i] = start + i + 1;
      }
    } else {
      System.arraycopy(below.from, start, from, length, count);
      System.arraycopy(below.to, start, to, length, count);
    }
    if (below.changed != null) {
      System.arraycopy(below.changed, start, changed, length, count);
    }
    length += count;
  }

  String text() {
    return new String(units, 0, length);
  }
}
