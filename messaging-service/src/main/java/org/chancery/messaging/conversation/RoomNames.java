package org.chancery.messaging.conversation;

import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.chancery.messaging.directory.Actor;
import org.chancery.messaging.journal.ConversationRef;
import org.chancery.messaging.journal.Judgement;
import org.chancery.messaging.journal.MessageText;
import org.chancery.messaging.refusal.ErrorCode;
import org.chancery.messaging.refusal.Refusal;
import org.chancery.messaging.screening.Screening;
import org.chancery.policy.Submission;
import org.chancery.policy.Verdict;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Judges what people want to call rooms: a name is content, and is seen by others. One that is
/// blocked is on record before anybody is told.
@Component
public class RoomNames {

  private static final int LONGEST = 100;

  private final Screening screening;
  private final ConversationJournal journal;
  private final InstantSource clock;

  RoomNames(Screening screening, ConversationJournal journal, InstantSource clock) {
    this.screening = screening;
    this.journal = journal;
    this.clock = clock;
  }

  /// A name that may be given.
  ///
  /// @param room the one to be renamed, as [Conversations#renamableBy] gave it; null for a new one
  /// @param locale the language of the policy's tip if it is blocked
  /// @throws Refusal for names that are empty, too long, malformed or blocked
  public RoomName judged(
      Actor actor, @Nullable ConversationRef room, @Nullable String wanted, Locale locale) {
    String name = wanted == null ? "" : wanted.strip();
    if (name.isEmpty() || name.length() > LONGEST) {
      throw Refusal.ofField("name", "give 1 to %d characters.".formatted(LONGEST));
    }
    if (MessageText.flawOf(name) != null || name.chars().anyMatch(Character::isISOControl)) {
      throw Refusal.ofField("name", "remove control characters and broken surrogate pairs.");
    }
    Judgement judgement = screening.judge(Submission.of(Submission.Kind.CONVERSATION_NAME, name));
    if (judgement.isStopped()) {
      journal.nameBlocked(actor, room, new MessageText(name), judgement, clock.instant());
      throw blocked(judgement.verdict(), locale);
    }
    return new RoomName(name, judgement);
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
