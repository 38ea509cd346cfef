package org.chancery.policy;

/// What can be said of a text at a glance: enough to rule out most patterns without running them.
///
/// @param units the length of the original text
/// @param digits how many ASCII digits the folded text has
/// @param longestRun the longest run of characters that codes, keys and numbers are written with
/// @param low which of the characters 0 to 63 occur in the folded text, as a bit set
/// @param high which of the characters 64 to 127 occur
record TextShape(int units, int digits, int longestRun, long low, long high) {
  static TextShape of(int originalUnits, FoldedText folded) {
    char[] units = folded.units();
    int digits = 0;
    int run = 0;
    int longest = 0;
    long low = 0;
    long high = 0;
    for (int i = 0; i < folded.length(); i++) {
      char c = units[i];
      if (c < 64) {
        low |= 1L << c;
        digits += c >= '0' && c <= '9' ? 1 : 0;
      } else if (c < 128) {
        high |= 1L << c;
      }
      run = isToken(c) ? run + 1 : 0;
      longest = Math.max(longest, run);
    }
    return new TextShape(originalUnits, digits, longest, low, high);
  }

  /// Whether a character counts in runs; folding turns none of these into one that does not.
  static boolean isToken(char c) {
    return (c >= 'a' && c <= 'z')
        || (c >= 'A' && c <= 'Z')
        || (c >= '0' && c <= '9')
        || c == '_'
        || c == '-'
        || c == '+'
        || c == '/'
        || c == '='
        || c == '.';
  }
}
