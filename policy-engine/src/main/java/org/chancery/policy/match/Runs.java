package org.chancery.policy.match;

/// The longest stretches of a text that consist of an alphabet's characters, one after the other.
final class Runs {
  private final Alphabet alphabet;
  private final String text;
  private final int to;
  private int at;
  private int start;
  private int end;

  Runs(Alphabet alphabet, String text, int from, int to) {
    this.alphabet = alphabet;
    this.text = text;
    this.at = from;
    this.to = to;
  }

  /// Goes to the next run of at least so many units, if there is one.
  boolean next(int least) {
    while (to - at >= least) {
      // A run that long from here on would cover this place and all before it.
      int back = at + least - 1;
      while (back >= at && alphabet.contains(text.charAt(back))) {
        back--;
      }
      if (back < at) {
        start = at;
        end = at + least;
        while (end < to && alphabet.contains(text.charAt(end))) {
          end++;
        }
        at = end + 1;
        return true;
      }
      at = back + 1;
    }
    return false;
  }

  int start() {
    return start;
  }

  int end() {
    return end;
  }
}
