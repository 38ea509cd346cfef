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
import java.util.UUID;
import org.chancery.archive.own.OwnType;
import org.chancery.archive.problem.Refusal;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/// Leave to see the direct conversations of named people: asked for by an officer for the matter
/// they work on, given or refused by the lead, and over after the hours that were asked for.
@Component
class BreakGlass {

  private static final int LONGEST_HOURS = 72;
  private static final int MOST_PEOPLE = 50;
  private static final int LONGEST = 500;

  private final JdbcClient jdbc;
  private final InstantSource clock;
  private final WorkingSessions sessions;
  private final Acts acts;
  private final JsonMapper json = JsonMapper.builder().build();

  BreakGlass(JdbcClient jdbc, InstantSource clock, WorkingSessions sessions, Acts acts) {
    this.jdbc = jdbc;
    this.clock = clock;
    this.sessions = sessions;
    this.acts = acts;
  }

  /// A request and what became of it.
  ///
  /// @param state `asked`, `granted`, `refused` or `ended`
  record Request(
      UUID id,
      UUID matter,
      String matterName,
      String username,
      List<Subject> custodians,
      String reason,
      int hours,
      Instant askedAt,
      String state,
      @Nullable Instant decidedAt,
      @Nullable String decidedBy,
      @Nullable Instant expiresAt) {}

  /// One's own requests; for the lead those of all, newest first.
  List<Request> of(Officer officer) {
    return jdbc.sql(
            """
            select g.*, m.name as matter_name from break_glass g join matter m on m.id = g.matter
            where ? or g.person = ? order by g.asked_at desc limit 200
            """)
        .param(officer.isLead())
        .param(officer.id())
        .query((row, _) -> request(row))
        .list();
  }

  @Transactional
  public Request ask(
      Officer officer, List<Subject> custodians, @Nullable String reason, int hours) {
    var session = sessions.of(officer).orElseThrow(Refusal::purposeNeeded);
    if (custodians.isEmpty() || custodians.size() > MOST_PEOPLE) {
      throw Refusal.invalid(
          "custodians", "Their number is out of range.", "Name 1 to " + MOST_PEOPLE + " people.");
    }
    if (hours < 1 || hours > LONGEST_HOURS) {
      throw Refusal.invalid("hours", "It is out of range.", "Use 1 to " + LONGEST_HOURS + ".");
    }
    if (reason == null || reason.isBlank() || reason.length() > LONGEST) {
      throw Refusal.invalid(
          "reason", "It is empty or longer than " + LONGEST + " characters.", "Say why.");
    }
    var id = UUID.randomUUID();
    jdbc.sql(
            """
            insert into break_glass (id, matter, person, username, custodians, reason, hours, asked_at, state)
            values (?, ?, ?, ?, ?::jsonb, ?, ?, ?, 'asked')
            """)
        .param(id)
        .param(session.matter())
        .param(officer.id())
        .param(officer.username())
        .param(json.writeValueAsString(custodians))
        .param(reason.strip())
        .param(hours)
        .param(Timestamp.from(clock.instant()))
        .update();
    acts.record(
        officer,
        OwnType.ACCESS_ASKED,
        Map.of(
            "action",
            "break-glass",
            "subject",
            id + " " + custodians.stream().map(Subject::id).toList(),
            "results",
            0,
            "purpose",
            reason.strip(),
            "matter",
            session.matter().toString()));
    return find(id);
  }

  @Transactional
  public Request decide(Officer officer, UUID id, boolean grant) {
    var asked = find(id);
    if (asked.username().equals(officer.username())) {
      throw Refusal.secondPersonNeeded("You asked for this, so another person decides.");
    }
    var now = clock.instant();
    var decided =
        jdbc.sql(
                """
                update break_glass set state = ?, decided_at = ?, decided_by = ?, expires_at = ?
                where id = ? and state = 'asked'
                """)
            .param(grant ? "granted" : "refused")
            .param(Timestamp.from(now))
            .param(officer.username())
            .param(grant ? Timestamp.from(now.plus(Duration.ofHours(asked.hours()))) : null)
            .param(id)
            .update();
    if (decided == 0) {
      throw Refusal.conflict("break-glass-decided", "The request has been decided on already.");
    }
    acts.record(
        officer,
        OwnType.ACCESS_DECIDED,
        Map.of(
            "action",
            grant ? "break-glass-granted" : "break-glass-refused",
            "subject",
            id.toString(),
            "results",
            0));
    return find(id);
  }

  /// Ends leave before its time: whoever was given it gives it back, or a lead takes it.
  @Transactional
  public Request end(Officer officer, UUID id) {
    var given = find(id);
    if (!officer.isLead() && !given.username().equals(officer.username())) {
      throw Refusal.notFound("request");
    }
    var now = Timestamp.from(clock.instant());
    var ended =
        jdbc.sql(
                "update break_glass set expires_at = ? where id = ? and state = 'granted' and expires_at > ?")
            .param(now)
            .param(id)
            .param(now)
            .update();
    if (ended == 0) {
      throw Refusal.conflict("break-glass-over", "There is no leave that could end.");
    }
    acts.record(
        officer,
        OwnType.ACCESS_DECIDED,
        Map.of("action", "break-glass-ended", "subject", id.toString(), "results", 0));
    return find(id);
  }

  private Request find(UUID id) {
    return jdbc.sql(
            """
            select g.*, m.name as matter_name from break_glass g join matter m on m.id = g.matter
            where g.id = ?
            """)
        .param(id)
        .query((row, _) -> request(row))
        .optional()
        .orElseThrow(() -> Refusal.notFound("request"));
  }

  private Request request(ResultSet row) throws SQLException {
    var expires = row.getTimestamp("expires_at");
    var decided = row.getTimestamp("decided_at");
    var isOver = expires != null && !expires.toInstant().isAfter(clock.instant());
    return new Request(
        row.getObject("id", UUID.class),
        row.getObject("matter", UUID.class),
        row.getString("matter_name"),
        row.getString("username"),
        Arrays.asList(json.readValue(row.getString("custodians"), Subject[].class)),
        row.getString("reason"),
        row.getInt("hours"),
        row.getTimestamp("asked_at").toInstant(),
        isOver ? "ended" : row.getString("state"),
        decided == null ? null : decided.toInstant(),
        row.getString("decided_by"),
        expires == null ? null : expires.toInstant());
  }
}
