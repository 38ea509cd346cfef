package org.chancery.policy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntPredicate;
import org.chancery.policy.detect.Identifiers;
import org.chancery.policy.match.Budget;
import org.chancery.policy.match.PatternBank;
import org.chancery.policy.text.FoldedText;
import org.chancery.policy.text.Readings;
import org.chancery.policy.text.Span;
import org.chancery.policy.text.TextView;
import org.chancery.policy.text.ViewKind;
import org.chancery.policy.text.Views;
import org.jspecify.annotations.Nullable;

/// What the leaves of a plan found in one text. For one thread.
final class TextFindings {
  /// How many occurrences of one leaf are kept; the first ones of each view.
  ///
  /// It keeps a message of one word a thousand times from becoming a record of a thousand spans,
  /// and the search for a pattern's matches linear.
  static final int MAX_PLACES = 50;

  // What a further reading of the text costs.
  private static final int STEPS_A_CHARACTER = 4;

  private final Plan plan;
  private final String text;
  private final FoldedText folded;
  private final Map<Integer, List<Occurrence>> found = new HashMap<>();
  // Leaves that were not looked for everywhere; some may have been found all the same.
  private final BitSet undecided = new BitSet();
  // Leaves with as many places as are kept.
  private final BitSet full = new BitSet();
  private List<TextView> views = List.of();
  private @Nullable Detection detection;
  private boolean unread;

  private TextFindings(Plan plan, String text) {
    this.plan = plan;
    this.text = text;
    this.folded = FoldedText.of(text);
  }

  /// Looks for everything in one pass.
  ///
  /// @param wants whether a leaf is worth a search of its own
  static TextFindings of(Plan plan, String text, Budget budget, IntPredicate wants) {
    var findings = new TextFindings(plan, text);
    if (!text.isEmpty()) {
      findings.look(budget, wants);
    }
    return findings;
  }

  /// What is known of a text nobody can read: nothing, not even that a leaf is not in it.
  static TextFindings unread(Plan plan) {
    var findings = new TextFindings(plan, "");
    findings.undecided.set(0, plan.leaves());
    findings.unread = true;
    return findings;
  }

  private void look(Budget budget, IntPredicate wants) {
    views = new TermSearch(plan, folded, budget, this).look();
    lookForPatterns(budget, wants);
    for (int leaf : plan.detectors()) {
      if (wants.test(leaf)) {
        detection()
            .identifiers((Condition.Detect) plan.leaf(leaf))
            .forEach(span -> addSent(leaf, span));
      }
    }
    if (plan.readsNumbers()) {
      Readings.of(folded).forEach(reading -> lookIn(reading, budget, wants));
    }
    if (plan.detectors().length > 0) {
      Readings.decoded(folded)
          .ifPresent(codes -> {
            String whole = codes.text();
            detectIn(codes, whole, ChangedLines.of(codes, whole, text), wants);
          });
    }
    for (int leaf : plan.links()) {
      if (wants.test(leaf)) {
        detection().links((Condition.Link) plan.leaf(leaf)).forEach(span -> addSent(leaf, span));
      }
    }
  }

  /// Looks for patterns and identifiers in what a reader would make of the text.
  private void lookIn(TextView reading, Budget budget, IntPredicate wants) {
    if (!budget.spend((long) reading.length() * STEPS_A_CHARACTER)) {
      Arrays.stream(plan.detectors()).forEach(undecided::set);
      return;
    }
    String whole = reading.text();
    List<Span> changed = ChangedLines.of(reading, whole, text);
    for (Span lines : changed) {
      lookInLines(reading, whole.substring(lines.start(), lines.end()), lines, budget, wants);
    }
    detectIn(reading, whole, changed, wants);
  }

  private void lookInLines(
      TextView reading, String text, Span lines, Budget budget, IntPredicate wants) {
    FoldedText foldedReading = FoldedText.of(text);
    search(
        plan.sent(),
        text,
        foldedReading,
        budget,
        wants,
        (leaf, span) -> {
          if (accepts(leaf, text.substring(span.start(), span.end()))) {
            addHidden(leaf, reading, lines, span);
          }
        });
    String normal = foldedReading.text();
    search(
        plan.normalised(),
        normal,
        normal.equals(text) ? foldedReading : FoldedText.of(normal),
        budget,
        wants,
        (leaf, span) -> {
          if (accepts(leaf, normal.substring(span.start(), span.end()))) {
            addHidden(leaf, reading, lines, foldedReading.origin(span.start(), span.end()));
          }
        });
  }

  private void addHidden(int leaf, TextView reading, Span lines, Span span) {
    addHidden(leaf, reading, new Span(lines.start() + span.start(), lines.start() + span.end()));
  }

  /// Looks for identifiers in the lines that are not as they were sent, and in the line before each
  /// stretch of them, where one may begin; what stands around may speak for it.
  private void detectIn(TextView reading, String whole, List<Span> changed, IntPredicate wants) {
    if (plan.detectors().length == 0) {
      return;
    }
    int reach = Identifiers.EVIDENCE_CHARACTERS;
    for (Span lines : ChangedLines.joined(changed, 2 * reach)) {
      int first = Math.max(0, whole.lastIndexOf('\n', lines.start() - 2));
      int from = Math.max(0, whole.lastIndexOf(' ', first - reach));
      int blank = whole.indexOf(' ', Math.min(whole.length(), lines.end() + reach));
      String around = whole.substring(from, blank < 0 ? whole.length() : blank);
      var hidden =
          new Detection(around, FoldedText.of(around), new Span(first - from, lines.end() - from));
      for (int leaf : plan.detectors()) {
        if (wants.test(leaf)) {
          hidden
              .identifiers((Condition.Detect) plan.leaf(leaf))
              .forEach(span ->
                  addHidden(leaf, reading, new Span(from + span.start(), from + span.end())));
        }
      }
    }
  }

  /// Adds what was hidden, unless it was found there already.
  private void addHidden(int leaf, TextView reading, Span span) {
    Span original = reading.original(span.start(), span.end());
    boolean known =
        found.getOrDefault(leaf, List.of()).stream()
            .anyMatch(it -> it.start() < original.end() && original.start() < it.end());
    if (!known) {
      add(leaf, new Occurrence(original, reading.kind().label(), true));
    }
  }

  private void lookForPatterns(Budget budget, IntPredicate wants) {
    if (!plan.sent().patterns().isEmpty()) {
      search(
          plan.sent(),
          text,
          folded,
          budget,
          wants,
          (leaf, span) -> matched(leaf, text, span, span));
    }
    if (!plan.normalised().patterns().isEmpty()) {
      String normal = folded.text();
      FoldedText of = normal.equals(text) ? folded : FoldedText.of(normal);
      search(
          plan.normalised(),
          normal,
          of,
          budget,
          wants,
          (leaf, span) -> matched(leaf, normal, span, folded.original(span.start(), span.end())));
    }
    if (!plan.decoded().patterns().isEmpty()) {
      Optional<TextView> view = Views.decoded(folded);
      view.ifPresent(decoded -> {
        String plain = decoded.text();
        search(
            plan.decoded(),
            plain,
            FoldedText.of(plain),
            budget,
            wants,
            (leaf, span) -> {
              if (accepts(leaf, plain.substring(span.start(), span.end()))) {
                add(
                    leaf,
                    new Occurrence(
                        decoded.original(span.start(), span.end()),
                        ViewKind.DECODED.label(),
                        true));
              }
            });
      });
    }
  }

  private interface Matched {
    void at(int leaf, Span span);
  }

  private void search(
      Leaves.Bank bank,
      String searched,
      FoldedText foldedSearched,
      Budget budget,
      IntPredicate wants,
      Matched matched) {
    bank.patterns()
        .find(
            searched,
            foldedSearched,
            budget,
            new PatternBank.Sink() {
              @Override
              public boolean wants(int pattern) {
                return wants.test(bank.leafOf().get(pattern));
              }

              @Override
              public void matched(int pattern, List<Span> spans) {
                int leaf = bank.leafOf().get(pattern);
                spans.forEach(span -> matched.at(leaf, span));
              }

              @Override
              public void undecided(int pattern) {
                undecided.set(bank.leafOf().get(pattern));
              }
            });
  }

  private void matched(int leaf, String searched, Span span, Span original) {
    if (accepts(leaf, searched.substring(span.start(), span.end()))) {
      addSent(leaf, original);
    }
  }

  private boolean accepts(int leaf, String candidate) {
    return plan.leaf(leaf) instanceof Condition.Regex regex
        && regex.validator().map(name -> Detection.accepts(name, candidate)).orElse(true);
  }

  private void addSent(int leaf, Span span) {
    add(leaf, Occurrence.sent(folded.wholeCharacters(span.start(), span.end())));
  }

  /// Keeps an occurrence, as far as there is room.
  void add(int leaf, Occurrence occurrence) {
    List<Occurrence> known = found.computeIfAbsent(leaf, _ -> new ArrayList<>(2));
    if (known.size() < MAX_PLACES) {
      known.add(occurrence);
    } else {
      full.set(leaf);
    }
  }

  private Detection detection() {
    Detection known = detection;
    if (known == null) {
      known = new Detection(text, folded);
      detection = known;
    }
    return known;
  }

  /// Whether nothing is known of any leaf but that it is not there.
  boolean isEmpty() {
    return found.isEmpty() && undecided.isEmpty();
  }

  /// Leaves of which anything is known.
  BitSet known() {
    var leaves = (BitSet) undecided.clone();
    found.keySet().forEach(leaves::set);
    return leaves;
  }

  /// Whether there may be more occurrences of a leaf than are known: more than are kept, or where
  /// the budget ended before.
  private boolean mayHaveMore(int leaf) {
    return undecided.get(leaf) || found.getOrDefault(leaf, List.of()).size() >= MAX_PLACES;
  }

  /// Whether this is so of any leaf of a condition.
  boolean mayHaveMore(Node node) {
    return (node.leaf() >= 0 && mayHaveMore(node.leaf()))
        || node.parts().stream().anyMatch(this::mayHaveMore);
  }

  /// Whether there are more occurrences of a leaf than are kept.
  boolean overflows(int leaf) {
    return full.get(leaf);
  }

  Result of(int leaf) {
    List<Occurrence> places = found.get(leaf);
    if (places != null) {
      return Result.held(places);
    }
    return undecided.get(leaf) ? Result.UNDECIDED : Result.MISSED;
  }

  /// Gives up on all lexicons.
  void termsUndecided() {
    plan.termLeaves().forEach(undecided::set);
  }

  /// Whether the text could not be read at all.
  boolean isUnread() {
    return unread;
  }

  String text() {
    return text;
  }

  FoldedText folded() {
    return folded;
  }

  List<TextView> views() {
    return views;
  }

  /// Where the links of the text lead.
  List<String> linkTargets() {
    return detection().linkTargets();
  }
}
