package org.chancery.policy.text;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// A text copied unit by unit, each with the units of the original it stands for.
final class Copy {
  private static final boolean[] ALPHANUMERIC = new boolean[0x80];

  static {
    for (char c = 0; c < ALPHANUMERIC.length; c++) {
      ALPHANUMERIC[c] = isDigit(c) || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    }
  }

  private char[] units;
  private int[] from;
  private int[] to;
  private int length;
  private boolean changed;

  private Copy(char[] units, int[] from, int[] to) {
    this.units = units;
    this.from = from;
    this.to = to;
  }

  /// An empty copy with room for that many units.
  static Copy ofSize(int size) {
    return new Copy(new char[size], new int[size], new int[size]);
  }

  /// The text as it is, not to be added to.
  static Copy of(String text) {
    Places own = Places.of(text.length());
    var copy = new Copy(text.toCharArray(), own.starts, own.ends);
    copy.length = text.length();
    return copy;
  }

  /// Where units begin and end that stand for themselves; shared by all texts, never written to.
  private static final class Places {
    private static volatile Places longest = new Places(1024);

    private final int[] starts;
    private final int[] ends;

    private Places(int count) {
      starts = IntStream.range(0, count).toArray();
      ends = IntStream.rangeClosed(1, count).toArray();
    }

    /// At least so many.
    static Places of(int count) {
      Places known = longest;
      if (known.starts.length < count) {
        known = new Places(Math.max(count, 2 * known.starts.length));
        longest = known;
      }
      return known;
    }
  }

  int length() {
    return length;
  }

  char at(int unit) {
    return units[unit];
  }

  int from(int unit) {
    return from[unit];
  }

  int to(int unit) {
    return to[unit];
  }

  /// Whether anything was written that is not as it was, or left out.
  boolean isChanged() {
    return changed;
  }

  void markChanged() {
    changed = true;
  }

  void add(char unit, int start, int end) {
    if (length == units.length) {
      grow(length);
    }
    units[length] = unit;
    from[length] = start;
    to[length] = end;
    length++;
  }

  /// Adds the ASCII units of a text that stand together from there.
  ///
  /// @param rendering how the text was rendered; if it was not, they stand for themselves
  /// @return where the first that is not ASCII stands
  int addAscii(String text, int start, @Nullable Rendering rendering) {
    int end = start;
    while (end < text.length() && text.charAt(end) < 0x80) {
      end++;
    }
    int count = end - start;
    if (length + count > units.length) {
      grow(length + count);
    }
    text.getChars(start, end, units, length);
    if (rendering != null) {
      rendering.copyPlaces(start, end, from, to, length);
      length += count;
      return end;
    }
    for (int i = start; i < end; i++) {
      from[length] = i;
      to[length] = i + 1;
      length++;
    }
    return end;
  }

  private void grow(int least) {
    int larger = least + (least >> 1) + 16;
    units = Arrays.copyOf(units, larger);
    from = Arrays.copyOf(from, larger);
    to = Arrays.copyOf(to, larger);
  }

  /// Adds units of another as they are.
  void add(Copy below, int start, int end) {
    int count = end - start;
    System.arraycopy(below.units, start, units, length, count);
    System.arraycopy(below.from, start, from, length, count);
    System.arraycopy(below.to, start, to, length, count);
    length += count;
  }

  void set(int unit, char c) {
    units[unit] = c;
    changed = true;
  }

  /// The same, to be written to.
  Copy twin() {
    var twin =
        new Copy(
            Arrays.copyOf(units, length), Arrays.copyOf(from, length), Arrays.copyOf(to, length));
    twin.length = length;
    return twin;
  }

  int digits() {
    int digits = 0;
    for (int i = 0; i < length; i++) {
      digits += isDigit(units[i]) ? 1 : 0;
    }
    return digits;
  }

  TextView view(ViewKind kind, FoldedText text) {
    int[] starts = from;
    int[] ends = to;
    return new TextView(
        kind,
        Layer.bottom(FoldedText.unfolded(new String(units, 0, length))),
        (start, end) -> {
          int first = Integer.MAX_VALUE;
          int last = 0;
          // Under a direction override the ends need not come from the ends.
          for (int i = start; i < end; i++) {
            first = Math.min(first, starts[i]);
            last = Math.max(last, ends[i]);
          }
          return text.wholeCharacters(first, last);
        });
  }

  static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  static boolean isAlphanumeric(char c) {
    return c < 0x80 && ALPHANUMERIC[c];
  }
}
