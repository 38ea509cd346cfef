package org.chancery.messaging.screening;

import java.util.Collection;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.chancery.messaging.directory.People;
import org.chancery.messaging.directory.PersonId;
import org.chancery.messaging.directory.Role;
import org.chancery.messaging.journal.ConversationRef;
import org.chancery.messaging.journal.PersonRef;
import org.chancery.policy.Audience;
import org.chancery.policy.ConversationKind;
import org.chancery.policy.Party;

/// Some people as policies ask for them: by unit, by name, by where they work, and whether they
/// come from outside the house. As the directory described them when this was made.
public final class Company {

  private final Map<PersonId, People.Standing> standings;
  private final Set<UUID> everybody;

  private Company(Map<PersonId, People.Standing> standings, Set<UUID> everybody) {
    this.standings = standings;
    this.everybody = everybody;
  }

  /// These people; one look into the directory.
  public static Company of(People people, Collection<UUID> ids) {
    Set<UUID> everybody = Set.copyOf(ids);
    return new Company(
        people.standings(everybody.stream().map(PersonId::new).collect(Collectors.toSet())),
        everybody);
  }

  /// How many they are.
  public int size() {
    return everybody.size();
  }

  /// All of them but one, as whom that one's words will reach, or with whom they come together.
  public Audience without(UUID person) {
    Set<UUID> others = new HashSet<>(everybody);
    others.remove(person);
    return among(others);
  }

  /// Those of them who are among `some`.
  public Audience among(Set<UUID> some) {
    Set<String> units = new HashSet<>();
    Set<String> names = HashSet.newHashSet(some.size());
    Set<String> countries = new HashSet<>();
    boolean external = false;
    for (UUID id : some) {
      People.Standing standing = standings.get(new PersonId(id));
      if (standing != null) {
        names.add(standing.username());
        external |= standing.external();
        if (standing.unit() != null) {
          units.add(standing.unit());
        }
        if (standing.country() != null) {
          countries.add(standing.country());
        }
      }
    }
    return new Audience(units, names, countries, external, some.size());
  }

  /// One of them as the one who acts.
  ///
  /// @param roles theirs, as far as known: the directory knows none, only whoever makes a request
  ///   brings theirs along
  public Party party(PersonRef person, Set<Role> roles) {
    People.Standing standing = standings.get(new PersonId(person.id()));
    return new Party(
        person.username(),
        person.unit() == null ? "" : person.unit(),
        roles.stream().map(Role::realmRole).collect(Collectors.toUnmodifiableSet()),
        standing == null || standing.country() == null ? "" : standing.country(),
        standing != null && standing.external());
  }

  /// The kind of a conversation, in the words of policies.
  public static ConversationKind kind(ConversationRef.Kind kind) {
    return switch (kind) {
      case ROOM -> ConversationKind.ROOM;
      case DIRECT -> ConversationKind.DIRECT;
    };
  }
}
