package org.chancery.policy.text;

/// Undoes digits and symbols in place of letters, in words that have both.
///
/// As 1 may stand for i and for l, every l becomes i in the end, in the terms as well; that alone
/// is no change, or "twinkle" would be taken for another word.
final class Leet {
  private static final String SIGNS = "0123456789@$!|+€£¢¥";
  private static final String READ_AS = "olzeasgtbgaslltelcy";
  private static final char[] LETTER = new char[0x100];
  private static final boolean[] PART = new boolean[0x80];

  static {
    for (char c = 0; c < PART.length; c++) {
      PART[c] = Letters.isLetter(c) || (SIGNS.indexOf(c) >= 0);
    }
    for (int i = 0; i < SIGNS.length(); i++) {
      if (SIGNS.charAt(i) < LETTER.length) {
        LETTER[SIGNS.charAt(i)] = READ_AS.charAt(i);
      }
    }
  }

  private Leet() {}

  static boolean isSign(char c) {
    return c < LETTER.length ? LETTER[c] != 0 : c == '€';
  }

  /// Whether a sign ends a sentence or a sum more often than a word.
  private static boolean isPunctuation(char c) {
    return c == '!' || c == '|' || c == '+';
  }

  /// The text with signs read as letters.
  static Layer undone(Layer below, Stretches where) {
    return withOneStroke(read(below, where));
  }

  /// The same layer without l, which cannot be told from i where 1 was read as either.
  static Layer withOneStroke(Layer below) {
    below.replace('l', 'i');
    return below;
  }

  /// With signs read as letters, 1 as l.
  static Layer read(Layer below, Stretches where) {
    Layer above = below.copy();
    for (int i = 0; i < where.count(); i++) {
      read(below, where.start(i), where.end(i), above);
    }
    return above;
  }

  private static void read(Layer below, int from, int to, Layer above) {
    int at = from;
    while (at < to) {
      int start = at;
      boolean letters = false;
      boolean signs = false;
      while (at < to && isPart(below.units[at])) {
        boolean letter = Letters.isLetter(below.units[at]);
        letters |= letter;
        signs |= !letter;
        at++;
      }
      if (letters && signs) {
        readWord(below, start, at, above);
      }
      if (at == start) {
        at++;
      }
    }
  }

  private static void readWord(Layer below, int start, int end, Layer above) {
    int last = end;
    while (last > start && isPunctuation(below.units[last - 1])) {
      last--;
    }
    for (int i = start; i < last; i++) {
      if (isSign(below.units[i])) {
        above.change(i, letter(below.units[i]));
      }
    }
  }

  private static boolean isPart(char c) {
    return c < PART.length ? PART[c] : Letters.isLetter(c) || isSign(c);
  }

  private static char letter(char sign) {
    return sign < LETTER.length ? LETTER[sign] : 'e';
  }
}
