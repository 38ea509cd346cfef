package org.chancery.policy;

import static org.assertj.core.api.Assertions.assertThat;

import org.chancery.policy.text.Span;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Identifiers in what a reader would make of a text.
class ReadingsTest {
  private static final String TALK =
      "We had lunch in town, and talked of the weather.\n".repeat(60);

  @ParameterizedTest
  @ValueSource(
      strings = {
        "５３６-９０-４３９９",
        "536-90-4\u200B399",
        "5 3 6 9 0 4 3 9 9",
        "536-9O-4399",
        "536&#45;90-4399"
      })
  @DisplayName("P1: A number in disguise is found in the middle of a long text, with its evidence")
  void aNumberInDisguiseIsFoundInALongText(String number) {
    var set = Policies.rule("r", "detect: {type: us-ssn, confidence: medium}");
    String before = TALK + "My social security number\nas I said is\n";

    assertThat(set.judge(Submission.message(before + number + "\n" + TALK)).findings())
        .singleElement()
        .satisfies(finding ->
            assertThat(finding.spans())
                .containsExactly(new Span(before.length(), before.length() + number.length())));
  }

  @Test
  @DisplayName("P1: What stands far off speaks for no number")
  void farEvidenceIsNone() {
    var set = Policies.rule("r", "detect: {type: us-ssn, confidence: medium}");

    assertThat(set.judge(Submission.message("social security" + TALK + "５３６９０４３９９")).findings())
        .isEmpty();
  }
}
