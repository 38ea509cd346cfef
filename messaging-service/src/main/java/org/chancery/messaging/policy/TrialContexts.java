package org.chancery.messaging.policy;

import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.chancery.messaging.conversation.Audiences;
import org.chancery.messaging.conversation.ConversationId;
import org.chancery.messaging.directory.People;
import org.chancery.messaging.directory.Person;
import org.chancery.messaging.directory.PersonId;
import org.chancery.messaging.journal.ConversationRef;
import org.chancery.messaging.refusal.Refusal;
import org.chancery.policy.Audience;
import org.chancery.policy.Context;
import org.chancery.policy.ConversationKind;
import org.chancery.policy.Party;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// The circumstances of a text that is only tried: as if somebody had sent it somewhere.
@Component
public class TrialContexts {

  private final People people;
  private final Audiences audiences;
  private final InstantSource clock;

  TrialContexts(People people, Audiences audiences, InstantSource clock) {
    this.people = people;
    this.audiences = audiences;
    this.clock = clock;
  }

  /// The circumstances now.
  ///
  /// @param username who is to have sent it; null for nobody in particular
  /// @param conversation id of where; null for nowhere in particular
  public Context of(@Nullable String username, @Nullable String conversation) {
    if (username == null && conversation == null) {
      return Context.of(Party.unknown(), Audience.nobody(), ConversationKind.NONE, clock.instant());
    }
    Optional<Person> sender =
        Optional.ofNullable(username)
            .map(name ->
                people
                    .named(name)
                    .orElseThrow(
                        () -> Refusal.ofField("as", "name somebody who works here by username.")));
    Party party =
        sender
            .map(person ->
                new Party(
                    person.username(),
                    person.unit() == null ? "" : person.unit(),
                    Set.of("employee"),
                    "",
                    false))
            .orElse(Party.unknown());
    return conversation == null
        ? Context.of(party, Audience.nobody(), ConversationKind.NONE, clock.instant())
        : in(conversation, party, sender);
  }

  private Context in(String conversation, Party party, Optional<Person> sender) {
    org.chancery.messaging.conversation.Audience members = members(conversation);
    Set<PersonId> others = new HashSet<>();
    for (UUID member : members.members().members()) {
      others.add(new PersonId(member));
    }
    sender.ifPresent(person -> others.remove(person.id()));
    List<Person> found = people.all(others);
    Audience audience =
        new Audience(
            found.stream()
                .flatMap(person -> Optional.ofNullable(person.unit()).stream())
                .collect(Collectors.toSet()),
            found.stream().map(Person::username).collect(Collectors.toSet()),
            Set.of(),
            false,
            others.size());
    ConversationKind kind =
        members.conversation().kind() == ConversationRef.Kind.DIRECT
            ? ConversationKind.DIRECT
            : ConversationKind.ROOM;
    return Context.of(party, audience, kind, clock.instant());
  }

  private org.chancery.messaging.conversation.Audience members(String conversation) {
    ConversationId id;
    try {
      id = ConversationId.valueOf(conversation);
    } catch (IllegalArgumentException _) {
      throw Refusal.ofField("conversation", "give the id of a conversation.");
    }
    return audiences.of(id).orElseThrow(() -> Refusal.notFound("conversation"));
  }
}
