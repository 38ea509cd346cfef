package org.chancery.policy.text;

/// Undoes what is put between the letters of a word.
///
/// Single letters in a row become a word, whatever stands between them; a gap wider than the
/// narrowest of the row ends the word. Inside a word one or two dots, dashes and the like go; an
/// apostrophe does not, for it makes other words ("who're").
final class Separators {
  static final int FEWEST_SINGLES = 3;
  private static final int FEWEST_LETTERS = 2;
  static final int WIDEST_GAP = 4;
  static final int MOST_INSIDE = 2;
  private static final String INSIDE = "-._*~^=·•‐–—";

  private final Layer below;
  private final Layer above;
  // A row found to be none is not tried again from its middle, which would be quadratic.
  private int noRowBefore;

  private Separators(Layer below) {
    this.below = below;
    this.above = below.above();
  }

  static boolean isInside(char c) {
    return INSIDE.indexOf(c) >= 0;
  }

  /// Whether a unit may stand alone for a letter.
  static boolean isSingle(char c) {
    return Letters.isWord(c) || c == '@' || c == '$';
  }

  static Layer undone(Layer below, Stretches where) {
    var separators = new Separators(below);
    int at = 0;
    for (int i = 0; i < where.count(); i++) {
      int start = Math.max(at, where.start(i));
      separators.above.copy(below, at, start);
      at = separators.undone(start, where.end(i));
    }
    separators.above.copy(below, at, below.length());
    return separators.above;
  }

  /// Undoes what begins between two places, and returns where it ends.
  private int undone(int from, int to) {
    int at = from;
    while (at < to) {
      int end = isSingleAt(at) && at >= noRowBefore ? endOfRow(at) : at;
      if (end > at) {
        join(at, end);
        at = end;
      } else {
        above.copy(below, at);
        for (int next = afterInside(at); next > at + 1; next = afterInside(at)) {
          above.add(below.units[next], below, next, next, true);
          at = next;
        }
        at++;
      }
    }
    return at;
  }

  private boolean isSingleAt(int at) {
    return isSingle(below.units[at])
        && (at == 0 || !isSingle(below.units[at - 1]))
        && (at + 1 == below.length() || !isSingle(below.units[at + 1]));
  }

  /// One past the last single of the row that begins there, or where it begins if it is no row.
  private int endOfRow(int start) {
    int singles = 1;
    int letters = Letters.isLetter(below.units[start]) ? 1 : 0;
    int last = start;
    for (int next = nextSingle(last); next > last; next = nextSingle(last)) {
      last = next;
      singles++;
      letters += Letters.isLetter(below.units[last]) ? 1 : 0;
    }
    if (singles >= FEWEST_SINGLES && letters >= FEWEST_LETTERS) {
      return last + 1;
    }
    noRowBefore = last + 1;
    return start;
  }

  private int nextSingle(int at) {
    int next = at + 1;
    while (next < below.length() && next - at <= WIDEST_GAP && !isSingle(below.units[next])) {
      next++;
    }
    return next > at + 1 && next < below.length() && isSingleAt(next) ? next : at;
  }

  private void join(int start, int end) {
    int narrowest = Integer.MAX_VALUE;
    for (int at = start; at < end - 1; at = nextSingle(at)) {
      narrowest = Math.min(narrowest, gap(at));
    }
    above.copy(below, start);
    for (int at = start; at < end - 1; ) {
      int next = nextSingle(at);
      if (gap(at) > narrowest) {
        above.add(' ', below, at + 1, next - 1, true);
      }
      above.add(below.units[next], below, next, next, true);
      at = next;
    }
  }

  /// How wide the gap after a single is in the original, where runs of blanks are not folded.
  private int gap(int at) {
    int next = nextSingle(at);
    return below.base.startOf(below.from(next)) - below.base.endOf(below.to(at) - 1);
  }

  /// The letter behind separators inside a word, or the next unit if there are none.
  private int afterInside(int at) {
    int next = at + 1;
    if (!Letters.isWord(below.units[at])) {
      return next;
    }
    while (next < below.length() && next - at <= MOST_INSIDE && isInside(below.units[next])) {
      next++;
    }
    boolean joins =
        next > at + 1
            && next < below.length()
            && Letters.isWord(below.units[next])
            && (Letters.isLetter(below.units[at]) || Letters.isLetter(below.units[next]));
    return joins ? next : at + 1;
  }
}
