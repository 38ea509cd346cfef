package org.chancery.policy;

import java.util.List;
import org.chancery.policy.match.Budget;
import org.chancery.policy.text.FoldedText;
import org.chancery.policy.text.Span;
import org.chancery.policy.text.Stems;
import org.chancery.policy.text.TextView;
import org.chancery.policy.text.ViewKind;
import org.chancery.policy.text.Views;
import org.chancery.policy.text.WordEdges;

/// Looks for the terms of all lexicons in one text: as it is folded, in the views in which
/// disguises are undone, and by its stems.
final class TermSearch {
  private static final int STEPS_A_HIT = 8;

  private final Plan plan;
  private final FoldedText folded;
  private final Budget budget;
  private final TextFindings findings;
  // A thousand rules may look for the same term, and so have the same occurrence.
  private Occurrence last = Occurrence.sent(new Span(0, 0));
  private int lastStart;
  private int lastEnd;

  /// @param findings where what is found is kept
  TermSearch(Plan plan, FoldedText folded, Budget budget, TextFindings findings) {
    this.plan = plan;
    this.folded = folded;
    this.budget = budget;
    this.findings = findings;
  }

  /// Looks for every term, and gives the views in which disguises are undone.
  List<TextView> look() {
    List<TextView> views = List.of();
    if (plan.hasTerms()) {
      scan(folded.units(), 0, folded.length(), this::foundTerm);
    }
    if (plan.isDisguised()) {
      views = Views.of(folded);
      for (TextView view : views) {
        view.nearChanges(
            plan.automaton().longest(),
            (from, to) ->
                scan(
                    view.units(),
                    from,
                    to,
                    (use, start, end) -> foundDisguised(view, use, start, end)));
      }
    }
    if (plan.isStemmed()) {
      TextView view = Stems.view(folded);
      scan(view.units(), 0, view.length(), (use, start, end) -> foundStem(view, use, start, end));
    }
    return views;
  }

  private interface Hit {
    void of(Leaves.TermUse use, int start, int end);
  }

  // Terms may lie in one another, and a thousand rules may look for the same one.
  private void scan(char[] units, int from, int to, Hit hit) {
    plan.automaton()
        .scan(
            units,
            from,
            to,
            (owner, start, end) -> {
              if (!budget.spend(STEPS_A_HIT)) {
                findings.termsUndecided();
                return false;
              }
              Leaves.TermUse use = plan.use(owner);
              if (!findings.overflows(use.leaf())) {
                hit.of(use, start, end);
              }
              return true;
            });
  }

  private void foundTerm(Leaves.TermUse use, int start, int end) {
    Condition.Lexicon lexicon = (Condition.Lexicon) plan.leaf(use.leaf());
    if (!use.kinds().contains(ViewKind.NORMALISED)
        || !stands(lexicon.match(), folded.units(), folded.length(), start, end)) {
      return;
    }
    Occurrence occurrence = occurrence(start, end);
    if (!lexicon.exactCase()
        || plan.isExactly(
            use.leaf(), folded.original().substring(occurrence.start(), occurrence.end()))) {
      findings.add(use.leaf(), occurrence);
    }
  }

  private Occurrence occurrence(int start, int end) {
    if (start != lastStart || end != lastEnd) {
      last = new Occurrence(folded.original(start, end), Occurrence.NORMALISED, false);
      lastStart = start;
      lastEnd = end;
    }
    return last;
  }

  private void foundDisguised(TextView view, Leaves.TermUse use, int start, int end) {
    if (!use.kinds().contains(view.kind()) || !view.differs(start, end)) {
      return;
    }
    Condition.Lexicon lexicon = (Condition.Lexicon) plan.leaf(use.leaf());
    if (stands(lexicon.match(), view.units(), view.length(), start, end)) {
      findings.add(
          use.leaf(), new Occurrence(view.original(start, end), view.kind().label(), true));
    }
  }

  private void foundStem(TextView view, Leaves.TermUse use, int start, int end) {
    if (use.kinds().contains(ViewKind.STEMMED)
        && stands(Condition.Match.STEM, view.units(), view.length(), start, end)) {
      findings.add(
          use.leaf(), new Occurrence(view.original(start, end), view.kind().label(), false));
    }
  }

  private static boolean stands(
      Condition.Match match, char[] units, int length, int start, int end) {
    return switch (match) {
      case SUBSTRING -> true;
      case PREFIX -> WordEdges.begins(units, start);
      case WORD, STEM -> WordEdges.begins(units, start) && WordEdges.ends(units, end, length);
    };
  }
}
