package org.chancery.policy.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.chancery.policy.RandomTexts;
import org.junit.jupiter.api.Test;

class ReadingsTest {
  @Test
  void whatAGlanceTakesForPlainHasNoReading() {
    var dice = new RandomTexts(5);
    int read = 0;
    int plain = 0;
    for (int i = 0; i < 60_000; i++) {
      String text = "we met " + dice.text(dice.number(40), "abI 123-./_*&<~ é") + " at noon";
      FoldedText folded = FoldedText.of(text);
      List<String> slowly = texts(Readings.read(folded));

      assertThat(texts(Readings.of(folded))).as(text).isEqualTo(slowly);
      read += slowly.isEmpty() ? 0 : 1;
      plain += Readings.isPlain(text) ? 1 : 0;
    }
    assertThat(read).isGreaterThan(1_000);
    assertThat(plain).isGreaterThan(1_000);
  }

  @Test
  void rowsOfSingleCharactersAreSeenWhateverStandsBetween() {
    Stream.of(
            "4 1 1 1 s e c r",
            "k.e.y.o.f.m.i.n.e",
            "a - b - c - d - e - f - g - h",
            "A\tB\tC\tD\tE\tF\tG\tH")
        .forEach(row ->
            assertThat(Readings.of(FoldedText.of("it is " + row + ", he said")))
                .as(row)
                .isNotEmpty());
  }

  private static List<String> texts(List<TextView> readings) {
    return readings.stream().map(reading -> reading.kind() + ": " + reading.text()).toList();
  }
}
