package org.chancery.messaging.presence;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.chancery.messaging.directory.Actor;
import org.chancery.messaging.directory.People;
import org.chancery.messaging.directory.PersonId;
import org.chancery.messaging.journal.Judgement;
import org.chancery.messaging.journal.MessageText;
import org.chancery.messaging.refusal.ErrorCode;
import org.chancery.messaging.refusal.Refusal;
import org.chancery.messaging.screening.Company;
import org.chancery.messaging.screening.PolicyRefusal;
import org.chancery.messaging.screening.Screening;
import org.chancery.policy.Audience;
import org.chancery.policy.Context;
import org.chancery.policy.ConversationKind;
import org.chancery.policy.Submission;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// What people say of themselves beside their presence. Everybody in the house may see it, so it is
/// judged first; what is blocked is on record before anybody is told.
@Component
public class StatusTexts {

  private static final int LONGEST = 100;

  private final Screening screening;
  private final People people;
  private final StatusTextTable table;
  private final Presence presence;
  private final InstantSource clock;

  StatusTexts(
      Screening screening,
      People people,
      StatusTextTable table,
      Presence presence,
      InstantSource clock) {
    this.screening = screening;
    this.people = people;
    this.table = table;
    this.presence = presence;
    this.clock = clock;
  }

  /// Says something, or nothing any more for nothing but white space.
  ///
  /// @param locale the language of the policy's tip if it is blocked
  /// @return what is shown from now on; null for nothing
  /// @throws Refusal for words that are too long, malformed or blocked
  public @Nullable String say(Actor actor, String wanted, Locale locale) {
    Instant at = clock.instant();
    StatusText status = judged(actor, wanted.strip(), locale, at);
    if (table.say(actor, status, at)) {
      presence.changed(actor.id());
    }
    MessageText text = status.text();
    return text == null ? null : text.value();
  }

  /// What these people say; whoever says nothing is left out.
  public Map<PersonId, String> of(Collection<PersonId> asked) {
    return table.of(asked);
  }

  private StatusText judged(Actor actor, String wanted, Locale locale, Instant at) {
    if (wanted.isEmpty()) {
      return new StatusText(null, null);
    }
    if (wanted.length() > LONGEST) {
      throw Refusal.ofField("text", "give at most %d characters.".formatted(LONGEST));
    }
    if (MessageText.flawOf(wanted) != null || wanted.chars().anyMatch(Character::isISOControl)) {
      throw Refusal.ofField("text", "remove control characters and broken surrogate pairs.");
    }
    MessageText text = new MessageText(wanted);
    Company company = Company.of(people, List.of(actor.id().value()));
    Judgement judgement =
        screening.judge(
            new Submission(
                Submission.Kind.STATUS_TEXT,
                wanted,
                Context.of(
                    company.party(actor.ref(), actor.roles()),
                    Audience.nobody(),
                    ConversationKind.NONE,
                    at)));
    if (judgement.isStopped()) {
      table.blocked(actor, text, judgement, at);
      throw PolicyRefusal.of(
              ErrorCode.POLICY_BLOCKED,
              judgement.verdict(),
              locale,
              "The policies of the house do not allow these words.")
          .with("field", "text");
    }
    return new StatusText(text, judgement);
  }
}
