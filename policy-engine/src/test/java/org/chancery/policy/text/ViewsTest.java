package org.chancery.policy.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ViewsTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '→',
      value = {
        "sеcret → LOOKALIKES",
        "ѕесrеt → LOOKALIKES",
        "ꜱᴇᴄʀᴇᴛ → LOOKALIKES",
        "🅢🅔🅒🅡🅔🅣 → LOOKALIKES",
        "🇸🇪🇨🇷🇪🇹 → LOOKALIKES",
        "sɛcret → LOOKALIKES",
        "s3cret → LEET",
        "$3cr37 → LEET",
        "s3cret! → LEET",
        "s e c r e t → SEPARATORS",
        "s.e.c.r.e.t → SEPARATORS",
        "s - e - c - r - e - t → SEPARATORS",
        "s🔥e🔥c🔥r🔥e🔥t → SEPARATORS",
        "sec.ret → SEPARATORS",
        "se--cr_et → SEPARATORS",
        "secreeeeet → REPEATS",
        "sssseeeecccrrrreeetttt → REPEATS",
        "se**cr**et → RENDERED",
        "se<b>cr</b>et → RENDERED",
        "s&#101;cret → RENDERED",
        "s&#x65;cret → RENDERED",
        "%73ecret → RENDERED",
        "s\\u0065cret → RENDERED",
        "file%20secret → RENDERED",
        "\u202Eterces\u202C → RENDERED",
        "s3.cr.3t → COMBINED",
        "s e e e c r 3 t → COMBINED",
        "sеcreeeet → REPEATS",
        "s.е.с.r.e.t → SEPARATORS",
        "s&#51;cret → COMBINED",
      })
  void aDisguisedWordIsFound(String text, ViewKind kind) {
    assertThat(Found.in("xx " + text + " yy", "secret")).extracting(Found::kind).contains(kind);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "plain chat, nothing else; isn't it? (No.)",
        "call me at 12:30",
        "5 of 10",
        "C'est la vie: l'amour",
        "والسلام عليكم",
        "机密文件",
        "Это обычный русский текст",
        "Αυτό είναι ένα ελληνικό κείμενο με λέξεις",
        "well, ok... see you!!",
      })
  void plainTextHasNoViews(String text) {
    assertThat(Views.of(FoldedText.of(text))).isEmpty();
  }

  @Test
  void aHitInAViewPointsToTheWholeDisguise() {
    assertThat(Found.in("xx s-e-c-r-e-t yy", "secret"))
        .contains(new Found(ViewKind.SEPARATORS, new Span(3, 14)));
    assertThat(Found.in("xx sеcreeeeet yy", "secret"))
        .contains(new Found(ViewKind.REPEATS, new Span(3, 13)));
    assertThat(Found.in("a &#115;ecr&#101;t b", "secret"))
        .contains(new Found(ViewKind.RENDERED, new Span(2, 18)));
    assertThat(Found.in("a \u202Eterces\u202C b", "secret"))
        .contains(new Found(ViewKind.RENDERED, new Span(3, 9)));
  }

  @Test
  void aWiderGapEndsAWordOfSingleLetters() {
    assertThat(Found.in("i n s i d e r   t i p", "insider tip"))
        .contains(new Found(ViewKind.SEPARATORS, new Span(0, 21)));
    assertThat(Found.in("i n s i d e r t i p", "insider tip")).isNotEmpty();
    assertThat(Found.in("insider-tip", "insider tip")).isNotEmpty();
  }

  @Test
  void shortTermsAreLookedForOnlyAsTheyAre() {
    assertThat(Found.in("b.u.y b_uy bu&#121;", "buy"))
        .extracting(Found::kind)
        .containsOnly(ViewKind.RENDERED);
  }

  @Test
  void encodedTextIsReadWhereARuleAsks() {
    assertThat(decoded("see cGFzc3dvcmQ6IGh1bnRlcjI= ok")).isEqualTo("password: hunter2");
    assertThat(decoded("70617373776f72643a2068756e74657232")).isEqualTo("password: hunter2");
    assertThat(decoded("a%20b=%D8%B3%D8%B1")).isEqualTo("a b=سر");
    assertThat(decoded("cABhAHMAcwB3AG8AcgBkAA==")).isEqualTo("password");
    assertThat(decoded("Y0dGemMzZHZjbVE2SUdoMWJuUmxjakk9"))
        .isEqualTo("cGFzc3dvcmQ6IGh1bnRlcjI=\npassword: hunter2");
    assertThat(Views.decoded(FoldedText.of("9f86d081884c7d659a2feaa0c55ad015"))).isEmpty();
    assertThat(Views.decoded(FoldedText.of("misunderstandings everywhere"))).isEmpty();
  }

  @Test
  void aHitInEncodedTextPointsToItsToken() {
    var view = Views.decoded(FoldedText.of("see cGFzc3dvcmQ6IGh1bnRlcjI= ok")).orElseThrow();

    assertThat(view.original(0, 8)).isEqualTo(new Span(4, 27));
  }

  private static String decoded(String text) {
    return Views.decoded(FoldedText.of(text)).map(TextView::text).orElse("");
  }

  @Test
  void everyUnitOfEveryViewPointsIntoTheOriginalOnWholeCharacters() {
    var texts = new DisguisedTexts(3);
    for (int i = 0; i < 20_000; i++) {
      String original = texts.text(14);
      var folded = FoldedText.of(original);
      var borders = Graphemes.of(original);
      var views = new ArrayList<TextView>(Views.of(folded));
      Views.decoded(folded).ifPresent(views::add);
      for (TextView view : views) {
        int start = 0;
        for (int unit = 0; unit < view.length(); unit++) {
          Span span = view.original(unit, unit + 1);
          assertThat(span.start()).isLessThan(span.end());
          assertThat(span.end()).isLessThanOrEqualTo(original.length());
          assertThat(borders.widen(span.start(), span.end())).isEqualTo(span);
          if (original.indexOf('\u202E') < 0) {
            assertThat(span.start()).isGreaterThanOrEqualTo(start);
            start = span.start();
          }
        }
        if (view.length() > 0) {
          assertThat(view.original(0, view.length()).end()).isLessThanOrEqualTo(original.length());
        }
      }
    }
  }

  @Test
  void noViewIsLongerThanItsText() {
    for (String piece :
        List.of("a.", "a ", "1 ", "<a", "%4", "&#", "a1", "аa", "\u202Ea", "aaa ", "* ")) {
      String text = piece.repeat(32_000);
      for (TextView view : Views.of(FoldedText.of(text))) {
        assertThat(view.length()).isLessThanOrEqualTo(text.length());
      }
      Views.decoded(FoldedText.of(text));
    }
  }

  @Test
  void everyUnitOfAReadingStandsSomewhereInTheText() {
    for (String text : List.of("a1\u202E\uDE00\uD83D", "4\u202E😀1\u202C2", "a\u200B1&#52;")) {
      List<TextView> readings = Readings.of(FoldedText.of(text));
      assertThat(readings).isNotEmpty();
      for (TextView reading : readings) {
        for (int i = 0; i < reading.length(); i++) {
          Span span = reading.original(i, i + 1);

          assertThat(span.start()).isLessThan(span.end());
        }
      }
    }
  }

  @Test
  void itsNameNeverTellsTheText() {
    assertThat(Views.of(FoldedText.of("s3cret")).getFirst()).hasToString("TextView[LEET, 6 chars]");
  }
}
