package org.chancery.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.chancery.policy.Condition.Lexicon;
import org.chancery.policy.Condition.Match;
import org.chancery.policy.Condition.Regex;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// Texts that are more work than a text is given, in which some of what is looked for was found.
class BudgetEndsTest {
  private static final String DIGITS = new RandomTexts(7).text(65_536, "0123456789");

  @Test
  @DisplayName("P1: Where a pattern was not looked for to the end, nothing goes out unseen")
  void whatWasFoundInPartOfATextIsNotAllThatIsRemoved() {
    Verdict verdict = judge(DIGITS, rule(Outcome.REDACT, Regex.of("1|[\\w.]{2,}\\.+?", true)));

    assertThat(verdict.outcome()).isEqualTo(Outcome.REDACT);
    assertThat(verdict.redacted(DIGITS)).doesNotContain("1");
  }

  @Test
  @DisplayName("P1: Nor where the words of lexicons were not")
  void termsBehindTheEndOfTheBudgetAreRemovedToo() {
    List<Rule> rules = new ArrayList<>();
    IntStream.range(0, 1_000)
        .forEach(i ->
            rules.add(
                Rule.of(
                    "common" + i,
                    Outcome.ALERT,
                    Lexicon.of(Match.WORD, List.of("and", "and" + i)),
                    Map.of())));
    rules.add(Rule.of("name", Outcome.REDACT, Lexicon.of(Match.WORD, List.of("orion")), Map.of()));
    String text = "orion " + "and ".repeat(2_000) + "orion";

    Verdict verdict =
        Policies.compile(Policy.of("p", "P", 1, rules)).judge(Submission.message(text));

    assertThat(verdict.redacted(text)).doesNotContain("orion");
  }

  @Test
  @DisplayName("P7: Too few places are no answer while there may be more")
  void tooFewPlacesAreUndecidedWhereTheBudgetEnded() {
    Condition ones = Regex.of("1|[\\w.]{2,}\\.+?", true);

    Verdict verdict = judge(DIGITS, rule(Outcome.BLOCK, new Condition.AtLeast(45, ones, false)));

    assertThat(verdict.findings()).isEmpty();
    assertThat(verdict.undecided()).hasSize(1);
  }

  @Test
  @DisplayName("P7: Nor are as many of the same as are kept")
  void theSameTermOverAndOverHidesNoOther() {
    Condition cards = Lexicon.of(Match.WORD, List.of("orion", "lyra", "vega"));
    Rule rule = rule(Outcome.BLOCK, new Condition.AtLeast(3, cards, true));

    assertThat(judge("orion ".repeat(49) + "orion", rule).undecided()).hasSize(1);
    assertThat(judge("orion ".repeat(60) + "lyra vega", rule).undecided()).hasSize(1);
    assertThat(judge("orion lyra orion vega", rule).findings()).hasSize(1);
    assertThat(judge("orion lyra orion", rule).undecided()).isEmpty();
  }

  private static Rule rule(Outcome outcome, Condition when) {
    return Rule.of("rule", outcome, when, Map.of());
  }

  private static Verdict judge(String text, Rule rule) {
    return Policies.compile(Policy.of("p", "P", 1, List.of(rule))).judge(Submission.message(text));
  }
}
