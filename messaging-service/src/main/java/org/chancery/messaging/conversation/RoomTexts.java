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

/// Judges what people want to call rooms, and what they say rooms are about: both are content, and
/// are seen by others. What is blocked is on record before anybody is told.
@Component
public class RoomTexts {

  private static final int LONGEST_NAME = 100;
  private static final int LONGEST_TOPIC = 250;

  private final Screening screening;
  private final Memberships memberships;
  private final People people;
  private final ConversationJournal journal;
  private final InstantSource clock;
  private final EntryRates rates;

  RoomTexts(
      Screening screening,
      Memberships memberships,
      People people,
      ConversationJournal journal,
      InstantSource clock,
      EntryRates rates) {
    this.screening = screening;
    this.memberships = memberships;
    this.people = people;
    this.journal = journal;
    this.clock = clock;
    this.rates = rates;
  }

  /// A name that may be given to a room that is there.
  ///
  /// @param room as [Conversations#renamableBy] gave it
  /// @param locale the language of the policy's tip if it is blocked
  /// @throws Refusal for names that are empty, too long, malformed or blocked
  public RoomName name(Actor actor, ConversationRef room, @Nullable String wanted, Locale locale) {
    return name(actor, room, members(room), wanted, locale);
  }

  /// A name that may be given to a room that is to be opened; as [#name].
  ///
  /// @param members who is to be in it besides the actor
  public RoomName nameOfNew(
      Actor actor, Collection<PersonId> members, @Nullable String wanted, Locale locale) {
    return name(
        actor, null, members.stream().map(PersonId::value).collect(toSet()), wanted, locale);
  }

  /// A topic that a room may be given, or none for nothing but white space.
  ///
  /// @param room as [Conversations#renamableBy] gave it
  /// @param locale the language of the policy's tip if it is blocked
  /// @throws Refusal for topics that are too long, malformed or blocked
  public RoomTopic topic(Actor actor, ConversationRef room, String wanted, Locale locale) {
    String topic = wanted.strip();
    if (topic.isEmpty()) {
      return new RoomTopic(null, null);
    }
    refuseFlaws("topic", topic, LONGEST_TOPIC);
    rates.take(actor);
    Instant at = clock.instant();
    Judgement judgement =
        judge(Submission.Kind.TOPIC, topic, circumstances(actor, members(room), at));
    MessageText text = new MessageText(topic);
    if (judgement.isStopped()) {
      journal.topicBlocked(actor, room, text, judgement, at);
      throw refusal("topic", judgement, locale);
    }
    return new RoomTopic(text, judgement);
  }

  private RoomName name(
      Actor actor,
      @Nullable ConversationRef room,
      Set<UUID> members,
      @Nullable String wanted,
      Locale locale) {
    String name = wanted == null ? "" : wanted.strip();
    refuseFlaws("name", name, LONGEST_NAME);
    rates.take(actor);
    Instant at = clock.instant();
    Judgement judgement =
        judge(Submission.Kind.CONVERSATION_NAME, name, circumstances(actor, members, at));
    if (judgement.isStopped()) {
      journal.nameBlocked(actor, room, new MessageText(name), judgement, at);
      throw refusal("name", judgement, locale);
    }
    return new RoomName(name, judgement);
  }

  private Judgement judge(Submission.Kind kind, String text, Context context) {
    return screening.judge(new Submission(kind, text, context));
  }

  private static void refuseFlaws(String field, String text, int longest) {
    if (text.isEmpty() || text.length() > longest) {
      throw Refusal.ofField(field, "give 1 to %d characters.".formatted(longest));
    }
    if (MessageText.flawOf(text) != null || text.chars().anyMatch(Character::isISOControl)) {
      throw Refusal.ofField(field, "remove control characters and broken surrogate pairs.");
    }
  }

  private static Refusal refusal(String field, Judgement judgement, Locale locale) {
    return PolicyRefusal.of(
            ErrorCode.POLICY_BLOCKED,
            judgement.verdict(),
            locale,
            "The policies of the house do not allow this %s.".formatted(field))
        .with("field", field);
  }

  private Set<UUID> members(ConversationRef room) {
    return memberships.members(new ConversationId(room.id()));
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
