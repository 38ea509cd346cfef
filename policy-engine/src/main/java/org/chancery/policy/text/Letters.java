package org.chancery.policy.text;

/// What counts as a letter, and as part of a word, where disguises are undone. Folded text only.
///
/// A character of two units is neither, for what folding leaves of those are nearly all pictures.
final class Letters {
  private Letters() {}

  static boolean isLetter(char c) {
    return c < 0x80 ? c >= 'a' && c <= 'z' : Character.isLetter(c);
  }

  static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  static boolean isWord(char c) {
    return isLetter(c) || isDigit(c) || (c >= 0x300 && isMark(c));
  }

  private static boolean isMark(char c) {
    int type = Character.getType(c);
    return type == Character.NON_SPACING_MARK || type == Character.COMBINING_SPACING_MARK;
  }
}
