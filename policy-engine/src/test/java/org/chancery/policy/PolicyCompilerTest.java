package org.chancery.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.chancery.policy.Condition.Match;
import org.junit.jupiter.api.Test;

class PolicyCompilerTest {
  @Test
  void anErrorNamesThePlaceTheMistakeAndTheCure() {
    var rules =
        List.of(
            lexicon("words", List.of("fine", "\u200B")),
            Rule.of("p", Outcome.BLOCK, Condition.Regex.of("a(?!b)", true), Map.of()));

    assertThat(errors(Policy.of("ok", "Fine", 1, List.of()), Policy.of("bad", "Bad", 1, rules)))
        .extracting(PolicyError::path, PolicyError::code)
        .containsExactly(
            tuple("/1/rules/0/when/lexicon/terms/1", "term-invisible"),
            tuple("/1/rules/1/when/regex/pattern", "regex-look-around"));
  }

  @Test
  void everyMistakeIsReportedAtOnce() {
    var tips = Map.of("en", "", "not a tag", "Text", "x/y", "Text", "EN", "Text");
    var rules =
        List.of(
            Rule.of("same", Outcome.ALERT, Condition.Lexicon.of(Match.WORD, List.of()), tips),
            lexicon("same", List.of(" ", "a".repeat(201), "\uD83D")),
            Rule.of("", Outcome.BLOCK, Condition.Regex.of("\uD83D", true), Map.of()));

    assertThat(errors(Policy.of("p", " ", 0, rules), Policy.of("p", "Twice", 1, List.of())))
        .extracting(PolicyError::code)
        .contains(
            "version",
            "text-empty",
            "no-terms",
            "language-tag",
            "duplicate-language",
            "duplicate-id",
            "text-too-long",
            "text-malformed");
  }

  @Test
  void everyErrorSaysHowToCureIt() {
    var rules = List.of(lexicon("same", List.of()), lexicon("same", List.of("")));

    assertThat(errors(Policy.of("p", "", 0, rules)))
        .hasSize(5)
        .allSatisfy(error -> assertThat(error.message()).isNotBlank())
        .allSatisfy(error -> assertThat(error.cure()).isNotBlank());
  }

  @Test
  void limitsHoldForALexiconForASetAndForErrors() {
    var many = Collections.nCopies(50_000, "word");
    var tooMany = Collections.nCopies(50_001, "word");
    var rules = IntStream.range(0, 11).mapToObj(i -> lexicon("r" + i, many)).toList();
    var crowd =
        IntStream.range(0, PolicyCompiler.MAX_RULES + 1)
            .mapToObj(i -> lexicon("r" + i, List.of("word")))
            .toList();

    assertThat(errors(Policy.of("p", "P", 1, List.of(lexicon("r", tooMany)))))
        .extracting(PolicyError::code)
        .containsExactly("too-many-terms");
    assertThat(errors(Policy.of("p", "P", 1, rules)))
        .extracting(PolicyError::code)
        .containsExactly("too-many-terms");
    assertThat(errors(Policy.of("p", "P", 1, crowd)))
        .extracting(PolicyError::code)
        .containsExactly("too-many-rules");
    assertThat(errors(Policy.of("p", "P", 1, List.of(lexicon("r", Collections.nCopies(500, ""))))))
        .hasSize(100);
  }

  @Test
  void theHashIsOfTheContentWhateverItsOrder() {
    var tips = Map.of("en", "No.", "ar", "لا");
    var lexicon =
        Rule.of("a", Outcome.BLOCK, Condition.Lexicon.of(Match.WORD, List.of("x", "y")), tips);
    var shuffled =
        Rule.of("a", Outcome.BLOCK, Condition.Lexicon.of(Match.WORD, List.of("y", "x", "y")), tips);
    var pattern = Rule.of("b", Outcome.ALERT, Condition.Regex.of("\\d\n\"", false), Map.of());
    var one = Policy.of("one", "One", 3, List.of(lexicon, pattern));
    var two = Policy.of("two", "Two", 1, List.of());

    var hash = Policies.compile(one, two).hash();

    assertThat(hash).matches("sha256:[0-9a-f]{64}");
    assertThat(Policies.compile(two, Policy.of("one", "One", 3, List.of(pattern, shuffled))).hash())
        .isEqualTo(hash);
    assertThat(Policies.compile(two, Policy.of("one", "One", 4, List.of(pattern, lexicon))).hash())
        .isNotEqualTo(hash);
    assertThat(Policies.compile(two).hash()).isNotEqualTo(PolicySet.empty().hash());
    assertThat(Policies.compile().hash()).isEqualTo(PolicySet.empty().hash());
  }

  @Test
  void theCanonicalFormIsRfc8785() {
    var lexicon =
        Rule.of(
            "a",
            Outcome.BLOCK,
            Condition.Lexicon.of(Match.PREFIX, List.of("é", "b")),
            Map.of("en", "\u0001\t\\"));
    var pattern = Rule.of("b", Outcome.ALERT, Condition.Regex.of("\"\b\f\r\n", true), Map.of());

    var policy = Policy.of("p", "P", 2, List.of(pattern, lexicon));
    var list = new TermList("l", 3, List.of("z", "y", "z"));

    assertThat(CanonicalForm.of(new PolicySource(List.of(policy), List.of(list))))
        .isEqualTo(
            """
            {"engine":2,"folding":3,"lists":[{"id":"l","terms":["y","z"],"version":3}],\
            "policies":[{"name":"P","policy":"p","rules":[\
            {"id":"a","outcome":"block","tips":{"en":"\\u0001\\t\\\\"},\
            "when":{"lexicon":{"match":"prefix","terms":["b","é"]}}},\
            {"id":"b","outcome":"alert",\
            "when":{"regex":{"case":"sensitive","pattern":"\\"\\b\\f\\r\\n"}}}],"version":2}],"v":2}\
            """);
  }

  private static Rule lexicon(String id, List<String> terms) {
    return Rule.of(id, Outcome.ALERT, Condition.Lexicon.of(Match.WORD, terms), Map.of());
  }

  private static List<PolicyError> errors(Policy... policies) {
    return switch (PolicySet.compile(List.of(policies))) {
      case Compilation.Rejected(var errors) -> errors;
      case Compilation.Compiled _ -> List.of();
    };
  }
}
