package org.chancery.archive.access;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.chancery.archive.own.OwnType;
import org.chancery.archive.problem.Refusal;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// Officers who read restricted records nevertheless: each says on which ground of GDPR 18(2), and
/// why, before; it lasts for the matter they work on in that login, a working day at most.
@Component
class RestrictedReading {

  private static final Duration LASTS = Duration.ofHours(8);
  private static final int LONGEST = 500;

  private final JdbcClient jdbc;
  private final InstantSource clock;
  private final WorkingSessions sessions;
  private final Acts acts;

  RestrictedReading(JdbcClient jdbc, InstantSource clock, WorkingSessions sessions, Acts acts) {
    this.jdbc = jdbc;
    this.clock = clock;
    this.sessions = sessions;
    this.acts = acts;
  }

  /// Why the law lets restricted data be used at all (GDPR 18(2)).
  enum Ground {
    LEGAL_CLAIMS("legal-claims"),
    RIGHTS_OF_OTHERS("rights-of-others"),
    PUBLIC_INTEREST("public-interest"),
    CONSENT("consent");

    private final String wire;

    Ground(String wire) {
      this.wire = wire;
    }

    private static Ground of(@Nullable String wire) {
      return Arrays.stream(values())
          .filter(ground -> ground.wire.equals(wire))
          .findFirst()
          .orElseThrow(() ->
              Refusal.invalid(
                  "ground",
                  "The law knows no such ground.",
                  "Use one of "
                      + Arrays.stream(values())
                          .map(ground -> ground.wire)
                          .collect(Collectors.joining(", "))
                      + "."));
    }
  }

  /// One officer's reading.
  ///
  /// @param ground as in `legal-claims`
  /// @param reason in the officer's words
  record Declared(UUID id, String ground, String reason, Instant begunAt, Instant expiresAt) {}

  /// What the officer said, if it is in force for what they work on now.
  Optional<Declared> of(Officer officer) {
    return officer.isRegulator() ? Optional.empty() : find(officer).stream().findFirst();
  }

  @Transactional
  public Declared begin(Officer officer, @Nullable String ground, @Nullable String reason) {
    var session = sessions.of(officer).orElseThrow(Refusal::purposeNeeded);
    var known = Ground.of(ground);
    if (reason == null || reason.isBlank() || reason.length() > LONGEST) {
      throw Refusal.invalid(
          "reason",
          "It is empty or longer than " + LONGEST + " characters.",
          "Say why these records are needed.");
    }
    over(officer);
    var now = clock.instant();
    var id = UUID.randomUUID();
    jdbc.sql(
            """
            insert into restricted_reading (id, person, username, session, matter, ground, reason, begun_at, expires_at)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?)
            """)
        .param(id)
        .param(officer.id())
        .param(officer.username())
        .param(officer.session())
        .param(session.matter())
        .param(known.wire)
        .param(reason.strip())
        .param(Timestamp.from(now))
        .param(Timestamp.from(now.plus(LASTS)))
        .update();
    acts.record(
        officer,
        OwnType.ACCESS_ASKED,
        Map.of(
            "action",
            "restricted-reading",
            "subject",
            id.toString(),
            "results",
            0,
            "purpose",
            reason.strip(),
            "restricted",
            known.wire,
            "matter",
            session.matter().toString()));
    return of(officer).orElseThrow();
  }

  /// Ends it before its time.
  @Transactional
  public void end(Officer officer) {
    var reading =
        of(officer)
            .orElseThrow(() ->
                Refusal.conflict(
                    "restricted-reading-over", "You do not read restricted records now."));
    over(officer);
    acts.record(
        officer,
        OwnType.ACCESS_DECIDED,
        Map.of(
            "action",
            "restricted-reading-ended",
            "subject",
            reading.id().toString(),
            "results",
            0));
  }

  private void over(Officer officer) {
    var now = Timestamp.from(clock.instant());
    jdbc.sql(
            "update restricted_reading set expires_at = ? where person = ? and session = ? and expires_at > ?")
        .param(now)
        .param(officer.id())
        .param(officer.session())
        .param(now)
        .update();
  }

  private List<Declared> find(Officer officer) {
    return jdbc.sql(
            """
            select r.* from restricted_reading r
            join working_session s on s.person = r.person and s.session = r.session and s.matter = r.matter
            join matter m on m.id = s.matter and m.closed_at is null
            join matter_member mm on mm.matter = m.id and mm.username = ?
            where r.person = ? and r.session = ? and r.expires_at > ?
            order by r.begun_at desc limit 1
            """)
        .param(officer.username())
        .param(officer.id())
        .param(officer.session())
        .param(Timestamp.from(clock.instant()))
        .query((row, _) -> reading(row))
        .list();
  }

  private static Declared reading(ResultSet row) throws SQLException {
    return new Declared(
        row.getObject("id", UUID.class),
        row.getString("ground"),
        row.getString("reason"),
        row.getTimestamp("begun_at").toInstant(),
        row.getTimestamp("expires_at").toInstant());
  }
}
