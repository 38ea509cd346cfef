package org.chancery.messaging.conversation;

import static java.util.stream.Collectors.toSet;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import org.chancery.messaging.directory.Actor;
import org.chancery.messaging.directory.People;
import org.chancery.messaging.directory.PersonId;
import org.chancery.messaging.journal.ConversationRef;
import org.chancery.messaging.journal.Judgement;
import org.chancery.messaging.journal.MessageText;
import org.chancery.messaging.refusal.ErrorCode;
import org.chancery.messaging.refusal.Refusal;
import org.chancery.messaging.screening.Company;
import org.chancery.messaging.screening.PolicyRefusal;
import org.chancery.messaging.screening.Screening;
import org.chancery.policy.Context;
import org.chancery.policy.ConversationKind;
import org.chancery.policy.Submission;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Judges what people want to call rooms: a name is content, and is seen by others. One that is
/// blocked is on record before anybody is told.
@Component
public class RoomNames {

  private static final int LONGEST = 100;

  private final Screening screening;
  private final Memberships memberships;
  private final People people;
  private final ConversationJournal journal;
  private final InstantSource clock;

  RoomNames(
      Screening screening,
      Memberships memberships,
      People people,
      ConversationJournal journal,
      InstantSource clock) {
    this.screening = screening;
    this.memberships = memberships;
    this.people = people;
    this.journal = journal;
    this.clock = clock;
  }

  /// A name that may be given to a room that is there.
  ///
  /// @param room as [Conversations#renamableBy] gave it
  /// @param locale the language of the policy's tip if it is blocked
  /// @throws Refusal for names that are empty, too long, malformed or blocked
  public RoomName judged(
      Actor actor, ConversationRef room, @Nullable String wanted, Locale locale) {
    return judged(actor, room, memberships.members(new ConversationId(room.id())), wanted, locale);
  }

  /// A name that may be given to a room that is to be opened; as [#judged].
  ///
  /// @param members who is to be in it besides the actor
  public RoomName judgedForNew(
      Actor actor, Collection<PersonId> members, @Nullable String wanted, Locale locale) {
    return judged(
        actor, null, members.stream().map(PersonId::value).collect(toSet()), wanted, locale);
  }

  private RoomName judged(
      Actor actor,
      @Nullable ConversationRef room,
      Set<UUID> members,
      @Nullable String wanted,
      Locale locale) {
    String name = wanted == null ? "" : wanted.strip();
    if (name.isEmpty() || name.length() > LONGEST) {
      throw Refusal.ofField("name", "give 1 to %d characters.".formatted(LONGEST));
    }
    if (MessageText.flawOf(name) != null || name.chars().anyMatch(Character::isISOControl)) {
      throw Refusal.ofField("name", "remove control characters and broken surrogate pairs.");
    }
    Instant at = clock.instant();
    Judgement judgement =
        screening.judge(
            new Submission(
                Submission.Kind.CONVERSATION_NAME, name, circumstances(actor, members, at)));
    if (judgement.isStopped()) {
      journal.nameBlocked(actor, room, new MessageText(name), judgement, at);
      throw PolicyRefusal.of(
              ErrorCode.POLICY_BLOCKED,
              judgement.verdict(),
              locale,
              "The policies of the house do not allow this name.")
          .with("field", "name");
    }
    return new RoomName(name, judgement);
  }

  private Context circumstances(Actor actor, Set<UUID> members, Instant at) {
    Set<UUID> everybody = new HashSet<>(members);
    everybody.add(actor.id().value());
    Company company = Company.of(people, everybody);
    return Context.of(
        company.party(actor.ref(), actor.roles()),
        company.without(actor.id().value()),
        ConversationKind.ROOM,
        at);
  }
}
