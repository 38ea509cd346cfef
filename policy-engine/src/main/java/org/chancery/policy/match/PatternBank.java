package org.chancery.policy.match;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.chancery.policy.text.FoldedText;
import org.chancery.policy.text.Span;

/// All patterns of a policy set: finds the few that can match in one pass, and searches for those
/// where they can match. Immutable, and safe for any number of threads.
///
/// Patterns are known by their place in the list they were given in.
public final class PatternBank {
  /// Told of the patterns that match, by ascending number.
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

  private final List<PatternMatcher> matchers;
  private final TermAutomaton literals;
  private final BitSet unheralded = new BitSet();

  private PatternBank(List<PatternMatcher> matchers) {
    this.matchers = matchers;
    var terms = new ArrayList<TermAutomaton.Term>();
    for (int number = 0; number < matchers.size(); number++) {
      for (String literal : matchers.get(number).literals()) {
        terms.add(new TermAutomaton.Term(literal, number));
      }
      unheralded.set(number, matchers.get(number).literals().isEmpty());
    }
    this.literals = TermAutomaton.of(terms);
  }

  /// A bank of these patterns.
  public static PatternBank of(List<PatternMatcher> patterns) {
    return new PatternBank(List.copyOf(patterns));
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
    BitSet candidates = (BitSet) unheralded.clone();
    literals.scan(folded.units(), folded.length(), (number, _, _) -> candidates.set(number));
    if (candidates.isEmpty()) {
      return;
    }
    var shape = TextShape.of(text.length(), folded);
    for (int i = candidates.nextSetBit(0); i >= 0; i = candidates.nextSetBit(i + 1)) {
      if (matchers.get(i).demand().metBy(shape) && sink.wants(i)) {
        search(i, text, budget, sink);
      }
    }
  }

  private void search(int number, String text, Budget budget, Sink sink) {
    if (!budget.spend(text.length())) {
      sink.undecided(number);
      return;
    }
    var spans = new ArrayList<Span>(2);
    matchers.get(number).find(text, MOST_MATCHES, spans);
    if (!spans.isEmpty()) {
      sink.matched(number, spans);
    }
  }

  /// How many patterns there are, never their expressions.
  @Override
  public String toString() {
    return "PatternBank[" + matchers.size() + " patterns]";
  }
}
