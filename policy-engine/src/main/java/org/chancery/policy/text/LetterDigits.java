package org.chancery.policy.text;

/// Reads letters that look like digits as such, where digits are expected.
final class LetterDigits {
  private static final String LETTERS = "OoQDIli|SsBZz";
  private static final String DIGITS = "0000111155822";

  private LetterDigits() {}

  /// The text with digits for letters; itself if there are none to read so.
  static Copy undone(Copy below) {
    Copy above = below;
    int at = 0;
    boolean afterNumber = false;
    while (at < below.length()) {
      if (!afterNumber) {
        at = nextWithDigit(below, at);
        if (at == below.length()) {
          break;
        }
      }
      int end = at;
      int digits = 0;
      int others = 0;
      int country = 0;
      while (end < below.length() && isPart(below.at(end))) {
        char c = below.at(end);
        if (Copy.isDigit(c)) {
          digits++;
        } else if (LETTERS.indexOf(c) < 0) {
          others++;
        }
        if (end - at < 2 && !Copy.isDigit(c)) {
          country += LETTERS.indexOf(c) < 0 ? 2 : 1;
        }
        end++;
      }
      if (end == at) {
        afterNumber &= " -.".indexOf(below.at(at)) >= 0;
        at++;
        continue;
      }
      int length = end - at;
      // An account number begins with its country, which stays.
      int first = country > 2 && length > 3 ? at + 2 : at;
      int otherInside = others;
      for (int i = at; i < first; i++) {
        otherInside -= LETTERS.indexOf(below.at(i)) < 0 ? 1 : 0;
      }
      boolean number =
          otherInside == 0 && (digits * 3 >= end - first || (afterNumber && length >= 3));
      if (number && digits < end - first) {
        above = above == below ? below.twin() : above;
        for (int i = first; i < end; i++) {
          int place = LETTERS.indexOf(below.at(i));
          if (place >= 0) {
            above.set(i, DIGITS.charAt(place));
          }
        }
      }
      afterNumber = number || (digits > 0 && others == 0);
      at = end;
    }
    return above;
  }

  /// Where the next word begins that has a digit, which most words have not.
  private static int nextWithDigit(Copy below, int start) {
    int at = start;
    while (at < below.length() && !Copy.isDigit(below.at(at))) {
      at++;
    }
    if (at < below.length()) {
      while (at > start && isPart(below.at(at - 1))) {
        at--;
      }
    }
    return at;
  }

  private static boolean isPart(char c) {
    return Copy.isAlphanumeric(c) || c == '|';
  }
}
