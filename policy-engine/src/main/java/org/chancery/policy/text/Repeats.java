package org.chancery.policy.text;

/// Undoes letters typed many times: every run becomes one letter, in the terms as well.
///
/// Only a run of three or more is a change, for doubled letters are common spelling.
final class Repeats {
  static final int LONG = 3;

  private Repeats() {}

  static Layer undone(Layer below) {
    var above = below.above();
    int at = 0;
    while (at < below.length()) {
      int plain = plainFrom(below, at);
      if (plain > at) {
        above.copy(below, at, plain);
        at = plain;
        continue;
      }
      char c = below.units[at];
      int last = at;
      if (Letters.isLetter(c)) {
        while (last + 1 < below.length() && below.units[last + 1] == c) {
          last++;
        }
      }
      above.add(c, below, at, last, last - at + 1 >= LONG);
      at = last + 1;
    }
    return above;
  }

  /// Where the first unit from there stands that may be the first of a run.
  private static int plainFrom(Layer below, int start) {
    char[] units = below.units;
    int at = start;
    while (at + 1 < below.length() && units[at] != units[at + 1]) {
      at++;
    }
    return at;
  }
}
