package org.chancery.policy;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.chancery.policy.match.PatternMatcher;
import org.chancery.policy.match.TermAutomaton;
import org.chancery.policy.match.TextShape;
import org.chancery.policy.text.FoldedText;
import org.chancery.policy.text.Span;
import org.chancery.policy.text.WordEdges;

/// The judging of one text: what has matched so far, and the verdict in the end. For one thread.
final class Judgement implements TermAutomaton.Sink {
  /// How many occurrences of one rule are looked up and recorded; the first ones.
  ///
  /// It keeps a message of one word a thousand times from becoming a record of a thousand spans,
  /// and the search for a pattern's matches linear.
  static final int MAX_SPANS = 50;

  private final PolicySet set;
  private final String text;
  private final FoldedText folded;
  // By the rule's number, which goes by policy id and rule id; as first found.
  private final TreeMap<Integer, List<Span>> spans = new TreeMap<>();
  private final BitSet candidates = new BitSet();

  Judgement(PolicySet set, String text) {
    this.set = set;
    this.text = text;
    this.folded = FoldedText.of(text);
  }

  Verdict verdict() {
    set.automaton().scan(folded.units(), folded.length(), this);
    if (set.hasPatterns()) {
      runPatterns();
    }
    return spans.isEmpty() ? set.clean() : summary();
  }

  @Override
  public void found(int number, int start, int end) {
    switch (set.rule(number).rule().when()) {
      case Condition.Regex _ -> candidates.set(number);
      case Condition.Lexicon lexicon -> foundTerm(number, lexicon.match(), start, end);
      default -> {}
    }
  }

  private void foundTerm(int number, Condition.Match match, int start, int end) {
    boolean atEdges =
        WordEdges.begins(folded.units(), start)
            && switch (match) {
              case PREFIX -> true;
              case WORD, STEM, SUBSTRING -> WordEdges.ends(folded.units(), end, folded.length());
            };
    if (atEdges) {
      List<Span> known = spans.computeIfAbsent(number, _ -> new ArrayList<>());
      if (known.size() < MAX_SPANS) {
        known.add(folded.original(start, end));
      }
    }
  }

  private void runPatterns() {
    if (candidates.isEmpty() && set.unheralded().length == 0) {
      return;
    }
    var shape = TextShape.of(text.length(), folded);
    for (int number : set.unheralded()) {
      runPattern(number, shape);
    }
    candidates.stream().forEach(number -> runPattern(number, shape));
  }

  private void runPattern(int number, TextShape shape) {
    for (PatternMatcher matcher : set.rule(number).matchers()) {
      if (matcher.demand().metBy(shape)) {
        var found = new ArrayList<Span>();
        matcher.find(text, MAX_SPANS, found);
        if (!found.isEmpty()) {
          found.replaceAll(span -> folded.wholeCharacters(span.start(), span.end()));
          spans.put(number, found);
        }
      }
    }
  }

  private Verdict summary() {
    var findings = new ArrayList<Finding>(spans.size());
    Outcome strictest = Outcome.ALLOW;
    Map<String, String> tips = Map.of();
    for (var entry : spans.entrySet()) {
      var compiled = set.rule(entry.getKey());
      Policy policy = compiled.policy();
      Rule rule = compiled.rule();
      findings.add(
          new Finding(
              policy.id(), rule.id(), policy.version(), rule.outcome(), merged(entry.getValue())));
      boolean stricter = rule.outcome().compareTo(strictest) > 0;
      if (stricter || (tips.isEmpty() && rule.outcome() == strictest)) {
        tips = rule.header().tips();
      }
      strictest = strictest.strictest(rule.outcome());
    }
    return new Verdict(strictest, set.hash(), findings, tips);
  }

  private static List<Span> merged(List<Span> spans) {
    if (spans.size() == 1) {
      return spans;
    }
    spans.sort(Comparator.comparingInt(Span::start).thenComparingInt(Span::end));
    var merged = new ArrayList<Span>(spans.size());
    Span open = spans.getFirst();
    for (Span span : spans) {
      if (span.start() < open.end()) {
        open = new Span(open.start(), Math.max(open.end(), span.end()));
      } else {
        merged.add(open);
        open = span;
      }
    }
    merged.add(open);
    return merged;
  }
}
