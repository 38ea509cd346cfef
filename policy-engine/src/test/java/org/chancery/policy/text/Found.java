package org.chancery.policy.text;

import java.util.ArrayList;
import java.util.List;

/// One place where a term stands in a text, looked for as a lexicon looks for it.
public record Found(ViewKind kind, Span span) {
  /// All places of a term as a whole word: in the fold, and in every view where it is disguised.
  public static List<Found> in(String text, String term) {
    var folded = FoldedText.of(text);
    var found = new ArrayList<Found>();
    for (Terms.Form form : Terms.forms(FoldedText.of(term).text())) {
      if (form.kinds().contains(ViewKind.NORMALISED)) {
        each(
            folded.units(),
            folded.length(),
            form.text(),
            (start, end) -> found.add(new Found(ViewKind.NORMALISED, folded.original(start, end))));
      }
    }
    for (TextView view : Views.of(folded)) {
      for (Terms.Form form : Terms.forms(FoldedText.of(term).text())) {
        if (form.kinds().contains(view.kind())) {
          each(
              view.units(),
              view.length(),
              form.text(),
              (start, end) -> {
                if (view.differs(start, end)) {
                  found.add(new Found(view.kind(), view.original(start, end)));
                }
              });
        }
      }
    }
    return found;
  }

  private interface Sink {
    void found(int start, int end);
  }

  private static void each(char[] units, int length, String form, Sink sink) {
    String text = new String(units, 0, length);
    for (int at = text.indexOf(form); at >= 0; at = text.indexOf(form, at + 1)) {
      int end = at + form.length();
      if (WordEdges.begins(units, at) && WordEdges.ends(units, end, length)) {
        sink.found(at, end);
      }
    }
  }
}
