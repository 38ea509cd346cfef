package org.chancery.policy.text;

import com.ibm.icu.text.BreakIterator;
import com.ibm.icu.util.ULocale;
import java.util.BitSet;

/// Where the user-perceived characters of one text begin.
///
/// All boundaries are found in one pass, for asking the iterator about single offsets walks back
/// through runs of flags or Hangul letters each time, which a hostile text can make quadratic.
final class Graphemes {
  // Nothing below joins with a neighbour that is below too, except CR with LF.
  private static final char FIRST_JOINER = 0x300;

  private final BitSet boundaries;

  private Graphemes(BitSet boundaries) {
    this.boundaries = boundaries;
  }

  static Graphemes of(String text) {
    var iterator = BreakIterator.getCharacterInstance(ULocale.ROOT);
    iterator.setText(text);
    var boundaries = new BitSet(text.length() + 1);
    for (int at = iterator.first(); at != BreakIterator.DONE; at = iterator.next()) {
      boundaries.set(at);
    }
    return new Graphemes(boundaries);
  }

  /// Whether an offset is a boundary by a glance at its two neighbours.
  static boolean surelyBoundary(String text, int offset) {
    if (offset == 0 || offset == text.length()) {
      return true;
    }
    char before = text.charAt(offset - 1);
    char after = text.charAt(offset);
    return before < FIRST_JOINER && after < FIRST_JOINER && !(before == '\r' && after == '\n');
  }

  Span widen(int start, int end) {
    return new Span(boundaries.previousSetBit(start), boundaries.nextSetBit(end));
  }
}
