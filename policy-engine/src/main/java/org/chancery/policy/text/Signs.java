package org.chancery.policy.text;

import java.util.Arrays;

/// Which disguises a text shows a sign of, found in one glance at every unit.
///
/// A sign is cheap to see and may mean nothing; a disguise without its sign does not exist.
final class Signs {
  static final int LOOKALIKES = 1;
  static final int LEET = 2;
  static final int SEPARATORS = 4;
  static final int REPEATS = 8;
  static final int RENDERED = 16;
  static final int ALL = 31;

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
  private int kinds;
  // Where signs stand, in ascending order.
  private int[] marks = {};
  private int markCount;
  // Of the word being read, the row of single letters before it, and the gap before it.
  private int wordLength;
  private int singles;
  private int gap;
  private boolean gapIsInside;

  private Signs(char[] units, int length) {
    this.units = units;
    this.length = length;
  }

  /// The signs in folded units.
  static Signs in(char[] units, int length) {
    var signs = new Signs(units, length);
    signs.read();
    return signs;
  }

  /// Whether any sign of those kinds was seen.
  boolean any(int wanted) {
    return (kinds & wanted) != 0;
  }

  /// The words round all signs but those of [#RENDERED]: outside of them there is no disguise.
  Stretches stretches() {
    return Stretches.round(marks, markCount, units, length);
  }

  private void mark(int kind, int at) {
    kinds |= kind;
    if (markCount > 0 && marks[markCount - 1] == at) {
      return;
    }
    if (markCount == marks.length) {
      marks = Arrays.copyOf(marks, 16 + 2 * markCount);
    }
    marks[markCount++] = at;
  }

  private void read() {
    byte before = OTHER;
    for (int i = 0; i < length; i++) {
      char c = units[i];
      byte kind = c < 0x80 ? ASCII[c] : kindOf(c);
      if (kind == LETTER && before == LETTER && c < 0x80) {
        // Most units of most texts, which can show one sign only.
        int end = letters(i);
        wordLength += end - i;
        i = end - 1;
        continue;
      }
      if (kind == LETTER) {
        letter(c, i, before);
      } else if (before == LETTER && (kind == DIGIT || kind == SYMBOL)) {
        mark(LEET, i);
      }
      if (c >= 0x80 && Lookalikes.at(units, i, length)) {
        mark(LOOKALIKES, i);
      }
      if (kind == LETTER || kind == DIGIT || kind == MARK || c == '@' || c == '$') {
        word(i);
      } else {
        between(c, i, kind);
      }
      before = kind;
    }
    endWord(length);
  }

  /// Reads ASCII letters that follow a letter, and gives where they end.
  private int letters(int start) {
    int at = start;
    while (at < length && units[at] < 0x80 && ASCII[units[at]] == LETTER) {
      if (units[at] == units[at - 1] && at > 1 && units[at] == units[at - 2]) {
        mark(REPEATS, at);
      }
      at++;
    }
    return at;
  }

  private void letter(char c, int at, byte before) {
    if (before == DIGIT || before == SYMBOL) {
      mark(LEET, at);
    } else if (before == LETTER && at > 1 && c == units[at - 1] && c == units[at - 2]) {
      mark(REPEATS, at);
    }
  }

  private void word(int at) {
    if (wordLength == 0) {
      if (gapIsInside && gap > 0 && gap <= Separators.MOST_INSIDE) {
        mark(SEPARATORS, at);
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
      endWord(at);
      gapIsInside = true;
    }
    gap++;
    gapIsInside &= kind == INSIDE;
    if (kind != OTHER || c < 0x80) {
      boolean doubled = at > 0 && units[at - 1] == c;
      if (Rendering.mayBegin(c, doubled)) {
        kinds |= RENDERED;
      }
    }
  }

  private void endWord(int at) {
    singles = wordLength == 1 ? singles + 1 : 0;
    wordLength = 0;
    if (singles >= Separators.FEWEST_SINGLES) {
      mark(SEPARATORS, at);
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
