package org.chancery.messaging.presence.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.chancery.messaging.directory.Actor;
import org.chancery.messaging.directory.People;
import org.chancery.messaging.directory.Person;
import org.chancery.messaging.directory.PersonId;
import org.chancery.messaging.presence.Presence;
import org.chancery.messaging.presence.Status;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// The directory, with how everybody is.
@RestController
class PeopleController {

  private static final int LARGEST_PAGE = 200;

  private final People people;
  private final Presence presence;

  PeopleController(People people, Presence presence) {
    this.people = people;
    this.presence = presence;
  }

  /// A person as the directory shows them.
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record PersonItem(
      PersonId id, String username, String name, @Nullable String unit, String presence) {}

  /// A page of people by name.
  ///
  /// @param nextPage what to send as `after` for the next one; absent at the end
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record PeoplePage(List<PersonItem> items, @Nullable String nextPage) {}

  @GetMapping("/api/people")
  PeoplePage people(
      Actor actor,
      @RequestParam(defaultValue = "") String query,
      @RequestParam Optional<PersonId> after,
      @RequestParam(defaultValue = "50") int limit) {
    int size = Math.clamp(limit, 1, LARGEST_PAGE);
    List<Person> found = people.search(query, after, size + 1);
    List<Person> page = found.size() > size ? found.subList(0, size) : found;
    Map<PersonId, Status> statuses = presence.of(page.stream().map(Person::id).toList());
    return new PeoplePage(
        page.stream()
            .map(person ->
                new PersonItem(
                    person.id(),
                    person.username(),
                    person.name(),
                    person.unit(),
                    statuses.getOrDefault(person.id(), Status.OFFLINE).wire()))
            .toList(),
        found.size() > size ? page.getLast().id().toString() : null);
  }
}
