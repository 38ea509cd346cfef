package org.chancery.policy.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import org.chancery.policy.Condition;
import org.chancery.policy.Outcome;
import org.chancery.policy.Policy;
import org.chancery.policy.PolicyError;
import org.chancery.policy.Rule;
import org.chancery.policy.pack.Packs;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PolicyDocumentTest {
  static final String EVERYTHING =
      """
      policy: payment-data
      name: Payment data
      description: Card numbers do not belong in chat.
      owner: n.aziz
      severity: high
      queue: payments
      hints: true
      scope:
        kinds: [message, join]
        sender: {units: [wealth], people: [r.haddad], roles: [employee], countries: [GB], external: false}
        audience: {units: [trading], people: [j.weber], countries: [SA], external: true, atLeast: 10}
        conversations: [direct, group, room]
        direction: outbound
        hours: {zone: Asia/Riyadh, days: [sun, mon], from: "08:00", to: "17:00", outside: true}
      except:
        - sender: {roles: [legal]}
      rules:
        - id: card
          name: Card number
          outcome: redact
          severity: critical
          replacement: "[card]"
          tips: {en: "Cards such as {match} may not be sent.\\nAsk.", ar: "لا"}
          when: {regex: {pattern: "card", case: sensitive, text: normalised, validate: luhn}}
          unless: {regex: "test card"}
          except: [{direction: inbound}]
          examples: {match: [a, 4711], pass: ["no"]}
        - id: words
          outcome: warn
          reason: optional
          when:
            any:
              - lexicon: [tip, 12, true, سر]
              - lexicon: {terms: [brib], list: names, match: stem, case: exact, disguised: false}
              - detect: iban
              - detect: {type: payment-card, confidence: high}
              - near: {of: [{lexicon: [a]}, {regex: b}], within: 5 words, ordered: true}
              - atLeast: {count: 3, of: {lexicon: [x]}, distinct: true}
              - all: [{not: {language: [ar, en]}}, {always: true}]
              - link: {domains: [a.com], lookalikeOf: [b.com], punycode: true, shortener: true}
              - link: {anyExcept: [c.com]}
              - file: {types: [image/*], names: ["*.exe"], largerThan: 10MB, mismatch: true, malware: true}
              - burst: {same: link, people: 20, senders: 2, within: PT10M}
              - barrier: {between: [[research, credit], [trading]]}
              - window: {messages: 4, within: PT1M, of: {regex: secret}}
      """;

  @Test
  void everythingThatCanBeWrittenIsReadAndWrittenAgain() {
    Policy policy = parsed(EVERYTHING);

    assertThat(parsed(PolicyDocument.print(policy))).isEqualTo(policy);
    assertThat(policy.version()).isEqualTo(7);
    assertThat(policy.rules())
        .extracting(Rule::outcome)
        .containsExactly(Outcome.REDACT, Outcome.WARN);
    assertThat(policy.scope().sender().countries()).containsExactly("GB");
    assertThat(((Condition.Any) policy.rules().get(1).when()).parts().getFirst())
        .isEqualTo(Condition.Lexicon.of(Condition.Match.WORD, List.of("tip", "12", "true", "سر")));
    assertThat(policy.rules().getFirst().header().tips().get("en")).endsWith("sent.\nAsk.");
  }

  @Test
  void theSchemaTakesWhatIsReadAndWhatIsPrinted() {
    var schema =
        SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
            .getSchema(PolicyDocument.schema());

    assertThat(schema.validate(EVERYTHING, InputFormat.YAML)).isEmpty();
    assertThat(schema.validate(PolicyDocument.print(parsed(EVERYTHING)), InputFormat.YAML))
        .isEmpty();
    assertThat(schema.validate("policy: p\nname: P\nrule: []\n", InputFormat.YAML)).isNotEmpty();
  }

  @Test
  void theSchemaTakesEveryPackAndWhatItIsPrintedAs() throws IOException {
    var schema =
        SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
            .getSchema(PolicyDocument.schema());

    for (Policy pack : Packs.all()) {
      try (var file =
          Packs.class.getResourceAsStream("/org/chancery/policy/packs/" + pack.id() + ".yaml")) {
        assertThat(file).as(pack.id()).isNotNull();
        String yaml = new String(file.readAllBytes(), StandardCharsets.UTF_8);

        assertThat(schema.validate(yaml, InputFormat.YAML)).as(pack.id()).isEmpty();
        assertThat(parsed(PolicyDocument.print(pack)).rules()).isEqualTo(pack.rules());
      }
    }
  }

  @Test
  void jsonIsReadToo() {
    assertThat(
            parsed(
                """
                {"policy": "p", "name": "P", "rules": [
                  {"id": "r", "outcome": "block", "when": {"regex": "a\\\\/\\u0062"}}]}
                """))
        .isEqualTo(
            Policy.of(
                "p",
                "P",
                7,
                List.of(
                    Rule.of(
                        "r",
                        Outcome.BLOCK,
                        Condition.Regex.of("a\\/b", false),
                        java.util.Map.of()))));
  }

  @Test
  void aMistakeIsNamedWithItsPlaceAndTheWordThatWasMeant() {
    var errors =
        failed(
            """
            policy: Payment
            nam: x
            severity: hi
            rules:
              - id: a
                outcome: blok
                when: {lexicn: [x], regex: y}
              - id: b
                outcome: block
                when: {lexicon: [a], regex: b}
                when: {always: false}
            """);

    assertThat(errors)
        .extracting(PolicyError::code, PolicyError::path, PolicyError::line, PolicyError::column)
        .containsExactlyInAnyOrder(
            tuple("id", "/policy", 1, 9),
            tuple("unknown-key", "/nam", 2, 1),
            tuple("missing-key", "", 1, 1),
            tuple("unknown-word", "/severity", 3, 11),
            tuple("unknown-word", "/rules/0/outcome", 6, 14),
            tuple("unknown-key", "/rules/0/when/lexicn", 7, 12),
            tuple("duplicate-key", "/rules/1/when", 11, 5),
            tuple("condition-keys", "/rules/1/when", 10, 11));
    assertThat(errors)
        .filteredOn(error -> error.code().startsWith("unknown"))
        .extracting(PolicyError::cure)
        .allSatisfy(cure -> assertThat(cure).isNotBlank())
        .anySatisfy(cure -> assertThat(cure).contains("\"name\""))
        .anySatisfy(cure -> assertThat(cure).contains("\"block\""))
        .anySatisfy(cure -> assertThat(cure).contains("\"lexicon\""));
  }

  @Test
  void whatOnlyCompilingShowsHasItsLineToo() {
    assertThat(
            PolicyDocument.check(
                """
                policy: p
                name: P
                rules:
                  - id: a
                    outcome: block
                    when:
                      regex: a(?=b)
                """,
                List.of()))
        .extracting(PolicyError::code, PolicyError::path, PolicyError::line, PolicyError::column)
        .containsExactly(tuple("regex-look-around", "/rules/0/when/regex/pattern", 7, 14));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "a: [",
        "\u0000",
        "- x",
        "policy: &a [*a]",
        "policy: &a x",
        "just text",
        "policy: {a: b}",
        "name: ~",
        "rules: {}",
        "rules: [x, [], ~]",
        "? [a]\n: b",
        "a: b\n---\nc: d",
        "hints: maybe",
        "scope: {hours: {zone: Nowhere, from: 8, to: x}, audience: {atLeast: 0}, kinds: message}",
        "rules: [{when: {near: {within: far}}, tips: [x], examples: x}]",
        "rules: [{when: {burst: {same: x, within: 5 min}}}, {when: {file: {largerThan: big}}}]",
        "rules: [{when: {atLeast: {count: 51}}}, {when: {window: {messages: 1.5}}}, {when: {}}]",
      })
  void noTextIsTooBadToBeToldWhy(String yaml) {
    assertThat(failed(yaml))
        .isNotEmpty()
        .allSatisfy(error -> assertThat(error.message()).isNotBlank())
        .allSatisfy(error -> assertThat(error.cure()).isNotBlank());
  }

  @Test
  void nestingIsBounded() {
    assertThat(failed("[".repeat(100_000))).extracting(PolicyError::code).contains("too-deep");
    assertThat(
            failed(
                "{policy: p, name: P, rules: [{id: a, outcome: block, when: "
                    + "{not: ".repeat(20)
                    + "{always: true}"
                    + "}".repeat(20)
                    + "}]}"))
        .extracting(PolicyError::code)
        .containsExactly("too-deep");
  }

  @Test
  void anErrorSaysWhereEvenInALongDocument() {
    String yaml =
        "policy: p\nname: P\nrules:\n"
            + "  - {id: a, outcome: block, when: {lexicon: [a]}}\n".repeat(1)
            + "# comment\n".repeat(1_000)
            + "  - {id: b, outcome: %s}\n".formatted("Block".toUpperCase(Locale.ROOT));

    assertThat(failed(yaml)).extracting(PolicyError::line).containsOnly(1_005);
  }

  @Test
  void aPictureMayStandAnywhereInADocument() {
    for (int before = 900; before < 1_100; before++) {
      String name = "x".repeat(before % 100);
      String yaml =
          "# "
              + "c".repeat(before)
              + "\npolicy: p\nname: "
              + name
              + "😀\nrules:\n"
              + "  - {id: a, outcome: block, when: {lexicon: [a]}}\n";

      assertThat(parsed(yaml).header().name()).isEqualTo(name + "😀");
    }
  }

  private static Policy parsed(String yaml) {
    return switch (PolicyDocument.parse(yaml, 7)) {
      case Parse.Parsed(var policy) -> policy;
      case Parse.Failed(var errors) -> throw new AssertionError(errors);
    };
  }

  private static List<PolicyError> failed(String yaml) {
    return switch (PolicyDocument.parse(yaml, 7)) {
      case Parse.Parsed(var policy) -> throw new AssertionError(policy);
      case Parse.Failed(var errors) -> errors;
    };
  }
}
