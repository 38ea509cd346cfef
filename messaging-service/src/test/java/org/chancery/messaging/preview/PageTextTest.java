package org.chancery.messaging.preview;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class PageTextTest {

  @Test
  void pageWithoutATitleSaysNothingOfItself() {
    assertThat(read("<p>words</p>")).isEmpty();
    assertThat(read("<title> \u200b\u202e </title>")).isEmpty();
    assertThat(read("<meta name=description content=only>")).isEmpty();
  }

  @Test
  @DisplayName("P1: what cannot be seen is not in what is shown and judged")
  void whatIsNotSeenIsDropped() {
    PageText page =
        read("<title>in\u200bsi\u00adder \u202etip\u2069 &#0;&#x7;&#xD800; &#x200f;x</title>")
            .orElseThrow();

    assertThat(page.title().value()).isEqualTo("insider tip x");
  }

  @Test
  void longWordsAreCutBetweenLetters() {
    PageText page =
        read("<title>"
                + "👩‍🚀".repeat(60)
                + "</title><meta name=description content='"
                + "x".repeat(900)
                + "'>")
            .orElseThrow();

    assertThat(page.title().value()).endsWith("👩‍🚀…").hasSizeLessThanOrEqualTo(201);
    assertThat(page.description()).isNotNull();
    assertThat(page.description().length()).isEqualTo(301);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<b>",
        "<a>",
        "<div>",
        "<table>",
        "<p><i>",
        "<svg>",
        "<select>",
        "<!--",
        "&",
        "<x y=",
        "</b>"
      })
  @Timeout(10)
  @DisplayName("P7: half a mebibyte of any one thing is read in time")
  void hostilePagesEnd(String piece) {
    String page = "<title>T</title>" + piece.repeat(524_288 / piece.length());

    assertThat(read(page).orElseThrow().title().value()).isEqualTo("T");
  }

  private static Optional<PageText> read(String html) {
    return PageText.read(html.getBytes(StandardCharsets.UTF_8), "utf-8");
  }
}
