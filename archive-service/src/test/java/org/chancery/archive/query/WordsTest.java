package org.chancery.archive.query;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class WordsTest {

  @ParameterizedTest
  @CsvSource({
    "'The Q3-forecast.xlsx, please!',the q3 forecast xlsx please",
    "Übergröße für ZÜRICH,ubergrosse fur zurich",
    "قَرَأْتُ الكِتَابَ ١٢,قرات الكتاب 12",
    "東京で会う,東 京 で 会 う",
    "see 🚀🚀 now,see 🚀 🚀 now",
    "don't,don t",
    "'...',''",
  })
  void textIsCutIntoFoldedWords(String text, String words) {
    assertThat(Words.of(text).joined()).isEqualTo(words);
  }

  @Test
  void noWordIsLongerThanTheIndexTakes() {
    var words = Words.of("a".repeat(250));

    assertThat(words.size()).isEqualTo(3);
    assertThat(words.joined().split(" ")).allMatch(word -> word.length() <= Words.LONGEST);
  }

  @Test
  void wordKnowsWhereItStoodInTheOriginal() {
    var text = "👩‍💻 ÜBERTRAG jetzt";
    var words = Words.of(text);
    var place = words.joined().indexOf("ubertrag") > 0 ? words.size() - 2 : -1;

    var span = words.original(place);

    assertThat(text.substring(span.start(), span.end())).isEqualTo("ÜBERTRAG");
  }
}
