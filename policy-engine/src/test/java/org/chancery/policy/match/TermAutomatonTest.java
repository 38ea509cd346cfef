package org.chancery.policy.match;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.chancery.policy.RandomTexts;
import org.junit.jupiter.api.Test;

class TermAutomatonTest {
  private record Hit(int owner, int start, int end) {}

  @Test
  void findsWhatANaiveSearchFinds() {
    var texts = new RandomTexts(3);
    for (int round = 0; round < 3_000; round++) {
      boolean letters = round % 2 == 0;
      var terms = new TreeSet<String>();
      for (int i = texts.number(12) + 1; i > 0; i--) {
        terms.add(letters ? texts.text(1 + texts.number(5), "abس") : texts.text(3));
      }
      terms.remove("");
      var list = new ArrayList<TermAutomaton.Term>();
      for (String term : terms) {
        list.add(new TermAutomaton.Term(term, list.size()));
      }
      String text = letters ? texts.text(40, "abسx") : texts.text(20);

      assertThat(scan(list, text)).containsExactlyInAnyOrderElementsOf(naive(list, text));
    }
  }

  @Test
  void aTermOfTwoOwnersIsReportedToBoth() {
    var terms =
        List.of(
            new TermAutomaton.Term("tip", 7),
            new TermAutomaton.Term("ip", 8),
            new TermAutomaton.Term("tip", 9));

    assertThat(scan(terms, "tip"))
        .containsExactly(new Hit(7, 0, 3), new Hit(9, 0, 3), new Hit(8, 1, 3));
  }

  @Test
  void withoutTermsNothingIsFound() {
    assertThat(scan(List.of(), "anything")).isEmpty();
  }

  @Test
  void theWorkIsAtMostTwoLookupsAUnitHoweverHostileTheText() {
    var terms = new ArrayList<TermAutomaton.Term>();
    for (int length = 1; length <= 200; length++) {
      terms.add(new TermAutomaton.Term("a".repeat(length) + "b", length));
    }
    var automaton = TermAutomaton.of(terms);
    for (String text : List.of("a".repeat(16_384), ("a".repeat(200) + "c").repeat(80))) {
      int lookups = automaton.scan(text.toCharArray(), 0, text.length(), (_, _, _) -> true);

      assertThat(lookups).isLessThanOrEqualTo(2 * text.length());
    }
  }

  private static List<Hit> scan(List<TermAutomaton.Term> terms, String text) {
    var hits = new ArrayList<Hit>();
    TermAutomaton.of(terms)
        .scan(
            text.toCharArray(),
            0,
            text.length(),
            (owner, start, end) -> hits.add(new Hit(owner, start, end)));
    return hits;
  }

  private static List<Hit> naive(List<TermAutomaton.Term> terms, String text) {
    var hits = new ArrayList<Hit>();
    for (var term : terms) {
      for (int at = 0; at + term.text().length() <= text.length(); at++) {
        if (text.startsWith(term.text(), at)) {
          hits.add(new Hit(term.owner(), at, at + term.text().length()));
        }
      }
    }
    return hits;
  }
}
