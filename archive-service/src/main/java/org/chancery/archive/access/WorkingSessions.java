package org.chancery.archive.access;

import java.sql.Timestamp;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// What each officer is working on, and why: said once in a login, and named by every read after
/// it.
@Component
public class WorkingSessions {

  private final JdbcClient jdbc;
  private final InstantSource clock;

  WorkingSessions(JdbcClient jdbc, InstantSource clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /// What somebody is working on.
  ///
  /// @param matter an open one
  /// @param purpose in the officer's words
  public record Session(UUID matter, String name, String purpose, Instant begunAt) {}

  /// What the officer is working on; empty when they have not said, or the matter was closed, or
  /// they are no longer of it.
  public Optional<Session> of(Officer officer) {
    return jdbc.sql(
            """
            select s.matter, m.name, s.purpose, s.begun_at from working_session s
            join matter m on m.id = s.matter
            join matter_member mm on mm.matter = m.id and mm.username = ?
            where s.person = ? and s.session = ? and m.closed_at is null
            """)
        .param(officer.username())
        .param(officer.id())
        .param(officer.session())
        .query((row, _) ->
            new Session(
                row.getObject("matter", UUID.class),
                row.getString("name"),
                row.getString("purpose"),
                row.getTimestamp("begun_at").toInstant()))
        .optional();
  }

  /// Sets what the officer is working on from now on, in the caller's transaction.
  public void begin(Officer officer, UUID matter, String purpose) {
    jdbc.sql(
            """
            insert into working_session (person, session, matter, purpose, begun_at)
            values (?, ?, ?, ?, ?)
            on conflict (person, session) do update
              set matter = excluded.matter, purpose = excluded.purpose, begun_at = excluded.begun_at
            """)
        .param(officer.id())
        .param(officer.session())
        .param(matter)
        .param(purpose)
        .param(Timestamp.from(clock.instant()))
        .update();
  }
}
