package org.chancery.archive.access;

import java.sql.Timestamp;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Writes down whose records a read showed, and what let the reader see them.
@Component
class PeopleShown {

  private final JdbcClient jdbc;
  private final InstantSource clock;
  private final Restrictions restrictions;
  private final RestrictedReading readings;

  PeopleShown(
      JdbcClient jdbc, InstantSource clock, Restrictions restrictions, RestrictedReading readings) {
    this.jdbc = jdbc;
    this.clock = clock;
    this.restrictions = restrictions;
    this.readings = readings;
  }

  private record Basis(String name, @Nullable UUID given) {}

  /// Writes it, in the transaction of the entry.
  void write(long entry, Officer reader, List<Shown> shown) {
    if (shown.isEmpty()) {
      return;
    }
    Map<UUID, Integer> records = new HashMap<>();
    Map<UUID, Set<UUID>> direct = new HashMap<>();
    for (var one : shown) {
      records.merge(one.person(), 1, Integer::sum);
      if (one.direct() != null) {
        direct.computeIfAbsent(one.person(), _ -> new HashSet<>()).add(one.direct());
      }
    }
    var leave = reader.isRegulator() ? Map.<UUID, UUID>of() : leave(reader, direct);
    var scope = reader.isRegulator() ? scope(reader) : null;
    var kept = kept(reader, shown);
    List<UUID> people = new ArrayList<>(records.keySet());
    var bases =
        people.stream()
            .map(person ->
                reader.isRegulator()
                    ? new Basis("scope", scope)
                    : kept.containsKey(person)
                        ? new Basis("restricted", kept.get(person))
                        : direct.getOrDefault(person, Set.of()).stream()
                            .map(leave::get)
                            .filter(Objects::nonNull)
                            .findFirst()
                            .map(given -> new Basis("leave", given))
                            .orElseGet(() -> new Basis("role", null)))
            .toList();
    jdbc.sql(
            """
            insert into access_person (entry, person, records, basis, given_by)
            select ?, * from unnest(?::uuid[], ?::int[], ?::text[], ?::uuid[])
            """)
        .param(entry)
        .param(people.stream().map(UUID::toString).toArray(String[]::new))
        .param(people.stream().mapToInt(person -> records.getOrDefault(person, 0)).toArray())
        .param(bases.stream().map(Basis::name).toArray(String[]::new))
        .param(
            bases.stream()
                .map(basis -> basis.given() == null ? null : basis.given().toString())
                .toArray(String[]::new))
        .update();
  }

  /// Whose restricted records were shown, and by what the reader said before.
  private Map<UUID, UUID> kept(Officer reader, List<Shown> shown) {
    Map<UUID, UUID> kept = new HashMap<>();
    readings
        .of(reader)
        .ifPresent(reading ->
            restrictions
                .inForce()
                .forEach(one -> {
                  if (shown.stream().anyMatch(one::isOf)) {
                    kept.put(one.person(), reading.id());
                  }
                }));
    return kept;
  }

  /// The leave by which the reader sees each of these direct conversations.
  private Map<UUID, UUID> leave(Officer reader, Map<UUID, Set<UUID>> direct) {
    Map<UUID, UUID> leave = new HashMap<>();
    if (direct.isEmpty()) {
      return leave;
    }
    jdbc.sql(
            """
            select d.conversation, g.id from break_glass g
            cross join lateral jsonb_array_elements(g.custodians) c
            join direct_member d on d.person = (c ->> 'id')::uuid
            where g.person = ? and g.state = 'granted' and g.expires_at > ?
              and d.conversation = any(?::uuid[])
            order by g.decided_at
            """)
        .param(reader.id())
        .param(Timestamp.from(clock.instant()))
        .param(
            direct.values().stream()
                .flatMap(Set::stream)
                .map(UUID::toString)
                .toArray(String[]::new))
        .query(row -> {
          leave.put(row.getObject("conversation", UUID.class), row.getObject("id", UUID.class));
        });
    return leave;
  }

  private @Nullable UUID scope(Officer regulator) {
    return jdbc.sql(
            """
            select id from regulator_scope
            where username = ? and withdrawn_at is null and expires_at > ? order by set_at limit 1
            """)
        .param(regulator.username())
        .param(Timestamp.from(clock.instant()))
        .query(UUID.class)
        .optional()
        .orElse(null);
  }
}
