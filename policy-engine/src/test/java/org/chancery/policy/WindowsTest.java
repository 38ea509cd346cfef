package org.chancery.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.chancery.policy.text.Span;
import org.junit.jupiter.api.Test;

class WindowsTest {
  private static final Instant NOON = Instant.parse("2026-11-22T09:00:00Z");
  private static final Party RANA = new Party("r.haddad", "research", Set.of(), "SA", false);

  @Test
  void aSecretSplitOverMessagesIsFoundInTheLastOne() {
    var set =
        Policies.rule("r", "window: {messages: 3, within: PT1M, of: {lexicon: [project falcon]}}");

    assertThat(set.judge(after("falcon is on", "project")).findings().getFirst().spans())
        .containsExactly(new Span(0, 6));
    assertThat(set.judge(after("con x", "project fal")).findings().getFirst().spans())
        .containsExactly(new Span(0, 3));
    assertThat(set.judge(after("and so on", "project falcon")).findings()).isEmpty();
    assertThat(set.judge(after("a project falcon")).findings()).hasSize(1);
    assertThat(set.judge(after("falcon", "project", "x", "y")).findings()).isEmpty();
    assertThat(
            set.judge(
                    new Submission(
                        Submission.Kind.MESSAGE,
                        "falcon",
                        recent(List.of(new Earlier("project", NOON.minusSeconds(61))))))
                .findings())
        .isEmpty();
  }

  @Test
  void windowsThatShareTheJoinedMessagesFindEachTheirOwn() {
    var set =
        Policies.yaml(
            """
            policy: p
            name: Split
            rules:
              - id: name
                outcome: block
                when: {window: {messages: 3, within: PT1M, of: {lexicon: [project falcon]}}}
              - id: code
                outcome: alert
                when: {window: {messages: 3, within: PT1M, of: {regex: 'K-\\d{4}'}}}
              - id: far
                outcome: alert
                when: {window: {messages: 2, within: PT1M, of: {lexicon: [code name]}}}
              - id: alone
                outcome: alert
                when: {lexicon: [project k]}
            """);

    assertThat(set.judge(after("falcon it is", "K-12", "project")).findings())
        .extracting(finding -> finding.rule())
        .containsExactly("name");
    assertThat(set.judge(after("34 falcon", "project K-12")).findings())
        .extracting(finding -> finding.rule())
        .containsExactly("code");
    assertThat(set.judge(after("name", "code", "x")).findings()).isEmpty();
  }

  private static Submission after(String text, String... earlier) {
    return new Submission(
        Submission.Kind.MESSAGE,
        text,
        recent(
            List.of(earlier).stream().map(it -> new Earlier(it, NOON.minusSeconds(9))).toList()));
  }

  private static Context recent(List<Earlier> earlier) {
    return new Context(
        RANA, Audience.nobody(), ConversationKind.ROOM, NOON, List.of(), earlier, Traffic.none());
  }
}
