package org.chancery.messaging.conversation;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.chancery.messaging.journal.MessageText;
import org.chancery.messaging.refusal.ErrorCode;
import org.chancery.messaging.refusal.Refusal;
import org.chancery.messaging.screening.Screening;
import org.chancery.policy.Outcome;
import org.chancery.policy.Submission;
import org.chancery.policy.Verdict;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Judges what people want to call rooms: a name is content, and is seen by others.
@Component
public class RoomNames {

  private static final int LONGEST = 100;

  private final Screening screening;

  RoomNames(Screening screening) {
    this.screening = screening;
  }

  /// A name that may be given.
  ///
  /// @param locale the language of the policy's tip if it is blocked
  /// @throws Refusal for names that are empty, too long, malformed or blocked
  public RoomName judged(@Nullable String wanted, Locale locale) {
    String name = wanted == null ? "" : wanted.strip();
    if (name.isEmpty() || name.length() > LONGEST) {
      throw Refusal.ofField("name", "give 1 to %d characters.".formatted(LONGEST));
    }
    if (MessageText.flawOf(name) != null || name.chars().anyMatch(Character::isISOControl)) {
      throw Refusal.ofField("name", "remove control characters and broken surrogate pairs.");
    }
    Verdict verdict = screening.judge(Submission.Kind.CONVERSATION_NAME, name).verdict();
    if (verdict.outcome() == Outcome.BLOCK) {
      throw blocked(verdict, locale);
    }
    return new RoomName(name);
  }

  private static Refusal blocked(Verdict verdict, Locale locale) {
    String tip = verdict.tip(locale).orElse("The policies of the house do not allow this name.");
    List<Map<String, Object>> findings =
        verdict.decisive().stream()
            .map(finding ->
                Map.<String, Object>of(
                    "policy",
                    finding.policy(),
                    "rule",
                    finding.rule(),
                    "spans",
                    finding.spans().stream()
                        .map(span -> List.of(span.start(), span.end()))
                        .toList()))
            .toList();
    return new Refusal(ErrorCode.POLICY_BLOCKED, tip)
        .with("field", "name")
        .with("tip", tip)
        .with("findings", findings);
  }
}
