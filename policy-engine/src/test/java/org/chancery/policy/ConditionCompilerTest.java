package org.chancery.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.chancery.policy.document.PolicyDocument;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConditionCompilerTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          lexicon: []                                             | /when/lexicon/terms     | no-terms
          lexicon: {list: nowhere}                                | /when/lexicon/list      | unknown-list
          regex: {pattern: a, validate: lun}                      | /when/regex/validate    | unknown-validator
          regex: ""                                               | /when/regex/pattern     | text-empty
          detect: payment-crad                                    | /when/detect/type       | unknown-detector
          link: {}                                                | /when/link              | no-links
          near: {of: [{regex: a}], within: 5 words}               | /when/near/of           | near-one
          near: {of: [{regex: a}, {always: true}], within: 5 words} | /when/near/of/1         | no-place
          atLeast: {count: 2, of: {not: {regex: a}}}              | /when/atLeast/of        | no-place
          all: []                                                 | /when/all               | no-parts
          any: [{not: {regex: (}}]                                | /when/any/0/not/regex/pattern | regex-syntax
          file: {}                                                | /when/file              | no-files
          burst: {same: link, within: PT10M}                      | /when/burst             | no-burst
          burst: {same: link, people: 2, within: PT25H}           | /when/burst/within      | duration
          language: [xx, en]                                      | /when/language          | language
          barrier: {between: [[a]]}                               | /when/barrier/between   | one-sided
          window: {messages: 3, within: PT0S, of: {regex: a}}     | /when/window/within     | duration
          """)
  void whatCannotBeJudgedIsRefusedWithPlaceAndCure(String condition, String path, String code) {
    var errors =
        PolicyDocument.check(
            "policy: p\nname: P\nrules:\n  - id: r\n    outcome: block\n    when:\n      "
                + condition,
            List.of());

    assertThat(errors)
        .singleElement()
        .satisfies(error -> {
          assertThat(error.path()).isEqualTo("/rules/0" + path);
          assertThat(error.code()).isEqualTo(code);
          assertThat(error.cure()).isNotBlank();
          assertThat(error.line()).isEqualTo(7);
        });
  }

  @Test
  void conditionsMadeByHandKeepTheirLimitsToo() {
    var part = Condition.Regex.of("a", true);

    assertThat(codes(new Condition.AtLeast(51, part, false))).containsExactly("number");
    assertThat(codes(new Condition.Window(11, Duration.ofMinutes(1), part)))
        .containsExactly("number");
    assertThat(codes(new Condition.Barrier(List.of(Set.of("a"), Set.of()))))
        .containsExactly("one-sided");
    assertThat(
            codes(new Condition.File(List.of(), List.of("*"), OptionalLong.empty(), false, false)))
        .isEmpty();
  }

  @Test
  void examplesAreTriedWheneverAPolicyIsCompiled() {
    var errors =
        PolicyDocument.check(
            """
            policy: p
            name: P
            scope: {sender: {units: [nobody]}}
            rules:
              - id: r
                outcome: block
                when: {lexicon: [tip]}
                examples:
                  match: [a tip, a tap]
                  pass: [a tap, the tip]
            """,
            List.of());

    assertThat(errors)
        .extracting(PolicyError::code)
        .containsExactly("example-missed", "example-matched");
    assertThat(errors)
        .extracting(PolicyError::path)
        .containsExactly("/rules/0/examples/match/1", "/rules/0/examples/pass/1");
  }

  @Test
  void headersKeepTheirLimits() {
    var header =
        new PolicyHeader("P", "x".repeat(4_001), Optional.of(""), Severity.LOW, " ", false);
    var rule =
        new Rule(
            "r",
            new RuleHeader(
                "",
                Outcome.REDACT,
                Optional.empty(),
                RuleHeader.Reason.REQUIRED,
                "x".repeat(201),
                Map.of()),
            new Condition.Always(),
            Optional.empty(),
            List.of(),
            Examples.none());
    var lists = List.of(new TermList("l", 1, List.of()), new TermList("l", 1, List.of()));

    assertThat(
            codes(
                new PolicySource(
                    List.of(
                        new Policy("p", 1, header, Scope.everything(), List.of(), List.of(rule))),
                    lists)))
        .containsExactly(
            "text-empty", "text-too-long", "text-empty", "text-too-long", "duplicate-id");
  }

  @Test
  void namesOnTheWireAreReadBack() {
    for (Severity severity : Severity.values()) {
      assertThat(Severity.ofWireName(severity.wireName())).hasValue(severity);
    }
    assertThat(Severity.ofWireName("grave")).isEmpty();
  }

  @Test
  void whatHoldsContentDoesNotShowIt() {
    assertThat(new Earlier("secret", java.time.Instant.EPOCH).toString()).doesNotContain("secret");
    assertThat(Submission.message("secret").toString()).doesNotContain("secret");
  }

  private static List<String> codes(Condition condition) {
    return codes(
        PolicySource.of(
            List.of(
                Policy.of(
                    "p", "P", 1, List.of(Rule.of("r", Outcome.BLOCK, condition, Map.of()))))));
  }

  private static List<String> codes(PolicySource source) {
    return switch (PolicySet.compile(source)) {
      case Compilation.Compiled _ -> List.of();
      case Compilation.Rejected(var errors) -> errors.stream().map(PolicyError::code).toList();
    };
  }
}
