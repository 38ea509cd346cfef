package org.chancery.archive.query;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/// Names that are nearly another one.
public final class NameDistance {

  /// Longer ones are ids or no names.
  private static final int LONGEST = 60;

  private NameDistance() {}

  private record Near(String name, int distance) {}

  /// Those of the known names that differ least from what was written, nearest first: by at most a
  /// third of its letters, or beginning with it.
  public static List<String> nearest(String written, Collection<String> known, int most) {
    if (written.length() > LONGEST) {
      return List.of();
    }
    var farthest = Math.max(1, written.length() / 3);
    return known.stream()
        .filter(name -> name.length() <= LONGEST)
        .map(name -> new Near(name, distance(written, name, farthest)))
        .filter(near -> near.distance() <= farthest)
        .sorted(Comparator.comparingInt(Near::distance).thenComparing(Near::name))
        .limit(most)
        .map(Near::name)
        .toList();
  }

  private static int distance(String written, String name, int farthest) {
    if (written.length() >= 3 && name.startsWith(written)) {
      return 1;
    }
    return Math.abs(written.length() - name.length()) > farthest
        ? Integer.MAX_VALUE
        : Likeness.changesBetween(written, name);
  }
}
