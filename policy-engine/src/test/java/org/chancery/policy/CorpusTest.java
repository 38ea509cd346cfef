package org.chancery.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.chancery.policy.Condition.Match;
import org.chancery.policy.text.Span;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.json.JsonMapper;

/// Submissions people wrote down with the verdict they expect and why.
class CorpusTest {
  /// One line of a corpus file.
  ///
  /// @param found the text of every span, in order of place
  record Expectation(String text, Outcome outcome, List<String> found, String why) {
    @Override
    public String toString() {
      return why;
    }
  }

  private static final JsonMapper JSON =
      JsonMapper.builder()
          .enable(tools.jackson.databind.MapperFeature.ACCEPT_CASE_INSENSITIVE_ENUMS)
          .build();

  private static final PolicySet SET =
      Policies.of(
          words(Outcome.BLOCK, Match.WORD, "insider tip", "机密", "سر"),
          words(
              Outcome.ALERT,
              Match.WORD,
              "ass",
              "cunt",
              "penis",
              "göt",
              "тайна",
              "CEO",
              "かき",
              "นรก",
              "احتيال",
              "مؤامرة",
              "علي"),
          words(Outcome.ALERT, Match.PREFIX, "terminat"),
          pattern("ssn", Outcome.BLOCK, "\\b\\d{3}-\\d{2}-\\d{4}\\b", true),
          pattern("key", Outcome.BLOCK, "\\bAKIA[0-9A-Z]{16}\\b", true),
          pattern("wire", Outcome.ALERT, "wire\\s*transfer", false),
          pattern("mail", Outcome.ALERT, "[\\w.+-]+@[\\w-]+\\.\\w[\\w.]*", false),
          pattern("bank", Outcome.ALERT, "تحويل\\s+بنكي", true));

  @ParameterizedTest
  @MethodSource("expectations")
  @DisplayName("P1: Every submission of the corpus gets the verdict written beside it")
  void everySubmissionGetsTheVerdictWrittenBesideIt(Expectation expected) {
    String text = expected.text();

    Verdict verdict = SET.judge(Submission.message(text));

    assertThat(verdict.outcome()).isEqualTo(expected.outcome());
    assertThat(
            verdict.findings().stream()
                .flatMap(finding -> finding.spans().stream())
                .sorted(Comparator.comparingInt(Span::start))
                .map(span -> text.substring(span.start(), span.end())))
        .isEqualTo(expected.found());
  }

  static Stream<Expectation> expectations() {
    return Stream.of("words", "arabic", "patterns").flatMap(CorpusTest::linesOf);
  }

  private static Stream<Expectation> linesOf(String name) {
    try (var file = CorpusTest.class.getResourceAsStream("/corpus/" + name + ".jsonl")) {
      assertThat(file).isNotNull();
      String content = new String(file.readAllBytes(), StandardCharsets.UTF_8);
      return content.lines().map(line -> JSON.readValue(line, Expectation.class));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Rule pattern(String id, Outcome outcome, String regex, boolean caseSensitive) {
    return Rule.of(id, outcome, Condition.Regex.of(regex, caseSensitive), Map.of());
  }

  private static Rule words(Outcome outcome, Match match, String... terms) {
    String id = "words-" + outcome.wireName() + "-" + match;
    return Rule.of(id, outcome, Condition.Lexicon.of(match, List.of(terms)), Map.of());
  }
}
