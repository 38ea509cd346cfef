package org.chancery.policy.match;

import java.util.List;
import org.chancery.policy.text.Span;
import org.jspecify.annotations.Nullable;

/// Finds the matches of one pattern: forwards to where one ends, and back to where it begins.
///
/// The machines are made when they are first needed. Safe for any number of threads.
final class SpanFinder implements Memory.Learner {
  /// How a search ended.
  enum End {
    /// With all matches, or as many as were asked for.
    DONE,
    /// With the budget.
    BUDGET,
    /// Because the text leads this pattern to too many states.
    GAVE_UP
  }

  // What it costs to begin, and to make the states that led to nothing.
  private static final long START = 200;
  private static final long GIVING_UP = 100_000;

  private final com.google.re2j.Pattern regex;
  private final Symbols symbols;
  private final Memory memory;
  private volatile @Nullable Dfa forwards;
  private volatile @Nullable Dfa backwards;

  SpanFinder(com.google.re2j.Pattern regex, Symbols symbols, Memory memory) {
    this.regex = regex;
    this.symbols = symbols;
    this.memory = memory;
  }

  @Override
  public void forget() {
    forwards = null;
    backwards = null;
  }

  /// Adds the first matches within a stretch of a text, no longer than budget and limit allow.
  End find(SearchedText searched, int start, int end, int limit, List<Span> into) {
    char[] read = searched.symbols();
    Dfa.Reading reading = searched.reading();
    Budget budget = searched.budget();
    int from = start;
    while (into.size() < limit && from < end) {
      // A search may have to read all that is left, but only what it did read is paid for.
      if ((long) (end - from) * Dfa.STEPS_A_SYMBOL > budget.left() || !budget.spend(START)) {
        return End.BUDGET;
      }
      forwards().end(read, from, end, reading);
      budget.spend(Math.min(budget.left(), reading.steps()));
      int to = reading.place();
      if (!reading.gaveUp() && to >= 0) {
        backwards().start(read, to, from, reading);
        budget.spend(Math.min(budget.left(), reading.steps()));
      }
      if (reading.gaveUp()) {
        budget.spend(Math.min(budget.left(), GIVING_UP));
        return End.GAVE_UP;
      }
      if (to < 0) {
        return End.DONE;
      }
      into.add(new Span(reading.place(), to));
      from = to;
    }
    return End.DONE;
  }

  private Dfa forwards() {
    Dfa known = forwards;
    if (known == null) {
      var subsets = new Subsets(Nfa.anywhere(List.of(regex)), symbols, true, false);
      known = new Dfa(subsets, memory);
      forwards = known;
    }
    return known;
  }

  private Dfa backwards() {
    Dfa known = backwards;
    if (known == null) {
      known = new Dfa(new Subsets(Nfa.backwards(regex), symbols, false, true), memory);
      backwards = known;
    }
    return known;
  }
}
