package org.chancery.policy.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ExcerptTest {
  private static final String TALK =
      "We had lunch in town today, and talked of rain.\n".repeat(100);

  @Test
  void itIsWhatStandsRoundTheChangesAndWordsAreWhole() {
    String whole =
        TALK + "an *in**sider* told us" + "\n" + TALK + "the <b>whole</b> of it\n" + TALK;
    Rendering rendering = FoldedText.of(whole).rendering().orElseThrow();

    Excerpt excerpt = Excerpt.of(rendering);

    String text = excerpt.text();
    assertThat(text.length()).isLessThan(whole.length() / 4);
    assertThat(text.split(" , , ", -1))
        .hasSize(3)
        .satisfies(parts -> {
          assertThat(parts[0]).contains("an insider told us");
          assertThat(parts[1]).contains("the whole of it");
          assertThat(parts[2]).isEmpty();
          for (String part : new String[] {parts[0], parts[1]}) {
            assertThat(rendering.text()).contains(part);
            assertThat(part).matches("(?s)\\s?\\S+\\s.*\\s\\S+");
            assertThat(part.chars().filter(Character::isLetterOrDigit).count()).isGreaterThan(512);
          }
        });
    for (int i = 0; i < text.indexOf(" , , "); i++) {
      assertThat(rendering.text().charAt(excerpt.place(i))).isEqualTo(text.charAt(i));
    }
  }

  @Test
  void aTextChangedAllOverIsTakenWhole() {
    String whole = "an *in**sider* told us\n".repeat(200);
    Rendering rendering = FoldedText.of(whole).rendering().orElseThrow();

    Excerpt excerpt = Excerpt.of(rendering);

    assertThat(excerpt.text()).isEqualTo(rendering.text());
    assertThat(excerpt.place(77)).isEqualTo(77);
  }

  @Test
  void lettersTypedManyTimesCountOnce() {
    String whole = TALK + "s".repeat(600) + "ecr" + "\u200B".repeat(700) + "e**t**\n" + TALK;
    Rendering rendering = FoldedText.of(whole).rendering().orElseThrow();

    assertThat(Excerpt.of(rendering).text())
        .contains("s".repeat(600) + "ecr" + "\u200B".repeat(700) + "et")
        .hasSizeLessThan(whole.length() / 2);
  }
}
