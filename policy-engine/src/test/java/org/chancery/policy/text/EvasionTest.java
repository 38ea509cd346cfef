package org.chancery.policy.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.chancery.policy.Evasion;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.json.JsonMapper;

/// How many disguised terms are found, technique by technique, and how many innocents are.
class EvasionTest {
  private static final List<String> TERMS = lines("/evasion/terms.txt").toList();
  private static final String BEFORE = "hey did you hear of the ";
  private static final String AFTER = " thing yesterday, or not?";

  @ParameterizedTest
  @EnumSource
  @DisplayName("P1: A disguise that the engine promises to see through is seen through")
  void disguisedTermsAreFound(Evasion evasion) {
    int disguised = 0;
    var missed = new ArrayList<String>();
    for (String term : TERMS) {
      String text = evasion.apply(FoldedText.of(term).text());
      if (evasion != Evasion.PLAIN && text.equals(term)) {
        continue;
      }
      disguised++;
      List<Found> found = Found.in(BEFORE + text + AFTER, term);
      if (found.isEmpty()) {
        missed.add(term);
      }
      for (Found each : found) {
        assertThat(each.span().start()).isGreaterThanOrEqualTo(BEFORE.length() - 1);
        assertThat(each.span().end()).isLessThanOrEqualTo(BEFORE.length() + text.length() + 1);
      }
    }
    double percent = 100.0 * (disguised - missed.size()) / disguised;
    System.out.printf("| %s | %d | %.0f %% | %s%n", evasion, disguised, percent, missed);
    assertThat(percent).as("missed %s", missed).isGreaterThanOrEqualTo(evasion.floor());
  }

  @ParameterizedTest
  @EnumSource
  @DisplayName("P1: What is seen through alone is seen through in the middle of a long text")
  void disguisedTermsAreFoundInLongTexts(Evasion evasion) {
    String talk = "We had lunch in town today, and talked of the weather.\n".repeat(200);
    for (String term : TERMS) {
      String text = BEFORE + evasion.apply(FoldedText.of(term).text()) + AFTER;
      List<Found> alone =
          Found.in(text, term).stream()
              .map(found ->
                  new Found(
                      found.kind(),
                      new Span(
                          talk.length() + found.span().start(),
                          talk.length() + found.span().end())))
              .toList();
      assertThat(Found.in(talk + text + "\n" + talk, term))
          .as(text)
          .containsExactlyInAnyOrderElementsOf(alone);
    }
  }

  @Test
  @DisplayName("P1: What only looks like a disguised term is left alone")
  void innocentsAreLeftAlone() {
    var alarms = new ArrayList<String>();
    innocents()
        .forEach(text -> {
          for (String term : TERMS) {
            for (Found found : Found.in(text, term)) {
              alarms.add(term + " in " + text + " as " + found.kind());
            }
          }
        });
    assertThat(alarms).isEmpty();
  }

  private static Stream<String> innocents() {
    var json = JsonMapper.builder().build();
    return lines("/corpus/innocent.jsonl").map(line -> json.readTree(line).get("text").asString());
  }

  private static Stream<String> lines(String name) {
    try (var file = EvasionTest.class.getResourceAsStream(name)) {
      assertThat(file).isNotNull();
      return new String(file.readAllBytes(), StandardCharsets.UTF_8).lines();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
