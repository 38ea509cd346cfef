package org.chancery.policy.match;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import org.chancery.policy.text.FoldedText;
import org.chancery.policy.text.Span;

/// All patterns of a policy set: finds the few that can match in one pass, and searches for those
/// where they can match. Immutable, and safe for any number of threads.
///
/// Patterns are known by their place in the list they were given in. Equal ones are searched for
/// once.
public final class PatternBank {
  /// Told of the patterns that match, those that cost least first.
  public interface Sink {
    /// Whether a pattern that may match is worth a search now.
    default boolean wants(int pattern) {
      return true;
    }

    /// The first matches of a pattern, as units of the text that was searched; at least one.
    void matched(int pattern, List<Span> spans);

    /// The budget ended before it was known whether the pattern matches.
    void undecided(int pattern);
  }

  /// How many matches of one pattern are looked for, the first ones; it keeps the whole linear.
  public static final int MOST_MATCHES = 50;

  private static final Comparator<PatternMatcher> CHEAPEST_FIRST =
      Comparator.<PatternMatcher>comparingInt(matcher -> matcher.reach().size())
          .thenComparing(matcher -> matcher.source().expression())
          .thenComparing(matcher -> matcher.source().caseSensitive());

  private final List<PatternMatcher> matchers;
  // Each pattern's place among the matchers, and each matcher's patterns.
  private final int[][] patternsOf;
  private final JavaFilter filter;

  private PatternBank(List<PatternMatcher> matchers, int[][] patternsOf) {
    this.matchers = matchers;
    this.patternsOf = patternsOf;
    this.filter = new JavaFilter(matchers);
  }

  /// A bank of these patterns. Their order decides nothing, not even what a budget leaves
  /// undecided.
  public static PatternBank of(List<PatternMatcher> patterns) {
    var numbers = new HashMap<PatternMatcher.Source, List<Integer>>();
    var matchers = new ArrayList<PatternMatcher>();
    for (int number = 0; number < patterns.size(); number++) {
      PatternMatcher pattern = patterns.get(number);
      List<Integer> alike = numbers.computeIfAbsent(pattern.source(), _ -> new ArrayList<>(1));
      if (alike.isEmpty()) {
        matchers.add(pattern);
      }
      alike.add(number);
    }
    matchers.sort(CHEAPEST_FIRST);
    int[][] patternsOf =
        matchers.stream()
            .map(matcher ->
                numbers.getOrDefault(matcher.source(), List.of()).stream()
                    .mapToInt(Integer::intValue)
                    .toArray())
            .toArray(int[][]::new);
    return new PatternBank(List.copyOf(matchers), patternsOf);
  }

  public boolean isEmpty() {
    return matchers.isEmpty();
  }

  /// Searches a text for every pattern.
  ///
  /// @param folded the same text, folded
  public void find(String text, FoldedText folded, Budget budget, Sink sink) {
    if (matchers.isEmpty() || text.isEmpty()) {
      return;
    }
    BitSet candidates = filter.candidates(text, folded);
    for (int i = candidates.nextSetBit(0); i >= 0; i = candidates.nextSetBit(i + 1)) {
      search(i, text, folded, budget, sink);
    }
  }

  private void search(int place, String text, FoldedText folded, Budget budget, Sink sink) {
    int[] patterns = patternsOf[place];
    boolean wanted = false;
    for (int pattern : patterns) {
      wanted |= sink.wants(pattern);
    }
    if (!wanted) {
      return;
    }
    var spans = new ArrayList<Span>(2);
    boolean decided = matchers.get(place).find(text, folded, MOST_MATCHES, budget, spans);
    for (int pattern : patterns) {
      if (!sink.wants(pattern)) {
        continue;
      }
      if (!spans.isEmpty()) {
        sink.matched(pattern, spans);
      } else if (!decided) {
        sink.undecided(pattern);
      }
    }
  }

  /// How many patterns there are, never their expressions.
  @Override
  public String toString() {
    return "PatternBank[" + matchers.size() + " patterns]";
  }
}
