package org.chancery.archive.access;

import java.sql.Timestamp;
import java.time.InstantSource;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Says what a reader may see now: grants end by themselves, so this is asked anew at every read.
@Component
public class Sights {

  private final JdbcClient jdbc;
  private final InstantSource clock;
  private final SightSettings settings;
  private final Restrictions restrictions;
  private final RestrictedReading readings;
  private final JsonMapper json = JsonMapper.builder().build();

  Sights(
      JdbcClient jdbc,
      InstantSource clock,
      SightSettings settings,
      Restrictions restrictions,
      RestrictedReading readings) {
    this.jdbc = jdbc;
    this.clock = clock;
    this.settings = settings;
    this.restrictions = restrictions;
    this.readings = readings;
  }

  /// What the reader may see.
  public Sight of(Officer reader) {
    if (reader.isRegulator()) {
      return narrowed(reader).without(restrictions.inForce());
    }
    var sight = ofOfficer(reader.id());
    return readings.of(reader).isPresent() ? sight.withRestricted() : sight;
  }

  /// What an officer may see who is not asking now.
  ///
  /// @param person the identity provider's subject
  public Sight ofOfficer(String person) {
    var all =
        switch (settings.directConversations()) {
          case ANY_OFFICER -> Sight.EVERYTHING;
          case SECOND_PERSON -> Sight.of(Sight.Extent.ROOMS, opened(person), Set.of());
        };
    return all.without(restrictions.inForce());
  }

  /// What whoever made the current request may see; rooms alone where nobody did.
  public Sight now() {
    var who = SecurityContextHolder.getContext().getAuthentication();
    if (who != null && who.getPrincipal() instanceof Jwt token) {
      return of(Officer.of(token));
    }
    var all =
        settings.directConversations() == SightSettings.Direct.ANY_OFFICER
            ? Sight.EVERYTHING
            : Sight.ROOMS;
    return all.without(restrictions.inForce());
  }

  private Set<UUID> opened(String person) {
    return jdbc
        .sql(
            """
            select distinct d.conversation from break_glass g
            cross join lateral jsonb_array_elements(g.custodians) c
            join direct_member d on d.person = (c ->> 'id')::uuid
            where g.person = ? and g.state = 'granted' and g.expires_at > ?
            """)
        .param(person)
        .param(Timestamp.from(clock.instant()))
        .query((row, _) -> row.getObject("conversation", UUID.class))
        .list()
        .stream()
        .collect(Collectors.toUnmodifiableSet());
  }

  private Sight narrowed(Officer reader) {
    var scopes =
        jdbc.sql(
                """
                select conversations, people, from_at, until_at from regulator_scope
                where username = ? and withdrawn_at is null and expires_at > ?
                """)
            .param(reader.username())
            .param(Timestamp.from(clock.instant()))
            .query((row, _) -> {
              var from = row.getTimestamp("from_at");
              var until = row.getTimestamp("until_at");
              return new Sight.Scope(
                  ids(json.readTree(row.getString("conversations"))),
                  ids(json.readTree(row.getString("people"))),
                  from == null ? null : from.toInstant(),
                  until == null ? null : until.toInstant());
            })
            .list();
    return Sight.of(Sight.Extent.SCOPES, Set.of(), Set.copyOf(scopes));
  }

  private static Set<UUID> ids(JsonNode named) {
    return StreamSupport.stream(named.spliterator(), false)
        .map(one -> UUID.fromString(one.path("id").stringValue()))
        .collect(Collectors.toUnmodifiableSet());
  }
}
