package org.chancery.policy.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.chancery.policy.RandomTexts;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StemsTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "trade trades traded trading trader traders",
        "bribe bribes bribed bribing briber",
        "leak leaks leaked leaking leaker leakers",
        "plan plans planned planning planner",
        "tip tips tipped tipping tipper",
        "kill kills killed killing killer",
        "rate rates rated rating",
        "hope hopes hoped hoping",
        "hop hops hopped hopping hopper",
        "share shares shared sharing",
        "manipulate manipulates manipulated manipulating manipulation manipulations",
        "launder launders laundered laundering",
        "collude colludes colluded colluding",
        "company companies",
        "copy copies copied copying",
        "movie movies",
        "box boxes boxed boxing",
        "address addresses",
        "secret secrets secretly",
        "illegal illegally",
        "insider insiders",
        "offer offers offered offering",
        "encourage encourages encouraged encouraging",
        "hero heroes",
        "see sees seeing",
        "transfer transfers",
        "سر والسر السر بالسر للسر",
        "رشوه الرشوه والرشوه",
        "تسريب التسريب تسريبات والتسريبات تسريبها",
        "موظف الموظف موظفون موظفين الموظفين",
      })
  void formsOfOneWordShareTheirStem(String forms) {
    String[] words = forms.split(" ", -1);
    // What is too short to lose its article is found past it, as any term is.
    String first = Stems.of(words[0]);

    for (String word : words) {
      assertThat(Stems.of(word)).as(word).endsWith(first);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "inside, insider",
    "rat, rate",
    "plan, plane",
    "hop, hope",
    "not, note",
    "numb, number",
    "corn, corner",
    "new, news",
    "bet, better",
    "king, kin",
    "thing, thin",
    "station, state",
    "need, ne",
    "this, thi",
    "bus, bu",
    "comply, comp",
    "class, clas",
  })
  void strangersKeepTheirStemsApart(String word, String other) {
    assertThat(Stems.of(word)).isNotEqualTo(Stems.of(other));
  }

  @Test
  void aHitPointsToTheWholeWords() {
    var view = Stems.view(FoldedText.of("He was Trading  secrets."));
    String stem = Stems.of("trade secret");

    int at = view.text().indexOf(stem);

    assertThat(view.original(at, at + stem.length())).isEqualTo(new Span(7, 23));
  }

  @Test
  void anyTextHasStemsThatPointIntoIt() {
    var texts = new RandomTexts(5);
    for (int i = 0; i < 20_000; i++) {
      String original = texts.text(12);
      var view = Stems.view(FoldedText.of(original));
      for (int unit = 0; unit < view.length(); unit++) {
        assertThat(view.original(unit, unit + 1).end()).isLessThanOrEqualTo(original.length());
      }
    }
  }

  @Test
  void aStemIsLookedForInTheStemsOnly() {
    assertThat(Terms.stem("bribes").kinds()).containsExactly(ViewKind.STEMMED);
    assertThat(ViewKind.STEMMED.isDisguise()).isFalse();
    assertThat(ViewKind.LEET.isDisguise()).isTrue();
  }
}
