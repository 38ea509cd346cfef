package org.chancery.archive.search;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.chancery.archive.query.RecordKeys;
import org.chancery.archive.record.JournalRecord.Person;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Everybody the record has named, as it last named them.
///
/// Read again when it is asked for and more than some seconds old: a person who has just appeared
/// is known within that time.
@Component
class People {

  private static final Duration KEPT = Duration.ofSeconds(5);
  private static final int MOST = 500_000;

  private final JdbcClient jdbc;
  private final InstantSource clock;
  private volatile @Nullable Snapshot snapshot;

  People(JdbcClient jdbc, InstantSource clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  private record Snapshot(Instant at, Map<UUID, Person> people, Map<String, Set<UUID>> byKey) {}

  /// The people of a key: an id, a username, a name or a word of it, with wildcards.
  Set<UUID> named(String key) {
    var named = named(key, current().byKey());
    return named.isEmpty() ? named(key, fresh().byKey()) : named;
  }

  private static Set<UUID> named(String key, Map<String, Set<UUID>> byKey) {
    if (key.indexOf('*') < 0 && key.indexOf('?') < 0) {
      return byKey.getOrDefault(key, Set.of());
    }
    var named = new HashSet<UUID>();
    byKey.forEach((known, people) -> {
      if (RecordKeys.isLike(key, known)) {
        named.addAll(people);
      }
    });
    return named;
  }

  /// Every key there is.
  Collection<String> keys() {
    return current().byKey().keySet();
  }

  /// How somebody is called; their id where the record never said.
  Person of(String id) {
    var uuid = UUID.fromString(id);
    var known = current().people().get(uuid);
    return known == null ? new Person(uuid, id, id, null) : known;
  }

  private Snapshot current() {
    var known = snapshot;
    return known == null || known.at().plus(KEPT).isBefore(clock.instant()) ? fresh() : known;
  }

  private Snapshot fresh() {
    var read = read(clock.instant());
    snapshot = read;
    return read;
  }

  private Snapshot read(Instant now) {
    Map<UUID, Person> people = new HashMap<>();
    Map<String, Set<UUID>> byKey = new HashMap<>();
    List<Person> all =
        jdbc.sql("select id, username, name, unit from seen_person limit ?")
            .param(MOST)
            .query((row, _) ->
                new Person(
                    row.getObject("id", UUID.class),
                    row.getString("username"),
                    row.getString("name"),
                    row.getString("unit")))
            .list();
    for (var person : all) {
      people.put(person.id(), person);
      for (var key : RecordKeys.of(person)) {
        byKey.computeIfAbsent(key, _ -> new HashSet<>()).add(person.id());
      }
    }
    return new Snapshot(now, people, byKey);
  }
}
