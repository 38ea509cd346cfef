package org.chancery.policy.detect;

/// A way an identifier is written, tried at one place of a folded text.
interface Shape {
  int NONE = -1;
  int NO_DIGIT = Integer.MAX_VALUE;

  /// Where a stretch of this shape from `start` ends, or [#NONE].
  int end(char[] units, int length, int start);

  /// Whether it begins with a digit, so that only those places need a try.
  boolean fromDigit();

  /// Whether it begins with a letter.
  boolean fromLetter();

  /// Whether writing it so is usual for the identifier and for nothing else.
  boolean distinctive();

  /// How many characters from its beginning the first digit has come at the latest; [#NO_DIGIT] if
  /// there need not be any.
  int digitBy();

  /// Whether it may begin with just so many letters and digits before anything else comes.
  default boolean fitsRun(int run) {
    return true;
  }

  /// Whether it may begin with just so many digits before anything else comes, so that most places
  /// need no try.
  default boolean beginsWith(int digits) {
    return true;
  }

  static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  static boolean isLetter(char c) {
    return c >= 'a' && c <= 'z';
  }

  static boolean isAlphanumeric(char c) {
    return isDigit(c) || isLetter(c);
  }

  /// What people put between the groups of a number.
  static boolean isSeparator(char c) {
    return switch (c) {
      case ' ', '-', '.', '/', '_', '\u00B7', '\u2022', '\u2212' -> true;
      default -> c >= '\u2010' && c <= '\u2015';
    };
  }
}
