package org.chancery.policy.match;

import org.chancery.policy.text.FoldedText;

/// What can be said of a text at a glance: enough to rule out most patterns without running them.
///
/// @param units the length of the original text
/// @param digits how many ASCII digits the folded text has
/// @param runs the longest runs in the folded text
/// @param low which of the characters 0 to 63 occur in the folded text, as a bit set
/// @param high which of the characters 64 to 127 occur
public record TextShape(int units, int digits, Runs runs, long low, long high) {
  /// Characters that numbers, keys and codes are written with, each kind part of the next. Folding
  /// never moves a character to a wider kind.
  public enum Kind {
    /// `0` to `9`.
    DIGIT,
    /// Hexadecimal digits of either case.
    HEX,
    /// ASCII letters, digits and the underscore.
    WORD,
    /// These and `- + / = .`
    TOKEN,
    /// All others.
    OTHER;

    boolean isWithin(Kind wider) {
      return compareTo(wider) <= 0;
    }

    static Kind of(int c) {
      if (c >= '0' && c <= '9') {
        return DIGIT;
      }
      if ((c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F')) {
        return HEX;
      }
      if ((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_') {
        return WORD;
      }
      return c == '-' || c == '+' || c == '/' || c == '=' || c == '.' ? TOKEN : OTHER;
    }
  }

  /// The longest run of characters within each kind.
  public record Runs(int digit, int hex, int word, int token) {}

  /// Reads it off a text once.
  public static TextShape of(int originalUnits, FoldedText folded) {
    char[] units = folded.units();
    int digits = 0;
    int digit = 0;
    int hex = 0;
    int word = 0;
    int token = 0;
    int longestDigit = 0;
    int longestHex = 0;
    int longestWord = 0;
    int longestToken = 0;
    long low = 0;
    long high = 0;
    for (int i = 0; i < folded.length(); i++) {
      char c = units[i];
      if (c < 64) {
        low |= 1L << c;
      } else if (c < 128) {
        high |= 1L << c;
      }
      Kind kind = Kind.of(c);
      digits += kind == Kind.DIGIT ? 1 : 0;
      digit = kind == Kind.DIGIT ? digit + 1 : 0;
      hex = kind.isWithin(Kind.HEX) ? hex + 1 : 0;
      word = kind.isWithin(Kind.WORD) ? word + 1 : 0;
      token = kind.isWithin(Kind.TOKEN) ? token + 1 : 0;
      longestDigit = Math.max(longestDigit, digit);
      longestHex = Math.max(longestHex, hex);
      longestWord = Math.max(longestWord, word);
      longestToken = Math.max(longestToken, token);
    }
    var runs = new Runs(longestDigit, longestHex, longestWord, longestToken);
    return new TextShape(originalUnits, digits, runs, low, high);
  }
}
