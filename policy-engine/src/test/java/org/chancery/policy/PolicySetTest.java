package org.chancery.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.chancery.policy.Condition.Match;
import org.chancery.policy.text.FoldedText;
import org.chancery.policy.text.Span;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class PolicySetTest {
  private static final List<Outcome> OUTCOMES = List.of(Outcome.values());
  private static final String[] WORDS = {
    "a", "ab", "ss", "secret", "tip", "سر", "السر", "机密", "か", "😀", "é", "12", "k", "ab ss", "🇩",
    "-"
  };

  @Test
  void theEmptySetAllowsEverything() {
    Verdict verdict = PolicySet.empty().judge(Submission.message("anything"));

    assertThat(verdict.outcome()).isEqualTo(Outcome.ALLOW);
    assertThat(verdict.findings()).isEmpty();
    assertThat(verdict.policySet()).isEqualTo(PolicySet.empty().hash());
    assertThat(verdict.tip(Locale.ENGLISH)).isEmpty();
  }

  @Test
  @DisplayName("P1: The strictest outcome wins, and every rule that matched is named")
  void theStrictestOutcomeWins() {
    var set =
        Policies.of(
            word("note", Outcome.ALLOW, "tip"),
            word("stop", Outcome.BLOCK, "insider tip"),
            word("tell", Outcome.ALERT, "insider"));

    Verdict verdict = set.judge(Submission.message("an Insider  tip"));

    assertThat(verdict.outcome()).isEqualTo(Outcome.BLOCK);
    assertThat(verdict.findings())
        .containsExactly(
            new Finding("policy", "note", 1, Outcome.ALLOW, List.of(new Span(12, 15))),
            new Finding("policy", "stop", 1, Outcome.BLOCK, List.of(new Span(3, 15))),
            new Finding("policy", "tell", 1, Outcome.ALERT, List.of(new Span(3, 10))));
    assertThat(verdict.decisive()).extracting(Finding::rule).containsExactly("stop");
    assertThat(set.judge(Submission.message("a tip")).outcome()).isEqualTo(Outcome.ALLOW);
    assertThat(set.judge(Submission.message("an insider")).outcome()).isEqualTo(Outcome.ALERT);
  }

  @Test
  void everyKindOfSubmissionIsJudged() {
    var set = Policies.of(word("stop", Outcome.BLOCK, "tip"));

    for (var kind : EnumSet.complementOf(EnumSet.of(Submission.Kind.JOIN))) {
      assertThat(set.judge(Submission.of(kind, "tip")).outcome()).isEqualTo(Outcome.BLOCK);
    }
  }

  @Test
  void theTipIsTheStrictestRulesInTheNearestLanguage() {
    var mild = lexicon("a", Outcome.ALERT, Match.WORD, List.of("x"), Map.of("en", "mild"));
    var mute = word("b", Outcome.BLOCK, "x");
    var strict =
        lexicon(
            "c",
            Outcome.BLOCK,
            Match.WORD,
            List.of("x"),
            Map.of("en", "No.", "ar", "لا", "de-AT", "Na."));

    Verdict verdict = Policies.of(mild, mute, strict).judge(Submission.message("x"));

    assertThat(verdict.tip(Locale.forLanguageTag("ar-EG-u-nu-latn"))).hasValue("لا");
    assertThat(verdict.tip(Locale.forLanguageTag("de-AT"))).hasValue("Na.");
    assertThat(verdict.tip(Locale.FRENCH)).hasValue("No.");
    assertThat(verdict.tip(Locale.ROOT)).hasValue("No.");
    assertThat(new Verdict(Outcome.BLOCK, "", List.of(), Map.of("fr", "Non.")).tip(Locale.ENGLISH))
        .hasValue("Non.");
  }

  @Test
  void patternsSeeTheTextAsItWasSent() {
    var set =
        Policies.of(Rule.of("p", Outcome.ALERT, Condition.Regex.of("ID-\\d{3}", true), Map.of()));

    assertThat(set.judge(Submission.message("ID-123, ID-456")).findings().getFirst().spans())
        .containsExactly(new Span(0, 6), new Span(8, 14));
    assertThat(set.judge(Submission.message("id-123")).findings()).isEmpty();
    assertThat(set.judge(Submission.message("ID123")).findings()).isEmpty();
  }

  @Test
  void patternsSeeWhatAReaderWouldCopyAsWell() {
    var set =
        Policies.of(Rule.of("p", Outcome.ALERT, Condition.Regex.of("ID-\\d{3}", true), Map.of()));

    for (String hidden :
        List.of("ID-１２３", "I\u200BD-1\u200B23", "I<b>D</b>-123", "&#73;D-123", "ІD-123")) {
      var findings = set.judge(Submission.message("is " + hidden + ".")).findings();
      assertThat(findings).as(hidden).hasSize(1);
      assertThat(findings.getFirst().disguised()).isTrue();
      assertThat(findings.getFirst().spans())
          .as(hidden)
          .containsExactly(new Span(3, 3 + hidden.length()));
    }
    assertThat(set.judge(Submission.message("id-１２３")).findings()).isEmpty();
  }

  @Test
  void overlappingMatchesOfOneRuleAreOneSpan() {
    var set = Policies.of(word("w", Outcome.ALERT, "a b", "b c", "b"));

    assertThat(set.judge(Submission.message("a b c b")).findings().getFirst().spans())
        .containsExactly(new Span(0, 5), new Span(6, 7));
  }

  @Test
  void aMessageFullOfMatchesRecordsTheFirstOnly() {
    var set =
        Policies.of(
            word("w", Outcome.ALERT, "a"),
            Rule.of("p", Outcome.ALERT, Condition.Regex.of("a.*b|a", true), Map.of()));

    assertThat(set.judge(Submission.message("a ".repeat(8_000))).findings())
        .hasSize(2)
        .allSatisfy(finding -> assertThat(finding.spans()).hasSize(TextFindings.MAX_PLACES));
  }

  @Test
  void aVerdictDependsOnNeitherTheOrderOfPoliciesNorTheirCompany() {
    var texts = new RandomTexts(5);
    var random = new Random(6);
    for (int round = 0; round < 100; round++) {
      var policies = randomPolicies(texts);
      var shuffled = new ArrayList<>(policies);
      Collections.shuffle(shuffled, random);
      var set = Policies.compile(policies);
      var other = Policies.compile(shuffled);
      for (int i = 0; i < 20; i++) {
        var submission = Submission.message(randomText(texts));
        Verdict verdict = set.judge(submission);

        assertThat(other.judge(submission)).isEqualTo(verdict);
        var alone =
            policies.stream()
                .sorted(java.util.Comparator.comparing(Policy::id))
                .flatMap(policy -> Policies.compile(policy).judge(submission).findings().stream())
                .toList();
        assertThat(verdict.findings()).isEqualTo(alone);
      }
    }
  }

  @Test
  void spansLieInsideTheTextInOrderAndOnWholeCharacters() {
    var texts = new RandomTexts(7);
    for (int round = 0; round < 100; round++) {
      var set = Policies.compile(randomPolicies(texts));
      for (int i = 0; i < 30; i++) {
        String text = randomText(texts);
        for (Finding finding : set.judge(Submission.message(text)).findings()) {
          int end = 0;
          for (Span span : finding.spans()) {
            assertThat(span.start()).isBetween(end, span.end() - 1);
            assertThat(span.end()).isLessThanOrEqualTo(text.length());
            assertThat(FoldedText.of(text).wholeCharacters(span.start(), span.end()))
                .isEqualTo(span);
            end = span.end();
          }
        }
      }
    }
  }

  @Test
  void manyThreadsGetTheSameVerdict() throws Exception {
    var texts = new RandomTexts(8);
    var set = Policies.compile(randomPolicies(texts));
    var submissions =
        java.util.stream.Stream.generate(() -> Submission.message(randomText(texts)))
            .limit(500)
            .toList();
    var expected = submissions.stream().map(set::judge).toList();
    Callable<List<Verdict>> judging = () -> submissions.stream().map(set::judge).toList();

    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (var verdicts : threads.invokeAll(Collections.nCopies(8, judging))) {
        assertThat(verdicts.get()).isEqualTo(expected);
      }
    }
  }

  @Test
  void neitherSetNorWireNameSurprises() {
    assertThat(Outcome.ofWireName("alert")).hasValue(Outcome.ALERT);
    assertThat(Outcome.ofWireName("ALERT")).isEmpty();
    assertThat(PolicySet.empty().toString()).contains(PolicySet.empty().hash());
  }

  private static List<Policy> randomPolicies(RandomTexts texts) {
    var policies = new ArrayList<Policy>();
    for (int p = 0; p < 4; p++) {
      var rules = new ArrayList<Rule>();
      for (int r = 0; r < 3; r++) {
        var outcome = OUTCOMES.get(texts.number(3));
        String word = WORDS[texts.number(WORDS.length)];
        rules.add(
            switch (texts.number(3)) {
              case 0 -> word("r" + r, outcome, word, WORDS[texts.number(WORDS.length)]);
              case 1 ->
                  lexicon("r" + r, outcome, Match.PREFIX, List.of(word), Map.of("en", "t" + r));
              default ->
                  Rule.of(
                      "r" + r,
                      outcome,
                      Condition.Regex.of(word + "+", false),
                      Map.of("en", "t" + r));
            });
      }
      policies.add(Policy.of("p" + p, "P", 1 + p, rules));
    }
    return policies;
  }

  private static String randomText(RandomTexts texts) {
    var text = new StringBuilder();
    for (int i = texts.number(6); i >= 0; i--) {
      text.append(texts.text(3)).append(texts.number(2) == 0 ? " " : "");
      text.append(WORDS[texts.number(WORDS.length)]);
    }
    return text.toString();
  }

  private static Rule lexicon(
      String id, Outcome outcome, Match match, List<String> terms, Map<String, String> tips) {
    return Rule.of(id, outcome, Condition.Lexicon.of(match, terms), tips);
  }

  private static Rule word(String id, Outcome outcome, String... terms) {
    return lexicon(id, outcome, Match.WORD, List.of(terms), Map.of());
  }
}
