package org.chancery.policy.text;

/// Which disguises a text shows a sign of, found in one glance at every unit.
///
/// A sign is cheap to see and may mean nothing; a disguise without its sign does not exist.
final class Signs {
  static final int NONE = 0;
  static final int LOOKALIKES = 1;
  static final int LEET = 2;
  static final int SEPARATORS = 4;
  static final int REPEATS = 8;
  static final int RENDERED = 16;

  private static final byte OTHER = 0;
  private static final byte LETTER = 1;
  private static final byte DIGIT = 2;
  private static final byte SYMBOL = 3;
  private static final byte INSIDE = 4;
  private static final byte MARK = 5;
  private static final byte[] ASCII = new byte[0x80];

  static {
    for (char c = 0; c < ASCII.length; c++) {
      ASCII[c] = kindOf(c);
    }
  }

  private final char[] units;
  private final int length;
  private int signs;
  // Of the word being read, the row of single letters before it, and the gap before it.
  private int wordLength;
  private int singles;
  private int gap;
  private boolean gapIsInside;

  private Signs(char[] units, int length) {
    this.units = units;
    this.length = length;
  }

  /// The sum of the signs seen in folded units.
  static int of(char[] units, int length) {
    var signs = new Signs(units, length);
    signs.read();
    return signs.signs;
  }

  private void read() {
    byte before = OTHER;
    for (int i = 0; i < length; i++) {
      char c = units[i];
      byte kind = c < 0x80 ? ASCII[c] : kindOf(c);
      if (kind == LETTER && before == LETTER && c < 0x80) {
        // Most units of most texts, which can show one sign only.
        if (c == units[i - 1] && i > 1 && c == units[i - 2]) {
          signs |= REPEATS;
        }
        wordLength++;
        continue;
      }
      if (kind == LETTER) {
        letter(c, i, before);
      } else if (before == LETTER && (kind == DIGIT || kind == SYMBOL)) {
        signs |= LEET;
      }
      if (c >= 0x80 && Lookalikes.at(units, i, length)) {
        signs |= LOOKALIKES;
      }
      if (kind == LETTER || kind == DIGIT || kind == MARK || c == '@' || c == '$') {
        word();
      } else {
        between(c, i, kind);
      }
      before = kind;
    }
    endWord();
  }

  private void letter(char c, int at, byte before) {
    if (before == DIGIT || before == SYMBOL) {
      signs |= LEET;
    } else if (before == LETTER && at > 1 && c == units[at - 1] && c == units[at - 2]) {
      signs |= REPEATS;
    }
  }

  private void word() {
    if (wordLength == 0) {
      if (gapIsInside && gap > 0 && gap <= Separators.MOST_INSIDE) {
        signs |= SEPARATORS;
      }
      if (gap > Separators.WIDEST_GAP) {
        singles = 0;
      }
      gap = 0;
    }
    wordLength++;
  }

  private void between(char c, int at, byte kind) {
    if (wordLength > 0) {
      endWord();
      gapIsInside = true;
    }
    gap++;
    gapIsInside &= kind == INSIDE;
    if (kind != OTHER || c < 0x80) {
      boolean doubled = at > 0 && units[at - 1] == c;
      if (Rendering.mayBegin(c, doubled)) {
        signs |= RENDERED;
      }
    }
  }

  private void endWord() {
    singles = wordLength == 1 ? singles + 1 : 0;
    wordLength = 0;
    if (singles >= Separators.FEWEST_SINGLES) {
      signs |= SEPARATORS;
    }
  }

  private static byte kindOf(char c) {
    if (Letters.isLetter(c)) {
      return LETTER;
    }
    if (Letters.isDigit(c)) {
      return DIGIT;
    }
    if (Leet.isSign(c)) {
      return SYMBOL;
    }
    if (Separators.isInside(c)) {
      return INSIDE;
    }
    return Letters.isWord(c) ? MARK : OTHER;
  }
}
