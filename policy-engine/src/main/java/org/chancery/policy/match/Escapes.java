package org.chancery.policy.match;

/// Escapes of RE2 syntax that mean the same inside and outside of a character class.
final class Escapes {
  /// An escaped character.
  ///
  /// @param end one past the escape
  record Escaped(int codePoint, int end) {}

  private Escapes() {}

  /// Reads the escape whose letter stands at an offset: a control code, hex, or the letter itself.
  static Escaped character(String regex, int at) {
    int c = regex.codePointAt(at);
    int end = at + Character.charCount(c);
    return switch (c) {
      case 'a' -> new Escaped(7, end);
      case 'f' -> new Escaped('\f', end);
      case 'n' -> new Escaped('\n', end);
      case 'r' -> new Escaped('\r', end);
      case 't' -> new Escaped('\t', end);
      case 'v' -> new Escaped(0x0B, end);
      case 'x' -> hex(regex, end);
      default -> new Escaped(c, end);
    };
  }

  /// One past a property name, `L` or `{Greek}`, that starts at an offset.
  static int endOfProperty(String regex, int at) {
    if (at < regex.length() && regex.charAt(at) == '{') {
      int close = regex.indexOf('}', at);
      return close < 0 ? regex.length() : close + 1;
    }
    return Math.min(at + 1, regex.length());
  }

  private static Escaped hex(String regex, int at) {
    boolean braced = at < regex.length() && regex.charAt(at) == '{';
    int start = braced ? at + 1 : at;
    int close = braced ? regex.indexOf('}', at) : Math.min(at + 2, regex.length());
    int end = close < 0 ? regex.length() : close;
    int codePoint = 0xFFFD;
    try {
      codePoint = Integer.parseInt(regex.substring(start, end), 16);
    } catch (NumberFormatException _) {
      // RE2/J refuses the expression and says so.
    }
    return new Escaped(codePoint, braced && close >= 0 ? end + 1 : end);
  }
}
