package org.chancery.policy.document;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/// Finds the known word somebody may have meant.
final class Nearest {
  private Nearest() {}

  /// The nearest word, if it is near enough to be worth asking.
  static Optional<String> to(String written, Collection<String> known) {
    String small = written.toLowerCase(Locale.ROOT);
    if (small.length() > 40) {
      return Optional.empty();
    }
    return known.stream()
        .filter(word -> distance(small, word.toLowerCase(Locale.ROOT)) <= 1 + word.length() / 4)
        .min(
            Comparator.<String>comparingInt(word -> distance(small, word.toLowerCase(Locale.ROOT)))
                .thenComparing(Comparator.naturalOrder()));
  }

  // Levenshtein's.
  private static int distance(String a, String b) {
    int[] row = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      row[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int above = row[j];
        int change = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
        row[j] = Math.min(Math.min(row[j], row[j - 1]) + 1, diagonal + change);
        diagonal = above;
      }
    }
    return row[b.length()];
  }
}
