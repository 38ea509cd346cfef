package org.chancery.archive.search;

import static org.assertj.core.api.Assertions.assertThat;

import org.chancery.policy.text.FoldedText;
import org.chancery.policy.text.Span;
import org.junit.jupiter.api.Test;

final class HighlightsTest {

  private final Highlights highlights = new Highlights();

  @Test
  void matchInTheFoldedTextIsCarriedBackToTheOriginal() {
    var original = "👩‍💻 ÜBERTRAG jetzt";
    var marked = FoldedText.of(original).text().replace("ubertrag", mark("ubertrag"));

    assertThat(highlights.spans(marked, original)).containsExactly(new Span(6, 14));
    assertThat(original.substring(6, 14)).isEqualTo("ÜBERTRAG");
  }

  @Test
  void neighbouringMatchesBecomeOne() {
    assertThat(highlights.spans("a" + mark("bc") + mark("de"), "abcde"))
        .containsExactly(new Span(1, 5));
  }

  @Test
  void severalMatchesKeepTheirOrder() {
    assertThat(highlights.spans(mark("ab") + " and " + mark("ab"), "ab and ab"))
        .containsExactly(new Span(0, 2), new Span(7, 9));
  }

  @Test
  void textThatLooksLikeAMarkerIsText() {
    var original = "<em>not a mark</em>";
    var marked = FoldedText.of(original).text().replace("mark", mark("mark"));

    assertThat(highlights.spans(marked, original)).containsExactly(new Span(10, 14));
  }

  @Test
  void markedTextOfAnotherRecordMarksNothing() {
    assertThat(highlights.spans("another " + mark("text"), "the original text")).isEmpty();
    assertThat(highlights.spans("torn " + highlights.open() + "mark", "torn mark")).isEmpty();
  }

  private String mark(String text) {
    return highlights.open() + text + highlights.close();
  }
}
