package org.chancery.messaging.policy.web;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.chancery.messaging.directory.People;
import org.chancery.messaging.directory.Person;
import org.chancery.messaging.directory.PersonId;
import org.jspecify.annotations.Nullable;

/// The names of the people one answer is about, looked up at once.
final class PeopleNames {

  private final Map<PersonId, Item> names = new HashMap<>();

  /// A person as answers name them.
  record Item(PersonId id, String username, String name) {}

  private PeopleNames() {}

  /// Looks names up; nulls are left out.
  static PeopleNames of(People people, Collection<? extends @Nullable PersonId> ids) {
    Set<PersonId> wanted = new HashSet<>();
    for (PersonId id : ids) {
      if (id != null) {
        wanted.add(id);
      }
    }
    PeopleNames found = new PeopleNames();
    for (Person person : people.all(wanted)) {
      found.names.put(person.id(), new Item(person.id(), person.username(), person.name()));
    }
    return found;
  }

  /// The person, or null when there is none or nobody knows them any more.
  @Nullable Item get(@Nullable PersonId id) {
    return id == null ? null : names.get(id);
  }
}
