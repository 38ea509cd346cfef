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
    var reader = new Reader();
    char[] units = folded.units();
    for (int i = 0; i < folded.length(); i++) {
      reader.read(units[i]);
    }
    return reader.shape(originalUnits);
  }

  /// Reads off a stretch of a text as sent what its folded form has at least.
  ///
  /// Beyond ASCII one folds into the other in too many ways; such a stretch has whatever is asked.
  static TextShape ofOriginal(String text, int start, int end) {
    var reader = new Reader();
    return reader.readOriginal(text, start, end)
        ? reader.shape(end - start)
        : anything(end - start);
  }

  /// What all runs that are left have together, each but the longest of its kind.
  static TextShape ofAll(org.chancery.policy.match.Runs runs, String text, int least) {
    var reader = new Reader();
    int longest = 0;
    boolean ascii = true;
    while (runs.next(least)) {
      longest = Math.max(longest, runs.end() - runs.start());
      reader.endRun();
      ascii = ascii && reader.readOriginal(text, runs.start(), runs.end());
    }
    return ascii ? reader.shape(longest) : anything(longest);
  }

  private static TextShape anything(int units) {
    return new TextShape(units, units, new Runs(units, units, units, units), -1, -1);
  }

  private static final class Reader {
    private static final byte[] KINDS = kinds();

    private int digits;
    private int digit;
    private int hex;
    private int word;
    private int token;
    private int longestDigit;
    private int longestHex;
    private int longestWord;
    private int longestToken;
    private long low;
    private long high;

    private static byte[] kinds() {
      var kinds = new byte[128];
      for (int c = 0; c < 128; c++) {
        kinds[c] =
            switch (Kind.of(c)) {
              case DIGIT -> 0;
              case HEX -> 1;
              case WORD -> 2;
              case TOKEN -> 3;
              case OTHER -> 4;
            };
      }
      return kinds;
    }

    void read(char c) {
      if (c < 64) {
        low |= 1L << c;
      } else if (c < 128) {
        high |= 1L << c;
      }
      int kind = c < 128 ? KINDS[c] : 4;
      if (kind == 0) {
        digits++;
        longestDigit = Math.max(longestDigit, ++digit);
      } else {
        digit = 0;
      }
      if (kind <= 1) {
        longestHex = Math.max(longestHex, ++hex);
      } else {
        hex = 0;
      }
      if (kind <= 2) {
        longestWord = Math.max(longestWord, ++word);
      } else {
        word = 0;
      }
      if (kind <= 3) {
        longestToken = Math.max(longestToken, ++token);
      } else {
        token = 0;
      }
    }

    /// Reads characters as they fold; false at the first beyond ASCII.
    boolean readOriginal(String text, int start, int end) {
      for (int i = start; i < end; i++) {
        char c = text.charAt(i);
        if (c >= 0x80) {
          return false;
        }
        read(c >= 'A' && c <= 'Z' ? (char) (c + 32) : c >= '\t' && c <= '\r' ? ' ' : c);
      }
      return true;
    }

    void endRun() {
      digit = 0;
      hex = 0;
      word = 0;
      token = 0;
    }

    TextShape shape(int units) {
      var runs = new Runs(longestDigit, longestHex, longestWord, longestToken);
      return new TextShape(units, digits, runs, low, high);
    }
  }
}
