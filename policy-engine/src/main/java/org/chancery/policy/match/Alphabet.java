package org.chancery.policy.match;

/// Characters that a part of a pattern can match: ASCII one by one, all others together.
///
/// Never too few, so that a character outside surely ends every match that came up to it.
///
/// @param low which of the characters 0 to 63, as a bit set
/// @param high which of the characters 64 to 127
/// @param others whether any beyond ASCII may be among them
public record Alphabet(long low, long high, boolean others) {
  static final Alphabet NOTHING = new Alphabet(0, 0, false);
  static final Alphabet EVERYTHING = new Alphabet(-1, -1, true);
  static final Alphabet DIGITS = range('0', '9');
  static final Alphabet WORD = DIGITS.or(range('a', 'z')).or(range('A', 'Z')).or(range('_', '_'));
  static final Alphabet BLANKS = range('\t', '\n').or(range('\f', '\r')).or(range(' ', ' '));
  private static final Alphabet LINE_FEED = range('\n', '\n');
  // The only letters beyond ASCII that are the other case of one within.
  private static final int LONG_S = 0x17F;
  private static final int KELVIN = 0x212A;

  static Alphabet range(int first, int last) {
    long low = 0;
    long high = 0;
    for (int c = first; c <= Math.min(last, 0x7F); c++) {
      low |= c < 64 ? 1L << c : 0;
      high |= c < 64 ? 0 : 1L << c;
    }
    return new Alphabet(low, high, last > 0x7F);
  }

  static Alphabet anyBut(Alphabet excluded) {
    return new Alphabet(~excluded.low, ~excluded.high, true);
  }

  static Alphabet dot(boolean matchesLineFeeds) {
    return matchesLineFeeds ? EVERYTHING : anyBut(LINE_FEED);
  }

  /// One character, in the other case too if asked.
  static Alphabet of(int c, boolean anyCase) {
    Alphabet alone = range(c, c);
    return anyCase ? alone.inAnyCase(c == LONG_S, c == KELVIN) : alone;
  }

  /// With the other case of every letter.
  Alphabet inAnyCase(boolean hasLongS, boolean hasKelvin) {
    long letters = 0x07FFFFFEL;
    long all = high | ((high & letters) << 32) | ((high >>> 32) & letters);
    all |= hasLongS ? range('s', 's').high | range('S', 'S').high : 0;
    all |= hasKelvin ? range('k', 'k').high | range('K', 'K').high : 0;
    boolean folded = has(all, 's') || has(all, 'k');
    return new Alphabet(low, all, others || folded);
  }

  private static boolean has(long high, char c) {
    return (high & (1L << c)) != 0;
  }

  Alphabet or(Alphabet other) {
    return new Alphabet(low | other.low, high | other.high, others || other.others);
  }

  boolean contains(char c) {
    return c < 64 ? (low & (1L << c)) != 0 : c < 128 ? (high & (1L << c)) != 0 : others;
  }

  boolean containsAll(Alphabet other) {
    return (other.low & ~low) == 0 && (other.high & ~high) == 0 && (others || !other.others);
  }

  boolean isEverything() {
    return low == -1 && high == -1 && others;
  }
}
