package org.chancery.policy.match;

import java.util.Arrays;
import org.chancery.policy.text.FoldedText;
import org.chancery.policy.text.Span;

/// The stretches of a text outside of which a pattern surely has no match.
///
/// Each is a run of characters of the pattern's alphabet that has what the pattern demands. In long
/// texts, where a pattern has required literals and matches of bounded length, what stands too far
/// from any literal is cut away too. No match crosses a border, so that searching window by window
/// finds what searching the whole text would.
final class Windows {
  // Below this length cutting costs more than it saves.
  private static final int WORTH_CUTTING = 256;

  private final PatternMatcher matcher;
  private final String text;
  private int[] borders = new int[8];
  private int count;

  private Windows(PatternMatcher matcher, String text) {
    this.matcher = matcher;
    this.text = text;
  }

  /// The windows of a pattern in a text.
  ///
  /// @param folded the same text, folded
  static Windows of(PatternMatcher matcher, String text, FoldedText folded) {
    var windows = new Windows(matcher, text);
    if (isCut(matcher, text)) {
      windows.aroundLiterals(folded, (int) matcher.reach().longest());
    } else {
      windows.addRuns(0, text.length());
    }
    return windows;
  }

  /// About how many steps of a [Budget] it takes to find them.
  static long costOf(PatternMatcher matcher, String text) {
    // Literals are looked for many characters at a time.
    return isCut(matcher, text)
        ? (long) text.length() * matcher.literals().size() / 8
        : text.length();
  }

  private static boolean isCut(PatternMatcher matcher, String text) {
    return text.length() >= WORTH_CUTTING
        && !matcher.literals().isEmpty()
        && matcher.reach().longest() * 4 < text.length();
  }

  int count() {
    return count;
  }

  int start(int window) {
    return borders[2 * window];
  }

  int end(int window) {
    return borders[2 * window + 1];
  }

  private void aroundLiterals(FoldedText folded, int reach) {
    String haystack = folded.text();
    long[] places = new long[16];
    int found = 0;
    for (String literal : matcher.literals()) {
      int at = haystack.indexOf(literal);
      while (at >= 0) {
        Span origin = folded.origin(at, at + literal.length());
        if (found == places.length) {
          places = Arrays.copyOf(places, found * 2);
        }
        long start = Math.max(0, origin.start() - reach);
        places[found++] = (start << 32) | Math.min(text.length(), origin.end() + reach);
        at = haystack.indexOf(literal, at + 1);
      }
    }
    Arrays.sort(places, 0, found);
    for (int i = 0; i < found; ) {
      int start = (int) (places[i] >>> 32);
      int end = (int) places[i];
      for (i++; i < found && (int) (places[i] >>> 32) <= end; i++) {
        end = Math.max(end, (int) places[i]);
      }
      addRuns(start, end);
    }
  }

  /// Adds the runs of the alphabet within a stretch, if they can hold a match.
  private void addRuns(int from, int to) {
    Alphabet alphabet = matcher.reach().alphabet();
    if (alphabet.isEverything()) {
      addIfDemandMet(from, to);
      return;
    }
    var runs = new Runs(alphabet, text, from, to);
    while (runs.next(matcher.demand().units())) {
      addIfDemandMet(runs.start(), runs.end());
    }
  }

  private void addIfDemandMet(int start, int end) {
    if (end > start && matcher.demand().metBy(TextShape.ofOriginal(text, start, end))) {
      if (2 * count == borders.length) {
        borders = Arrays.copyOf(borders, borders.length * 2);
      }
      borders[2 * count] = start;
      borders[2 * count + 1] = end;
      count++;
    }
  }
}
