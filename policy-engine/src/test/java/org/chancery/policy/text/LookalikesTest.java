package org.chancery.policy.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LookalikesTest {
  @Test
  void theTableFollowsFromItsSources() {
    assertThat(LookalikeTable.LINES).isEqualTo(LookalikeGenerator.table());
  }

  @Test
  void noArabicLetterLooksLatin() {
    "ابتثجحخدذرزسشصضطظعغفقكلمنهوي١٢٣אבגדהו"
        .chars()
        .forEach(c -> assertThat((int) LookalikeTable.letter(c)).isZero());
  }

  @ParameterizedTest
  @CsvSource({
    // Latin letters in a Russian or Greek word are the disguise there.
    "нaркотики, наркотики",
    "πλhροφορία, πληροφορια",
    // Foreign letters in a Latin word are, and capitals go by their own looks.
    "раyрal, paypal",
    "ΝΥΜΗ xx, nymh xx",
    "νυμη xx, vumn xx",
    "sеcret тайна, secret таина",
  })
  void eachWordIsReadInTheAlphabetItIsMostly(String text, String read) {
    assertThat(read(text)).isEqualTo(read);
  }

  @Test
  void wordsOfATextInAnotherScriptStayWhatTheyAre() {
    assertThat(Views.of(FoldedText.of("сама тема была хорошая, но потом мы ушли"))).isEmpty();
    assertThat(Found.in("сосок был не виден, вы уже видели фильм", "cocok")).isEmpty();
    assertThat(Found.in("купи нaркотики", "наркотики")).hasSize(1);
    assertThat(Found.in("это cосок", "сосок")).hasSize(1);
  }

  private static String read(String text) {
    List<TextView> views = Views.of(FoldedText.of(text));
    return views.getFirst().text();
  }
}
