package org.chancery.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

final class UnreadTest {
  private static final Condition WORD =
      Condition.Lexicon.of(Condition.Match.WORD, List.of("falcon"));
  private static final Condition PDF =
      new Condition.File(List.of("application/pdf"), List.of(), OptionalLong.empty(), false, false);

  @Test
  @DisplayName("P7: rules that would have to read what nobody can read are undecided")
  void whatNeedsTheTextIsUndecided() {
    PolicySet set =
        set(
            rule("word", WORD),
            rule("not", new Condition.Not(WORD)),
            rule("many", new Condition.AtLeast(2, WORD, false)),
            rule("language", new Condition.Language(Set.of("en"))),
            rule("both", new Condition.All(List.of(PDF, WORD))));

    Verdict verdict = set.judgeUnread(file("application/pdf"));

    assertThat(verdict.undecided())
        .extracting(RuleRef::rule)
        .containsExactlyInAnyOrder("word", "not", "many", "language", "both");
    assertThat(verdict.findings()).isEmpty();
  }

  @Test
  void whatTheCircumstancesDecideIsDecided() {
    PolicySet set = set(rule("pdf", PDF), rule("either", new Condition.Any(List.of(PDF, WORD))));

    assertThat(set.judgeUnread(file("application/pdf")).findings())
        .extracting(Finding::rule, Finding::spans)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple("either", List.of()),
            org.assertj.core.groups.Tuple.tuple("pdf", List.of()));
    assertThat(set.judgeUnread(file("image/png")).undecided())
        .extracting(RuleRef::rule)
        .containsExactly("either");
    assertThat(set(rule("both", new Condition.All(List.of(PDF, WORD)))).judgeUnread(file("a/b")))
        .isEqualTo(set(rule("both", new Condition.All(List.of(PDF, WORD)))).judge(file("a/b")));
    assertThat(PolicySet.empty().judgeUnread(file("a/b")).outcome()).isEqualTo(Outcome.ALLOW);
  }

  private static Rule rule(String id, Condition condition) {
    return Rule.of(id, Outcome.BLOCK, condition, Map.of());
  }

  private static PolicySet set(Rule... rules) {
    return switch (PolicySet.compile(List.of(Policy.of("p", "P", 1, List.of(rules))))) {
      case Compilation.Compiled(PolicySet set) -> set;
      case Compilation.Rejected(var errors) -> throw new AssertionError(errors);
    };
  }

  private static Submission file(String type) {
    Context context =
        new Context(
            Party.unknown(),
            Audience.nobody(),
            ConversationKind.ROOM,
            Instant.EPOCH,
            List.of(new Attachment("a", type, type, 9, false)),
            List.of(),
            Traffic.none());
    return new Submission(Submission.Kind.FILE_TEXT, "falcon", context);
  }
}
