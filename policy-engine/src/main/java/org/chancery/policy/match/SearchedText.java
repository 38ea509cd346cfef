package org.chancery.policy.match;

import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.chancery.policy.text.FoldedText;
import org.chancery.policy.text.Span;
import org.jspecify.annotations.Nullable;

/// A text while a bank searches it. For one thread.
final class SearchedText {
  // Twice what is told of a literal; a pattern may match at every character.
  private static final int MOST_TOLD = 200;
  private final String text;
  private final FoldedText folded;
  private final Machines machines;
  private final Budget budget;
  private final IntPredicate wanted;
  private final Map<Integer, Stretches> stretches = new HashMap<>();
  private final Dfa.Reading reading = new Dfa.Reading();
  private final BitSet everywhere = new BitSet();
  private char @Nullable [] symbols;

  /// @param folded the same text, folded
  /// @param wanted whether the pattern in a place is worth a search
  SearchedText(
      String text, FoldedText folded, Machines machines, Budget budget, IntPredicate wanted) {
    this.text = text;
    this.folded = folded;
    this.machines = machines;
    this.budget = budget;
    this.wanted = wanted;
  }

  String text() {
    return text;
  }

  FoldedText folded() {
    return folded;
  }

  Budget budget() {
    return budget;
  }

  boolean wants(int place) {
    return wanted.test(place);
  }

  /// How far a match can reach, at most the whole text.
  int reachOf(PatternMatcher matcher) {
    return (int) Math.min(matcher.reach().longest(), text.length());
  }

  /// Says that a pattern can match there, and otherwise only where this was said before; answers
  /// whether that is less than everywhere.
  boolean lookIn(int pattern, int from, int to) {
    if (everywhere.get(pattern)) {
      return false;
    }
    Stretches known = stretches.get(pattern);
    if (known == null) {
      known = new Stretches();
      stretches.put(pattern, known);
    }
    known.add(Math.max(0, from), Math.min(text.length(), to));
    if (known.total > text.length() / 2 || ++known.told > MOST_TOLD) {
      lookEverywhere(pattern);
      return false;
    }
    return true;
  }

  /// Takes back what was said of a pattern, for what is said next is all there is.
  void lookNowhere(int pattern) {
    everywhere.clear(pattern);
    stretches.remove(pattern);
  }

  boolean isEverywhere(int pattern) {
    return everywhere.get(pattern);
  }

  /// Says that a pattern can match anywhere.
  void lookEverywhere(int pattern) {
    everywhere.set(pattern);
    stretches.remove(pattern);
  }

  /// Where a pattern can match at all, in stretches that no match of it crosses.
  List<Span> stretches(int pattern) {
    Stretches known = stretches.get(pattern);
    return known == null ? List.of(new Span(0, text.length())) : known.joined();
  }

  /// What the machines read; made when first asked for.
  char[] symbols() {
    char[] read = symbols;
    if (read == null) {
      read = machines.read(text);
      symbols = read;
    }
    return read;
  }

  /// What the machines tell of their last search.
  Dfa.Reading reading() {
    return reading;
  }

  /// Parts of the text, in any order.
  private static final class Stretches {
    // Where each begins, and behind it where it ends.
    private int[] borders = new int[4];
    private int count;
    private int total;
    private int told;

    private void add(int start, int end) {
      int last = 2 * count - 1;
      if (count > 0 && start >= borders[last - 1] && start <= borders[last]) {
        total += Math.max(0, end - borders[last]);
        borders[last] = Math.max(borders[last], end);
        return;
      }
      if (2 * count == borders.length) {
        borders = Arrays.copyOf(borders, 2 * borders.length);
      }
      borders[2 * count] = start;
      borders[2 * count + 1] = end;
      total += end - start;
      count++;
    }

    private List<Span> parts() {
      return IntStream.range(0, count)
          .mapToObj(part -> new Span(borders[2 * part], borders[2 * part + 1]))
          .toList();
    }

    private List<Span> joined() {
      if (count == 1) {
        return parts();
      }
      var joined = new Stretches();
      parts().stream()
          .sorted(Comparator.comparingInt(Span::start))
          .forEach(part -> joined.add(part.start(), part.end()));
      return joined.parts();
    }
  }
}
