package org.chancery.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConditionsTest {
  // A Sunday, 12:00 in Riyadh.
  private static final Instant NOON = Instant.parse("2026-11-22T09:00:00Z");
  private static final Party RANA = new Party("r.haddad", "research", Set.of("legal"), "SA", false);
  private static final Audience TRADERS =
      new Audience(Set.of("trading"), Set.of("j.weber"), Set.of("DE"), false, 12);

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          lexicon: [tip]                                         | the TIP is  | TIP
          lexicon: [tip]                                         | tips        | -
          lexicon: {terms: [tip], match: prefix}                 | tipster     | tip
          lexicon: {terms: [tip], match: substring}              | multiple    | tip
          lexicon: {terms: [bribe], match: stem}                 | they bribed | bribed
          lexicon: {terms: [bribe], match: stem}                 | tribes      | -
          lexicon: {terms: [Apple], case: exact}                 | an Apple    | Apple
          lexicon: {terms: [Apple], case: exact}                 | an apple    | -
          lexicon: [insider]                                     | 1ns1der     | 1ns1der
          lexicon: {terms: [insider], disguised: false}          | 1ns1der     | -
          lexicon: {list: names}                                 | ask orla    | orla
          regex: a.c                                             | xABCx       | ABC
          regex: {pattern: a.c, case: sensitive}                 | ABC         | -
          regex: {pattern: '\\d{3}', text: normalised}             | is １２３     | １２３
          regex: {pattern: '\\d{3}'}                               | is １２３     | １２３
          regex: {pattern: '[A-Z]\\d{3}'}                          | is s&#49;2\u200B3 | s&#49;2\u200B3
          regex: {pattern: secret, text: decoded}                | aGVsbG8gc2VjcmV0IHdvcmxk | aGVsbG8gc2VjcmV0IHdvcmxk
          regex: {pattern: '\\d{16}', validate: luhn}              | 4111111111111111 | 4111111111111111
          regex: {pattern: '\\d{16}', validate: luhn}              | 4111111111111112 | -
          detect: payment-card                                   | my 4111 1111 1111 1111 card | 4111 1111 1111 1111
          detect: payment-card                                   | my 4111 1111 1111 1112 card | -
          near: {of: [{lexicon: [wire]}, {regex: '\\d+'}], within: 2 words} | wire now the 500 | wire,500
          near: {of: [{lexicon: [wire]}, {regex: '\\d+'}], within: 1 words} | wire now the 500 | -
          near: {of: [{lexicon: [wire]}, {regex: '\\d+'}], within: 5 characters} | 500 to wire | 500,wire
          near: {of: [{lexicon: [wire]}, {regex: '\\d+'}], within: 3 characters} | 500 to wire | -
          near: {of: [{lexicon: [wire]}, {regex: '\\d+'}], within: 9 words, ordered: true} | 500 to wire | -
          near: {of: [{lexicon: [a]}, {lexicon: [b]}, {lexicon: [c]}], within: 9 words} | c x a x b | c,a,b
          atLeast: {count: 2, of: {lexicon: [a, b]}}             | a b         | a,b
          atLeast: {count: 2, of: {lexicon: [a, b]}}             | a c         | -
          atLeast: {count: 2, of: {lexicon: [a]}, distinct: true}| a A         | -
          all: [{lexicon: [a]}, {not: {lexicon: [b]}}]           | a c         | a
          all: [{lexicon: [a]}, {not: {lexicon: [b]}}]           | a b         | -
          any: [{lexicon: [a]}, {lexicon: [b]}]                  | b a c       | b,a
          link: {domains: [evil.com]}                            | see https://x.evil.com/a now | https://x.evil.com/a
          link: {anyExcept: [good.com]}                          | see good.com/a | -
          link: {lookalikeOf: [paypal.com]}                      | paypa1.com/x | paypa1.com/x
          link: {shortener: true}                                | bit.ly/abc  | bit.ly/abc
          """)
  void aConditionHoldsWhereItSays(String condition, String text, String found) {
    var set = Policies.rule("r", condition);

    Verdict verdict = set.judge(Submission.message(text));

    assertThat(verdict.findings().stream().flatMap(finding -> finding.spans().stream()))
        .extracting(span -> text.substring(span.start(), span.end()))
        .containsExactlyInAnyOrderElementsOf(
            found.equals("-") ? List.of() : List.of(found.split(",")));
    assertThat(verdict.findings().isEmpty()).isEqualTo(found.equals("-"));
  }

  @Test
  void aDisguisedWordIsSaidToBeSo() {
    var set = Policies.rule("r", "lexicon: [insider]");

    assertThat(set.judge(Submission.message("1ns1der")).findings().getFirst().disguised()).isTrue();
    assertThat(set.judge(Submission.message("1ns1der insider")).findings().getFirst().disguised())
        .isFalse();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          kinds: [topic]                                     | kinds
          kinds: [message]                                   | -
          sender: {units: [research]}                        | -
          sender: {units: [trading]}                         | sender.units
          sender: {people: [x]}                              | sender.people
          sender: {roles: [legal, x]}                        | -
          sender: {roles: [x]}                               | sender.roles
          sender: {countries: [SA]}                          | -
          sender: {countries: [DE]}                          | sender.countries
          sender: {external: false}                          | -
          sender: {external: true}                           | sender.external
          audience: {units: [trading, x]}                    | -
          audience: {units: [x]}                             | audience.units
          audience: {people: [x]}                            | audience.people
          audience: {countries: [x]}                         | audience.countries
          audience: {external: true}                         | audience.external
          audience: {atLeast: 12}                            | -
          audience: {atLeast: 13}                            | audience.atLeast
          conversations: [direct]                            | conversations
          conversations: [room]                              | -
          direction: internal                                | -
          direction: outbound                                | direction
          direction: inbound                                 | direction
          hours: {zone: Asia/Riyadh, days: [sun]}            | -
          hours: {zone: Asia/Riyadh, days: [mon]}            | hours
          hours: {zone: Asia/Riyadh, from: "08:00", to: "12:00"} | hours
          hours: {zone: Asia/Riyadh, from: "12:00", to: "17:00"} | -
          hours: {zone: Asia/Riyadh, from: "12:00", to: "17:00", outside: true} | hours
          hours: {zone: Asia/Riyadh, days: [sat], from: "22:00", to: "13:00"} | -
          hours: {zone: Asia/Riyadh, days: [sun], from: "22:00", to: "13:00"} | hours
          """)
  void aScopeSaysWhatStandsAgainstIt(String scope, String whyNot) {
    var set =
        Policies.yaml(
            "policy: p\nname: P\nscope:\n  %s\nrules:\n  - {id: r, outcome: block, when: {always: true}}\n"
                .formatted(scope));
    var submission =
        new Submission(
            Submission.Kind.MESSAGE, "x", Context.of(RANA, TRADERS, ConversationKind.ROOM, NOON));

    assertThat(set.judge(submission).outcome())
        .isEqualTo(whyNot.equals("-") ? Outcome.BLOCK : Outcome.ALLOW);
    assertThat(set.explain(submission).rules().getFirst().whyNot())
        .isEqualTo(whyNot.equals("-") ? "" : whyNot);
  }

  @Test
  void anExceptionTakesOutThePolicyOrTheRule() {
    var set =
        Policies.yaml(
            """
            policy: p
            name: P
            except: [{sender: {units: [x]}}, {sender: {people: [n.aziz]}}]
            rules:
              - {id: a, outcome: block, when: {lexicon: [a]}, except: [{sender: {roles: [legal]}}]}
              - {id: b, outcome: alert, when: {lexicon: [a]}, unless: {lexicon: [ok]}}
            """);

    assertThat(set.judge(from(RANA, "a")).outcome()).isEqualTo(Outcome.ALERT);
    assertThat(set.judge(from(RANA, "a ok")).outcome()).isEqualTo(Outcome.ALLOW);
    assertThat(set.judge(from(party("n.aziz", ""), "a")).outcome()).isEqualTo(Outcome.ALLOW);
    assertThat(set.judge(from(party("x", ""), "a")).outcome()).isEqualTo(Outcome.BLOCK);
    assertThat(set.explain(from(RANA, "a ok")).rules())
        .extracting(Explanation.RuleTrace::whyNot)
        .containsExactly("rule.except.0", "");
  }

  @Test
  void aBarrierStandsBetweenUnitsAlsoAgainstJoining() {
    var set =
        Policies.yaml(
            """
            policy: wall
            name: Wall
            scope: {kinds: [message, join]}
            rules:
              - {id: r, outcome: block, when: {barrier: {between: [[research], [trading, sales]]}}}
            """);
    var context = Context.of(RANA, TRADERS, ConversationKind.DIRECT, NOON);

    assertThat(set.judge(new Submission(Submission.Kind.JOIN, "", context)).outcome())
        .isEqualTo(Outcome.BLOCK);
    assertThat(set.judge(from(RANA, "x")).outcome()).isEqualTo(Outcome.ALLOW);
    assertThat(
            set.judge(
                    new Submission(
                        Submission.Kind.MESSAGE,
                        "x",
                        Context.of(party("t", "sales"), TRADERS, ConversationKind.DIRECT, NOON)))
                .outcome())
        .isEqualTo(Outcome.ALLOW);
    assertThat(
            Policies.rule("r", "always: true")
                .judge(Submission.of(Submission.Kind.JOIN, ""))
                .outcome())
        .isEqualTo(Outcome.ALLOW);
  }

  @Test
  void aFileIsKnownByWhatItIsNotByWhatItIsCalled() {
    var mismatch =
        Policies.rule("r", "file: {names: ['*.PDF'], types: ['application/x-*'], mismatch: true}");
    var large = Policies.rule("r", "file: {largerThan: 1KB}");
    var malware = Policies.rule("r", "file: {malware: true}");
    var disguisedProgram =
        new Attachment("in.v.pdf", "application/pdf", "application/x-msdownload", 1_025, false);
    var honest = new Attachment("a.pdf", "application/pdf", "application/pdf", 1_024, true);

    assertThat(mismatch.judge(with(disguisedProgram)).findings()).hasSize(1);
    assertThat(mismatch.judge(with(honest)).findings()).isEmpty();
    assertThat(large.judge(with(disguisedProgram)).findings()).hasSize(1);
    assertThat(large.judge(with(honest)).findings()).isEmpty();
    assertThat(malware.judge(with(honest)).findings()).hasSize(1);
    assertThat(disguisedProgram.toString()).doesNotContain("in.v");
  }

  @Test
  void aLinkThatSpreadsIsStopped() {
    var set = Policies.rule("r", "burst: {same: link, people: 3, senders: 2, within: PT10M}");
    var traffic = new RecentTraffic(2);
    String text = "look: https://evil.example.com/worm";

    traffic.note(text, party("a", "x"), audience("b", "c"), NOON.minusSeconds(700));
    traffic.note(text, party("b", "x"), audience("d", "e"), NOON.minusSeconds(60));
    assertThat(set.judge(spreading(text, traffic)).outcome()).isEqualTo(Outcome.ALLOW);
    traffic.note("see https://evil.example.com/worm", party("c", "x"), audience("f"), NOON);
    assertThat(set.judge(spreading(text, traffic)).outcome()).isEqualTo(Outcome.BLOCK);
    assertThat(set.judge(spreading("harmless", traffic)).outcome()).isEqualTo(Outcome.ALLOW);
    assertThat(set.judge(Submission.message(text)).outcome()).isEqualTo(Outcome.ALLOW);
    for (int i = 0; i < 5; i++) {
      traffic.note("another text that is long " + i, party("c", "x"), audience("f"), NOON);
    }
    assertThat(set.judge(spreading(text, traffic)).outcome()).isEqualTo(Outcome.ALLOW);
    assertThat(RecentTraffic.fingerprints("thanks")).isEmpty();
  }

  @Test
  void aTextThatSpreadsIsStopped() {
    var set = Policies.rule("r", "burst: {same: text, people: 2, within: PT10M}");
    var traffic = new RecentTraffic(10);
    String text = "Send this to everybody you know";

    traffic.note(text.toUpperCase(Locale.ROOT), party("a", "x"), audience("b", "c"), NOON);

    assertThat(set.judge(spreading(text, traffic)).outcome()).isEqualTo(Outcome.BLOCK);
  }

  @Test
  @DisplayName("P1: Several findings at once: the strictest outcome decides, redactions are kept")
  void severalFindingsAtOnce() {
    var set =
        Policies.yaml(
            """
            policy: p
            name: Pay
            owner: n.aziz
            severity: high
            queue: payments
            rules:
              - {id: a, outcome: redact, replacement: "[no]", when: {regex: '\\d+'}}
              - {id: b, outcome: redact, when: {regex: '4711 x'}}
              - id: c
                name: Word
                outcome: warn
                severity: critical
                when: {lexicon: [tip]}
                tips: {en: "{match} of {rule} in {policy}: ask {owner} {x} {", ar: "{match}"}
              - {id: d, outcome: warn, reason: optional, when: {lexicon: [tip, hint]}}
              - {id: e, outcome: hold, when: {lexicon: [stop]}}
            """);

    Verdict verdict = set.judge(Submission.message("a tip 4711 x 12"));

    assertThat(verdict.outcome()).isEqualTo(Outcome.WARN);
    assertThat(verdict.reasonRequired()).isTrue();
    assertThat(verdict.redacted("a tip 4711 x 12")).isEqualTo("a tip [no] [no]");
    assertThat(verdict.tip(Locale.ENGLISH)).hasValue("tip of Word in Pay: ask n.aziz {x} {");
    assertThat(verdict.findings())
        .extracting(Finding::severity)
        .containsExactly(Severity.HIGH, Severity.HIGH, Severity.CRITICAL, Severity.HIGH);
    assertThat(verdict.findings()).extracting(Finding::queue).containsOnly("payments");
    assertThat(set.judge(Submission.message("hint")).reasonRequired()).isFalse();
    assertThat(set.judge(Submission.message("tip stop")).reasonRequired()).isFalse();
    assertThat(set.judge(Submission.message("tip stop")).outcome()).isEqualTo(Outcome.HOLD);
  }

  @Test
  void whatIsTooMuchToRedactPieceByPieceIsRedactedWhole() {
    var set =
        Policies.yaml(
            "policy: p\nname: P\nrules:\n  - {id: r, outcome: redact, when: {lexicon: [a]}}");
    String text = "a ".repeat(60) + "b";
    var everything =
        Policies.yaml(
            "policy: p\nname: P\nrules:\n  - {id: r, outcome: redact, when: {always: true}}");

    String delivered = set.judge(Submission.message(text)).redacted(text);

    assertThat(delivered).isEqualTo(RuleHeader.BLACKED_OUT);
    assertThat(everything.judge(Submission.message("x y")).redacted("x y"))
        .isEqualTo(RuleHeader.BLACKED_OUT);
    assertThat(everything.judge(Submission.message("")).redactions()).isEmpty();
  }

  private static Submission with(Attachment file) {
    return new Submission(
        Submission.Kind.MESSAGE,
        "",
        new Context(
            RANA, TRADERS, ConversationKind.ROOM, NOON, List.of(file), List.of(), Traffic.none()));
  }

  private static Submission spreading(String text, RecentTraffic traffic) {
    return new Submission(
        Submission.Kind.MESSAGE,
        text,
        new Context(
            RANA, TRADERS, ConversationKind.ROOM, NOON, List.of(), List.of(), traffic.at(NOON)));
  }

  private static Submission from(Party sender, String text) {
    return new Submission(
        Submission.Kind.MESSAGE,
        text,
        Context.of(sender, Audience.nobody(), ConversationKind.ROOM, NOON));
  }

  private static Party party(String person, String unit) {
    return new Party(person, unit, Set.of(), "", false);
  }

  private static Audience audience(String... people) {
    return new Audience(Set.of(), Set.of(people), Set.of(), false, people.length);
  }
}
