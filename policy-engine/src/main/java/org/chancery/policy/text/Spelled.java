package org.chancery.policy.text;

import org.jspecify.annotations.Nullable;

/// Puts together numbers and keys that are spelled out: character by character with the same
/// between them, or in groups of the same size, or digits in groups of any size.
final class Spelled {
  private static final int WIDEST = 3;
  private static final int FEWEST_SINGLES = 8;
  private static final int LARGEST_GROUP = 6;
  private static final int FEWEST_IN_GROUPS = 8;
  private static final int MOST_IN_GROUPS = 40;
  // Half of what stands in groups is digits.
  private static final int FARTHEST_DIGIT = MOST_IN_GROUPS / 2 * (1 + WIDEST);

  private final Copy below;
  // Most texts need none.
  private @Nullable Copy above;
  private int copied;

  private Spelled(Copy below) {
    this.below = below;
  }

  /// The text put together; itself if there is nothing to put together.
  static Copy together(Copy below) {
    var spelled = new Spelled(below);
    spelled.read();
    Copy above = spelled.above;
    if (above == null) {
      return below;
    }
    spelled.written(below.length());
    return above;
  }

  /// Whether a row of single characters may begin with the one that begins a word there; wrong only
  /// in saying yes.
  static boolean mayBeginRow(String text, int start) {
    int next = start + 1;
    while (next < text.length()
        && next - start <= WIDEST
        && !Copy.isAlphanumeric(text.charAt(next))) {
      next++;
    }
    return next > start + 1
        && next + 1 < text.length()
        && text.charAt(next + 1) == text.charAt(start + 1);
  }

  private void read() {
    int at = 0;
    int digit = 0;
    while (true) {
      while (at < below.length() && !Copy.isAlphanumeric(below.at(at))) {
        at++;
      }
      if (at == below.length()) {
        break;
      }
      int word = at + groupAt(at);
      int end = word == at + 1 ? endOfSingles(at) : at;
      if (end == at) {
        digit = nextDigit(Math.max(digit, at));
        if (digit - at <= FARTHEST_DIGIT) {
          end = endOfGroups(at);
        }
      }
      if (end > at) {
        copied = end;
      }
      at = Math.max(end, word);
    }
  }

  /// What is written to, with all that was read before a place and is not put together.
  private Copy written(int place) {
    Copy known = above;
    if (known == null) {
      known = Copy.ofSize(below.length());
      known.markChanged();
      above = known;
    }
    known.add(below, copied, place);
    copied = place;
    return known;
  }

  private int nextDigit(int start) {
    int at = start;
    while (at < below.length() && !Copy.isDigit(below.at(at))) {
      at++;
    }
    return at;
  }

  /// Copies a row of single characters, and returns where it ends; where it begins if it is none.
  private int endOfSingles(int start) {
    int gap = gapAt(start + 1);
    if (gap == 0) {
      return start;
    }
    int count = 1;
    int last = start;
    int next = start + 1 + gap;
    // Any sign may be a part of a key, but for the one that stands between.
    while (next < below.length()
        && !Character.isWhitespace(below.at(next))
        && below.at(next) != below.at(start + 1)
        && sameGap(start + 1, last + 1, gap)) {
      count++;
      last = next;
      next += 1 + gap;
    }
    if (last + 1 < below.length() && Copy.isAlphanumeric(below.at(last + 1))) {
      // The last one begins a word.
      count--;
      last -= 1 + gap;
    }
    if (count < FEWEST_SINGLES) {
      return start;
    }
    Copy joined = written(start);
    for (int i = start; i <= last; i += 1 + gap) {
      joined.add(below.at(i), below.from(i), below.to(i));
    }
    return last + 1;
  }

  /// Copies a row of groups.
  private int endOfGroups(int start) {
    int size = groupAt(start);
    int gap = gapAt(start + size);
    if (gap == 0) {
      return start;
    }
    int at = start;
    int end = start;
    int total = 0;
    int digits = 0;
    int groups = 0;
    boolean sameSize = true;
    while (true) {
      int group = groupAt(at);
      int inGroup = digitsIn(at, group);
      boolean fits = group > 0 && (inGroup == group || (sameSize && group <= size));
      // The second bound keeps the whole linear: rows are tried from each of their groups.
      if (!fits || group > LARGEST_GROUP || total > MOST_IN_GROUPS) {
        break;
      }
      // What was the last by being shorter is not the last after all.
      sameSize &= group == size || gapAt(at + group) == 0;
      total += group;
      digits += inGroup;
      groups++;
      end = at + group;
      if (!sameGap(start + size, end, gap)) {
        break;
      }
      at = end + gap;
    }
    boolean row =
        groups >= 3
            && total >= FEWEST_IN_GROUPS
            && total <= MOST_IN_GROUPS
            && digits * 2 >= total
            && (digits == total || sameSize);
    if (!row) {
      return start;
    }
    Copy joined = written(start);
    for (int i = start; i < end; i++) {
      if (Copy.isAlphanumeric(below.at(i))) {
        joined.add(below.at(i), below.from(i), below.to(i));
      }
    }
    return end;
  }

  private int groupAt(int start) {
    int end = start;
    while (end < below.length() && Copy.isAlphanumeric(below.at(end))) {
      end++;
    }
    return end - start;
  }

  private int digitsIn(int start, int size) {
    int digits = 0;
    for (int i = start; i < start + size; i++) {
      digits += Copy.isDigit(below.at(i)) ? 1 : 0;
    }
    return digits;
  }

  /// How many units stand between what ends there and what comes next; 0 if too many.
  private int gapAt(int at) {
    int end = at;
    while (end < below.length() && end - at <= WIDEST && !Copy.isAlphanumeric(below.at(end))) {
      end++;
    }
    return end - at <= WIDEST && end < below.length() ? end - at : 0;
  }

  private boolean sameGap(int one, int other, int gap) {
    if (other + gap > below.length()) {
      return false;
    }
    for (int i = 0; i < gap; i++) {
      if (below.at(one + i) != below.at(other + i)) {
        return false;
      }
    }
    return true;
  }
}
