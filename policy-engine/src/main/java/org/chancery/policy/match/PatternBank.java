package org.chancery.policy.match;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Objects;
import org.chancery.policy.text.FoldedText;
import org.chancery.policy.text.Span;
import org.jspecify.annotations.Nullable;

/// All patterns of a policy set: finds the few that can match in one pass, and searches for those
/// where they can match. Safe for any number of threads, and immutable but for the way it finds the
/// few, which never changes what it finds.
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

    /// The budget ended before the whole text was searched for a pattern; it may match, or match
    /// elsewhere too.
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
  private final Machines machines;
  private volatile Filters filters;

  /// How the few are found.
  ///
  /// @param java for the patterns that the faster one does not know; absent if it knows all
  private record Filters(@Nullable JavaFilter java, @Nullable PreFilter faster) {}

  private PatternBank(List<PatternMatcher> matchers, int[][] patternsOf) {
    this.matchers = matchers;
    this.patternsOf = patternsOf;
    this.machines = new Machines(matchers);
    this.filters = new Filters(new JavaFilter(matchers, machines, new BitSet()), null);
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

  /// How many different patterns there are.
  public int size() {
    return matchers.size();
  }

  /// How many of them a faster pre-filter looks for.
  public int accelerated() {
    PreFilter faster = filters.faster();
    return faster == null ? 0 : faster.known().cardinality();
  }

  /// The patterns over bytes by their places, as a faster pre-filter may look for them; empty for
  /// those it has to leave.
  public List<String> byteExpressions() {
    return matchers.stream().map(PatternMatcher::bytes).toList();
  }

  /// Finds the few by another pre-filter from now on, and in Java those it does not know.
  public void accelerate(PreFilter faster) {
    BitSet known = faster.known();
    boolean all = known.cardinality() == matchers.size();
    filters = new Filters(all ? null : new JavaFilter(matchers, machines, known), faster);
  }

  /// Searches a text for every pattern.
  ///
  /// @param folded the same text, folded
  public void find(String text, FoldedText folded, Budget budget, Sink sink) {
    if (matchers.isEmpty() || text.isEmpty()) {
      return;
    }
    var searched = new SearchedText(text, folded, machines, budget, place -> isWanted(place, sink));
    BitSet candidates = candidates(searched);
    for (int i = candidates.nextSetBit(0); i >= 0; i = candidates.nextSetBit(i + 1)) {
      if (searched.wants(i)) {
        search(i, searched, sink);
      }
    }
  }

  private BitSet candidates(SearchedText searched) {
    Filters now = filters;
    PreFilter faster = now.faster();
    if (faster == null) {
      return Objects.requireNonNull(now.java()).candidates(searched);
    }
    var candidates = new BitSet();
    faster.addCandidates(searched.text(), candidates);
    if (!candidates.isEmpty()) {
      removeThoseThatCannot(candidates, TextShape.of(searched.text().length(), searched.folded()));
    }
    if (now.java() != null) {
      candidates.or(now.java().candidates(searched));
    }
    return candidates;
  }

  private void removeThoseThatCannot(BitSet candidates, TextShape shape) {
    for (int i = candidates.nextSetBit(0); i >= 0; i = candidates.nextSetBit(i + 1)) {
      if (!matchers.get(i).demand().metBy(shape)) {
        candidates.clear(i);
      }
    }
  }

  private boolean isWanted(int place, Sink sink) {
    for (int pattern : patternsOf[place]) {
      if (sink.wants(pattern)) {
        return true;
      }
    }
    return false;
  }

  private void search(int place, SearchedText searched, Sink sink) {
    var spans = new ArrayList<Span>(2);
    boolean decided =
        matchers.get(place).find(searched, place, machines.finder(place), MOST_MATCHES, spans);
    for (int pattern : patternsOf[place]) {
      if (!sink.wants(pattern)) {
        continue;
      }
      if (!spans.isEmpty()) {
        sink.matched(pattern, spans);
      }
      if (!decided) {
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
