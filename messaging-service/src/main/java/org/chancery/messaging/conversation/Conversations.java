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
import org.chancery.messaging.journal.ConversationRef;
import org.chancery.messaging.journal.PersonRef;
import org.chancery.messaging.refusal.ErrorCode;
import org.chancery.messaging.refusal.Refusal;
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
  private final ConversationJournal journal;
  private final People people;
  private final JdbcClient jdbc;
  private final InstantSource clock;

  Conversations(
      ConversationRows rows,
      Memberships memberships,
      ConversationJournal journal,
      People people,
      JdbcClient jdbc,
      InstantSource clock) {
    this.rows = rows;
    this.memberships = memberships;
    this.journal = journal;
    this.people = people;
    this.jdbc = jdbc;
    this.clock = clock;
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

  /// Opens a room with its first members; whoever opens it owns it.
  ///
  /// @throws Refusal when a member is unknown, or there are too many
  @Transactional
  public ConversationId openRoom(
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
    Conversation room =
        rows.saveAndFlush(Conversation.room(name.text(), visibility, actor.id(), now));
    memberships.add(room.id(), List.of(actor.id().value()), Memberships.Standing.OWNER, now);
    memberships.add(room.id(), ids(founders), Memberships.Standing.MEMBER, now);
    journal.created(actor, room, founders, name.alert(), now);
    return room.id();
  }

  /// A direct talk, and whether this call opened it.
  public record Direct(ConversationId id, boolean isNew) {}

  /// The direct talk of two people, opened if they had none: there is one for each pair for ever.
  @Transactional
  public Direct openDirect(Actor actor, PersonId other) {
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
      return new Direct(known.get().id(), false);
    }
    Instant now = clock.instant();
    Conversation direct = rows.saveAndFlush(Conversation.direct(pair, actor.id(), now));
    memberships.add(
        direct.id(),
        List.of(actor.id().value(), partner.id().value()),
        Memberships.Standing.MEMBER,
        now);
    journal.created(actor, direct, List.of(actor.ref(), partner.ref()), null, now);
    return new Direct(direct.id(), true);
  }

  /// Joins a public room; joining twice changes nothing.
  @Transactional
  public void join(Actor actor, ConversationId id) {
    Conversation room = locked(id);
    if (memberships.standing(id, actor.id()).isPresent()) {
      return;
    }
    if (!room.isPublic()) {
      throw unseen();
    }
    bringIn(actor, room, actor.ref());
  }

  /// Brings somebody into a room one is in; doing it twice changes nothing.
  @Transactional
  public void add(Actor actor, ConversationId id, PersonId person) {
    Conversation room = lockedFor(actor, id);
    refuseDirect(room);
    Person newcomer = people.active(person, "person");
    if (memberships.standing(id, person).isEmpty()) {
      bringIn(actor, room, newcomer.ref());
    }
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

  /// A room as it is called now, for somebody who may rename it.
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

  private void refuseToRename(Actor actor, Conversation room) {
    refuseDirect(room);
    if (memberships.standing(room.id(), actor.id()).orElseThrow() != Memberships.Standing.OWNER) {
      throw new Refusal(ErrorCode.FORBIDDEN, "Only an owner of the room may rename it.");
    }
  }

  private void bringIn(Actor actor, Conversation room, PersonRef newcomer) {
    Instant now = clock.instant();
    if (memberships.members(room.id()).size() >= MOST_MEMBERS) {
      throw new Refusal(ErrorCode.CONFLICT, "The room is full.");
    }
    memberships.add(room.id(), List.of(newcomer.id()), Memberships.Standing.MEMBER, now);
    room.membersChanged();
    rows.flush();
    journal.joined(actor, room, newcomer, now);
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

  private static List<UUID> ids(List<PersonRef> people) {
    return people.stream().map(PersonRef::id).toList();
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
