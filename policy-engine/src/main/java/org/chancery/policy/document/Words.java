package org.chancery.policy.document;

import java.util.Arrays;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.chancery.policy.Condition;
import org.chancery.policy.ConversationKind;
import org.chancery.policy.Outcome;
import org.chancery.policy.RuleHeader;
import org.chancery.policy.Scope;
import org.chancery.policy.Severity;
import org.chancery.policy.Submission;

/// The words of documents that stand for one of a few things.
final class Words {
  static final Map<String, Outcome> OUTCOMES = of(Outcome.values(), Outcome::wireName);
  static final Map<String, Severity> SEVERITIES = of(Severity.values(), Severity::wireName);
  static final Map<String, Submission.Kind> KINDS =
      of(Submission.Kind.values(), Submission.Kind::wireName);
  static final Map<String, ConversationKind> CONVERSATIONS =
      of(
          new ConversationKind[] {
            ConversationKind.DIRECT, ConversationKind.GROUP, ConversationKind.ROOM
          },
          ConversationKind::wireName);
  static final Map<String, Scope.Direction> DIRECTIONS =
      of(Scope.Direction.values(), Scope.Direction::wireName);
  static final Map<String, Condition.Match> MATCHES =
      of(Condition.Match.values(), Condition.Match::wireName);
  static final Map<String, Condition.TextForm> TEXT_FORMS =
      of(Condition.TextForm.values(), Condition.TextForm::wireName);
  static final Map<String, Condition.Confidence> CONFIDENCES =
      of(Condition.Confidence.values(), Condition.Confidence::wireName);
  static final Map<String, Condition.Same> SAMES =
      of(Condition.Same.values(), Condition.Same::wireName);
  static final Map<String, RuleHeader.Reason> REASONS =
      Map.of("required", RuleHeader.Reason.REQUIRED, "optional", RuleHeader.Reason.OPTIONAL);
  static final Map<String, Boolean> LEXICON_CASES = Map.of("exact", true, "folded", false);
  static final Map<String, Boolean> REGEX_CASES = Map.of("sensitive", true, "insensitive", false);

  private Words() {}

  private static <T> Map<String, T> of(T[] values, Function<T, String> name) {
    return Arrays.stream(values).collect(Collectors.toMap(name, Function.identity()));
  }
}
