package org.chancery.policy.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.chancery.policy.RandomTexts;
import org.chancery.policy.Submission;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FoldedTextTest {
  @ParameterizedTest
  @CsvSource({
    "Secret, secret",
    "ＳＥＣＲＥＴ, secret",
    "𝐬𝐞𝐜𝐫𝐞𝐭, secret",
    "ⓢecret, secret",
    "s\u200Be\u00ADcret, secret",
    "re\u0301sume\u0301, resume",
    "résumé, resume",
    "Straße, strasse",
    "ﬁle, file",
    "İSTANBUL, istanbul",
    "ısparta, isparta",
    "ΣΟΦΌΣ, σοφοσ",
    "ПАРОЛЬ, пароль",
    "الأسرار, الاسرار",
    "سِرّ, سر",
    "ســـر, سر",
    "مدرسة, مدرسه",
    "على, علي",
    "کتاب, كتاب",
    "٣٤٥, 345",
    "１２３, 123",
    "a\u00A0\u2003b, a b",
    "か\u3099, が",
    "한국, 한국",
    "\u1112\u1161\u11AB, 한",
    "ร้าน, ร้าน",
    "a\u202Eb, ab",
  })
  void spellingsOfTheSameWordFoldToTheSameLetters(String original, String folded) {
    assertThat(FoldedText.of(original).text()).isEqualTo(folded);
  }

  @Test
  void marksThatCarryMeaningStay() {
    assertThat(FoldedText.of("が").text()).isNotEqualTo(FoldedText.of("か").text());
    assertThat(FoldedText.of("ร้").text()).isNotEqualTo(FoldedText.of("ร").text());
  }

  @Test
  void runsOfBlanksBecomeOneAndPointToTheWholeRun() {
    var folded = FoldedText.of("wire \t\n transfer");

    assertThat(folded.text()).isEqualTo("wire transfer");
    assertThat(folded.original(4, 5)).isEqualTo(new Span(4, 8));
    assertThat(folded.original(5, 13)).isEqualTo(new Span(8, 16));
  }

  @Test
  void aDisguisedPhrasePointsToAllOfItsOriginal() {
    var folded = FoldedText.of("xx g\u200Bu\u0430\u00a0\u00a0retu\u0301rn yy");
    int start = folded.text().indexOf('g');

    assertThat(folded.original(start, folded.text().indexOf(" yy"))).isEqualTo(new Span(3, 16));
  }

  @Test
  void aSpanNeverCutsWhatPeopleSeeAsOneCharacter() {
    var family = FoldedText.of("👩\u200D👩\u200D👧");

    assertThat(family.original(0, 2)).isEqualTo(new Span(0, 8));
    assertThat(FoldedText.of("\r\n.").original(0, 1)).isEqualTo(new Span(0, 2));
    assertThat(FoldedText.of("ﬁ").original(1, 2)).isEqualTo(new Span(0, 1));
  }

  @Test
  void aLoneSurrogateFoldsToTheReplacementCharacter() {
    assertThat(FoldedText.of("a\uD83D b\uDE00").text()).isEqualTo("a\uFFFD b\uFFFD");
    assertThat(FoldedText.of("\uD83D\u200B\uDE00").text()).isEqualTo("\uFFFD\uFFFD");
  }

  @Test
  void aTowerOfMarksFoldsToItsLetter() {
    String tower = "a" + "\u0301\u0323".repeat(8_000);

    assertThat(FoldedText.of(tower).text()).isEqualTo("a");
    assertThat(FoldedText.of(tower).original(0, 1)).isEqualTo(new Span(0, tower.length()));
  }

  @Test
  void aTextMayGrowWhenFolded() {
    assertThat(FoldedText.of("ﷺ".repeat(40)).text()).hasSizeGreaterThan(700);
  }

  @Test
  void anyTextFoldsToWellFormedTextThatFoldsToItself() {
    var texts = new RandomTexts(1);
    for (int i = 0; i < 20_000; i++) {
      String folded = FoldedText.of(texts.text(12)).text();

      assertThat(folded.codePoints()).noneMatch(c -> c >= 0xD800 && c <= 0xDFFF);
      assertThat(FoldedText.of(folded).text()).isEqualTo(folded);
    }
  }

  @Test
  void everyFoldedUnitPointsIntoTheOriginalInOrder() {
    var texts = new RandomTexts(2);
    for (int i = 0; i < 20_000; i++) {
      String original = texts.text(12);
      var folded = FoldedText.of(original);
      int start = 0;
      int end = 0;
      for (int unit = 0; unit < folded.text().length(); unit++) {
        Span span = folded.original(unit, unit + 1);
        assertThat(span.start()).isGreaterThanOrEqualTo(start).isLessThan(span.end());
        assertThat(span.end()).isGreaterThanOrEqualTo(end).isLessThanOrEqualTo(original.length());
        start = span.start();
        end = span.end();
      }
    }
  }

  @Test
  void offsetsOutsideTheFoldedTextAreRefused() {
    var folded = FoldedText.of("ab");

    assertThatThrownBy(() -> folded.original(1, 1)).isInstanceOf(IndexOutOfBoundsException.class);
    assertThatThrownBy(() -> folded.original(-1, 1)).isInstanceOf(IndexOutOfBoundsException.class);
    assertThatThrownBy(() -> folded.original(0, 3)).isInstanceOf(IndexOutOfBoundsException.class);
  }

  @Test
  void itsNameNeverTellsTheText() {
    assertThat(FoldedText.of("canary")).hasToString("FoldedText[6 chars]");
    assertThat(Submission.message("canary")).hasToString("Submission[MESSAGE, 6 chars]");
  }

  @Test
  void foldsOfTheSameTextAreEqual() {
    assertThat(FoldedText.of("a"))
        .isEqualTo(FoldedText.of("a"))
        .hasSameHashCodeAs(FoldedText.of("a"))
        .isNotEqualTo(FoldedText.of("A"));
  }
}
