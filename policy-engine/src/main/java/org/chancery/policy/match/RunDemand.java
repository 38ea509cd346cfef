package org.chancery.policy.match;

/// How many characters of one [TextShape.Kind] stand side by side in every match of a pattern.
///
/// @param whole whether a match is nothing but such characters
/// @param first how many it begins with
/// @param last how many it ends with
/// @param longest the longest run in it
public record RunDemand(boolean whole, int first, int last, int longest) {
  static final RunDemand NOTHING = new RunDemand(true, 0, 0, 0);
  private static final RunDemand ONE = new RunDemand(true, 1, 1, 1);
  private static final RunDemand ANOTHER = new RunDemand(false, 0, 0, 0);

  /// One character, of the kind or not.
  static RunDemand ofOne(boolean ofKind) {
    return ofKind ? ONE : ANOTHER;
  }

  RunDemand then(RunDemand next) {
    return new RunDemand(
        whole && next.whole,
        whole ? TextDemand.sum(first, next.first) : first,
        next.whole ? TextDemand.sum(last, next.last) : next.last,
        Math.max(Math.max(longest, next.longest), TextDemand.sum(last, next.first)));
  }

  RunDemand or(RunDemand other) {
    return new RunDemand(
        whole && other.whole,
        Math.min(first, other.first),
        Math.min(last, other.last),
        Math.min(longest, other.longest));
  }

  RunDemand repeated(int min) {
    if (min == 0) {
      return new RunDemand(whole, 0, 0, 0);
    }
    if (whole) {
      int length = TextDemand.times(longest, min);
      return new RunDemand(true, length, length, length);
    }
    return min == 1
        ? this
        : new RunDemand(false, first, last, Math.max(longest, TextDemand.sum(last, first)));
  }
}
