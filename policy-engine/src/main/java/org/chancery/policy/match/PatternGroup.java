package org.chancery.policy.match;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// Patterns that one machine looks for at once.
final class PatternGroup implements Memory.Learner {
  private final List<com.google.re2j.Pattern> patterns;
  private final int[] places;
  private final Symbols symbols;
  private final Memory memory;
  private volatile @Nullable Dfa machine;

  /// @param places where the patterns stand in their bank
  PatternGroup(
      List<com.google.re2j.Pattern> patterns, int[] places, Symbols symbols, Memory memory) {
    this.patterns = patterns;
    this.places = places;
    this.symbols = symbols;
    this.memory = memory;
  }

  @Override
  public void forget() {
    machine = null;
  }

  int[] places() {
    return places;
  }

  /// Looks which of its patterns match; answers whether that is known.
  boolean find(SearchedText searched, Dfa.Sink sink) {
    Dfa known = machine;
    if (known == null) {
      known = new Dfa(new Subsets(Nfa.anywhere(patterns), symbols, false, false), memory);
      machine = known;
    }
    Dfa.Reading reading = searched.reading();
    known.matches(
        searched.symbols(), reading, (pattern, end) -> sink.matched(places[pattern], end));
    return !reading.gaveUp();
  }
}
