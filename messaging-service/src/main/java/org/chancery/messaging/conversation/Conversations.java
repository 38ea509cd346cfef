package org.chancery.messaging.conversation;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.chancery.messaging.directory.Actor;
import org.chancery.messaging.directory.People;
import org.chancery.messaging.directory.Person;
import org.chancery.messaging.directory.PersonId;
import org.chancery.messaging.journal.AudienceRef;
import org.chancery.messaging.journal.ConversationRef;
import org.chancery.messaging.journal.Judgement;
import org.chancery.messaging.journal.MessageText;
import org.chancery.messaging.journal.PersonRef;
import org.chancery.messaging.refusal.ErrorCode;
import org.chancery.messaging.refusal.Refusal;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// Creates and changes conversations. Each act changes the tables and goes on record in one
/// transaction, and is told to the people concerned from the record.
@Component
public class Conversations {

  /// The most people in one room.
  static final int MOST_MEMBERS = 5_000;

  /// The most people brought in with its creation: each of them is a record that names all of them,
  /// so the journal grows by the square.
  static final int MOST_FOUNDERS = 500;

  private final ConversationRows rows;
  private final Memberships memberships;
  private final Admissions admissions;
  private final ConversationJournal journal;
  private final People people;
  private final JdbcClient jdbc;
  private final InstantSource clock;
  private final EntryRates rates;

  Conversations(
      ConversationRows rows,
      Memberships memberships,
      Admissions admissions,
      ConversationJournal journal,
      People people,
      JdbcClient jdbc,
      InstantSource clock,
      EntryRates rates) {
    this.rows = rows;
    this.memberships = memberships;
    this.admissions = admissions;
    this.journal = journal;
    this.people = people;
    this.jdbc = jdbc;
    this.clock = clock;
    this.rates = rates;
  }

  /// A conversation that somebody may know of: their own, and public rooms. The only way to one;
  /// what is not there and what is hidden are refused alike.
  @Transactional(readOnly = true)
  public Conversation visibleTo(Actor actor, ConversationId id) {
    return rows.findById(id.value())
        .filter(found -> found.isPublic() || memberships.standing(id, actor.id()).isPresent())
        .orElseThrow(Conversations::unseen);
  }

  /// As [#visibleTo], for members only.
  @Transactional(readOnly = true)
  public Conversation joinedBy(Actor actor, ConversationId id) {
    return rows.findById(id.value())
        .filter(_ -> memberships.standing(id, actor.id()).isPresent())
        .orElseThrow(Conversations::unseen);
  }

  /// Opens a room with its first members, if the policies let all of them in; whoever opens it owns
  /// it.
  ///
  /// @throws Refusal when a member is unknown, or there are too many
  @Transactional
  public Entry openRoom(
      Actor actor, RoomName name, Visibility visibility, Collection<PersonId> others) {
    Instant now = clock.instant();
    List<PersonRef> founders = new ArrayList<>();
    founders.add(actor.ref());
    for (Person other : active(others)) {
      if (!other.id().equals(actor.id())) {
        founders.add(other.ref());
      }
    }
    if (founders.size() > MOST_FOUNDERS) {
      throw Refusal.ofField(
          "members", "name fewer than %d people; bring in others later.".formatted(MOST_FOUNDERS));
    }
    Conversation room = Conversation.room(name.text(), visibility, actor.id(), now);
    return open(actor, room, founders, name.alert(), now);
  }

  /// The direct talk of two people, opened if they had none and the policies allow it: there is one
  /// for each pair for ever.
  @Transactional
  public Entry openDirect(Actor actor, PersonId other) {
    if (other.equals(actor.id())) {
      throw Refusal.ofField("person", "name somebody other than yourself.");
    }
    Person partner = people.active(other, "person");
    String pair = pairOf(actor.id(), partner.id());
    // Two people may write to each other for the first time at once.
    jdbc.sql("select pg_advisory_xact_lock(hashtextextended(?, 0))")
        .param(pair)
        .query((_, _) -> true)
        .single();
    Optional<Conversation> known = rows.findByPair(pair);
    if (known.isPresent()) {
      return new Entry.Entered(known.get().id(), false);
    }
    rates.take(actor);
    Instant now = clock.instant();
    Conversation direct = Conversation.direct(pair, actor.id(), now);
    return open(actor, direct, List.of(actor.ref(), partner.ref()), null, now);
  }

  /// Joins a public room, if the policies allow it; joining twice changes nothing.
  @Transactional
  public Entry join(Actor actor, ConversationId id) {
    Conversation room = locked(id);
    if (memberships.standing(id, actor.id()).isPresent()) {
      return new Entry.Entered(id, false);
    }
    if (!room.isPublic()) {
      throw unseen();
    }
    rates.take(actor);
    return bringIn(actor, room, actor.ref());
  }

  /// Brings somebody into a room one is in, if the policies allow it; doing it twice changes
  /// nothing.
  @Transactional
  public Entry add(Actor actor, ConversationId id, PersonId person) {
    Conversation room = lockedFor(actor, id);
    refuseDirect(room);
    Person newcomer = people.active(person, "person");
    if (memberships.standing(id, person).isPresent()) {
      return new Entry.Entered(id, false);
    }
    rates.take(actor);
    return bringIn(actor, room, newcomer.ref());
  }

  /// Leaves a room. Nobody can leave a direct talk.
  @Transactional
  public void leave(Actor actor, ConversationId id) {
    Conversation room = lockedFor(actor, id);
    refuseDirect(room);
    memberships.remove(id, actor.id());
    room.membersChanged();
    rows.flush();
    journal.left(actor, room, actor.ref(), clock.instant());
  }

  /// A room as it is called now, for somebody who may say what it is called and about.
  ///
  /// @throws Refusal when the actor does not own the room
  @Transactional(readOnly = true)
  public ConversationRef renamableBy(Actor actor, ConversationId id) {
    Conversation room = joinedBy(actor, id);
    refuseToRename(actor, room);
    return room.ref();
  }

  /// Gives a room another name.
  ///
  /// @throws Refusal when the actor does not own the room
  @Transactional
  public void rename(Actor actor, ConversationId id, RoomName name) {
    Conversation room = lockedFor(actor, id);
    refuseToRename(actor, room);
    room.rename(name.text());
    rows.flush();
    journal.renamed(actor, room, name.alert(), clock.instant());
  }

  /// Says what a room is about; saying the same again changes nothing.
  ///
  /// @throws Refusal when the actor does not own the room
  @Transactional
  public void describe(Actor actor, ConversationId id, RoomTopic topic) {
    Conversation room = lockedFor(actor, id);
    refuseToRename(actor, room);
    MessageText text = topic.text();
    if (room.isAbout(text == null ? null : text.value())) {
      rows.flush();
      journal.topicChanged(actor, room, topic, clock.instant());
    }
  }

  private void refuseToRename(Actor actor, Conversation room) {
    refuseDirect(room);
    if (memberships.standing(room.id(), actor.id()).orElseThrow() != Memberships.Standing.OWNER) {
      throw new Refusal(
          ErrorCode.FORBIDDEN, "Only an owner of the room may say what it is called and about.");
    }
  }

  private Entry open(
      Actor actor,
      Conversation what,
      List<PersonRef> founders,
      @Nullable Judgement nameAlert,
      Instant now) {
    return switch (admissions.judge(actor, what.ref().kind(), Set.of(), founders, now)) {
      case Admissions.KeptOut(List<Admissions.Attempt> some) ->
          keptApart(actor, what.ref(), AudienceRef.NEVER, some, now);
      case Admissions.Admitted(List<Admission> all) -> {
        rows.saveAndFlush(what);
        memberships.add(what.id(), all, what.isRoom() ? actor.id() : null, now);
        journal.created(actor, what, all, nameAlert, now);
        yield new Entry.Entered(what.id(), true);
      }
    };
  }

  /// Judged under the room's lock, so that two who must not meet cannot come in at once.
  private Entry bringIn(Actor actor, Conversation room, PersonRef newcomer) {
    Instant now = clock.instant();
    Set<UUID> there = memberships.members(room.id());
    if (there.size() >= MOST_MEMBERS) {
      throw new Refusal(ErrorCode.CONFLICT, "The room is full.");
    }
    return switch (admissions.judge(actor, room.ref().kind(), there, List.of(newcomer), now)) {
      case Admissions.KeptOut(List<Admissions.Attempt> some) ->
          keptApart(actor, room.ref(), room.membershipVersion(), some, now);
      case Admissions.Admitted(List<Admission> all) -> {
        memberships.add(room.id(), all, null, now);
        room.membersChanged();
        rows.flush();
        journal.joined(actor, room, all.getFirst(), now);
        yield new Entry.Entered(room.id(), false);
      }
    };
  }

  /// The attempt is committed by the transaction that was to bring them together.
  private Entry keptApart(
      Actor actor,
      ConversationRef where,
      long membershipVersion,
      List<Admissions.Attempt> some,
      Instant now) {
    journal.joinBlocked(actor, where, membershipVersion, some, now);
    return new Entry.KeptApart(
        some.getFirst().judgement().verdict(),
        some.stream().map(Admissions.Attempt::member).toList());
  }

  private Conversation locked(ConversationId id) {
    return rows.lock(id.value()).orElseThrow(Conversations::unseen);
  }

  private Conversation lockedFor(Actor actor, ConversationId id) {
    Conversation found = locked(id);
    if (memberships.standing(id, actor.id()).isEmpty()) {
      throw unseen();
    }
    return found;
  }

  private List<Person> active(Collection<PersonId> wanted) {
    Set<PersonId> distinct = new LinkedHashSet<>(wanted);
    List<Person> found = people.all(distinct);
    if (found.size() < distinct.size() || !found.stream().allMatch(Person::isActive)) {
      throw Refusal.ofField("members", "name people who work here, by their ids.");
    }
    return found;
  }

  private static void refuseDirect(Conversation conversation) {
    if (!conversation.isRoom()) {
      throw new Refusal(ErrorCode.CONFLICT, "A direct conversation is of its two people for ever.");
    }
  }

  private static String pairOf(PersonId one, PersonId other) {
    String first = one.toString();
    String second = other.toString();
    return first.compareTo(second) < 0 ? first + ':' + second : second + ':' + first;
  }

  private static Refusal unseen() {
    return Refusal.notFound("conversation");
  }
}
