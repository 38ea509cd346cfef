package org.chancery.messaging.message;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import org.chancery.messaging.conversation.Audience;
import org.chancery.messaging.conversation.Audiences;
import org.chancery.messaging.conversation.ConversationId;
import org.chancery.messaging.directory.Actor;
import org.chancery.messaging.refusal.ErrorCode;
import org.chancery.messaging.refusal.Refusal;
import org.chancery.messaging.screening.Screening;
import org.chancery.policy.Finding;
import org.chancery.policy.Submission;
import org.chancery.policy.Verdict;
import org.springframework.stereotype.Component;

/// What policies would say to a text that somebody is still typing, asked of those policies only
/// that allow it. Nothing is kept of it, neither on record nor for later messages; and the answer
/// names no rule, for rules are not for senders to try out.
@Component
public class Hints {

  private static final MessageLimits RATE = new MessageLimits(2, 10, 1, 1);

  private final Audiences audiences;
  private final Screening screening;
  private final Circumstances circumstances;
  private final InstantSource clock;
  private final PostRates rates = new PostRates(RATE, System::nanoTime);

  Hints(
      Audiences audiences, Screening screening, Circumstances circumstances, InstantSource clock) {
    this.audiences = audiences;
    this.screening = screening;
    this.circumstances = circumstances;
    this.clock = clock;
  }

  /// The verdict of the policies that allow hints.
  ///
  /// @throws Refusal when asked too often, for texts no message may have, and for conversations
  ///   that are not theirs
  public Verdict about(Actor writer, ConversationId conversation, String text) {
    Duration wait = rates.take(writer.id().value());
    if (!wait.isZero()) {
      throw new Refusal(ErrorCode.TOO_MANY_REQUESTS, "Ask again in a moment.")
          .with("retryAfterMillis", Math.max(1, wait.toMillis()));
    }
    if (text.length() > Posting.MAX_TEXT) {
      throw Refusal.ofField("text", "give at most %d characters.".formatted(Posting.MAX_TEXT));
    }
    Audience audience =
        audiences
            .of(conversation)
            .filter(found -> found.mayPost(writer.id()))
            .orElseThrow(() -> Refusal.notFound("conversation"));
    PostMessage draft = PostMessage.of(writer, conversation, "", text, null, null);
    return screening.hint(
        new Submission(
            Submission.Kind.MESSAGE, text, circumstances.of(draft, audience, clock.instant())));
  }

  /// What may be told: the findings that decide, and none of a verdict that lets the text pass.
  public static List<Finding> told(Verdict verdict) {
    return switch (verdict.outcome()) {
      case ALLOW, ALERT -> List.of();
      case REDACT, WARN, HOLD, BLOCK -> verdict.decisive();
    };
  }
}
