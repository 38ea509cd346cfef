package org.chancery.archive.access;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
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

/// What was opened to which regulator: set by the lead, never changed, withdrawn or over after a
/// day.
@Component
class RegulatorScopes {

  private static final int LONGEST = 500;
  private static final int MOST = 1_000;

  private final JdbcClient jdbc;
  private final InstantSource clock;
  private final Acts acts;
  private final JsonMapper json = JsonMapper.builder().build();

  RegulatorScopes(JdbcClient jdbc, InstantSource clock, Acts acts) {
    this.jdbc = jdbc;
    this.clock = clock;
    this.acts = acts;
  }

  /// What was opened.
  ///
  /// @param username of the regulator's person
  /// @param authority who asked, and by which letter; it is the purpose of each of their reads
  /// @param conversations empty for all rooms
  /// @param people empty for all
  record Opened(
      UUID id,
      String username,
      String authority,
      List<Subject> conversations,
      List<Subject> people,
      @Nullable Instant from,
      @Nullable Instant until,
      Instant expiresAt,
      Instant setAt,
      String setBy,
      @Nullable Instant withdrawnAt) {}

  /// What is to be opened.
  record Opening(
      @Nullable String username,
      @Nullable String authority,
      @Nullable List<Subject> conversations,
      @Nullable List<Subject> people,
      @Nullable Instant from,
      @Nullable Instant until,
      @Nullable Instant expiresAt) {}

  List<Opened> all() {
    return jdbc.sql("select * from regulator_scope order by set_at desc limit 500")
        .query((row, _) -> opened(row))
        .list();
  }

  /// What is open to them now.
  List<Opened> of(Officer regulator) {
    return jdbc.sql(
            """
            select * from regulator_scope
            where username = ? and withdrawn_at is null and expires_at > ? order by set_at
            """)
        .param(regulator.username())
        .param(Timestamp.from(clock.instant()))
        .query((row, _) -> opened(row))
        .list();
  }

  @Transactional
  public Opened open(Officer lead, Opening opening) {
    var username = text("username", opening.username());
    var authority = text("authority", opening.authority());
    var expires = opening.expiresAt();
    if (expires == null || !expires.isAfter(clock.instant())) {
      throw Refusal.invalid("expiresAt", "It is missing or over.", "Choose a day to come.");
    }
    var conversations = some("conversations", opening.conversations());
    var people = some("people", opening.people());
    if (conversations.isEmpty() && people.isEmpty()) {
      throw Refusal.invalid(
          "conversations",
          "It would open everything.",
          "Name at least one conversation or one person.");
    }
    var id = UUID.randomUUID();
    jdbc.sql(
            """
            insert into regulator_scope
              (id, username, authority, conversations, people, from_at, until_at, expires_at, set_at, set_by)
            values (?, ?, ?, ?::jsonb, ?::jsonb, ?, ?, ?, ?, ?)
            """)
        .param(id)
        .param(username)
        .param(authority)
        .param(json.writeValueAsString(conversations))
        .param(json.writeValueAsString(people))
        .param(timestamp(opening.from()))
        .param(timestamp(opening.until()))
        .param(Timestamp.from(expires))
        .param(Timestamp.from(clock.instant()))
        .param(lead.username())
        .update();
    acts.record(
        lead,
        OwnType.ACCESS_SCOPED,
        Map.of(
            "action",
            "scope-opened",
            "subject",
            "%s to %s: conversations %s people %s"
                .formatted(
                    id,
                    username,
                    conversations.stream().map(Subject::id).toList(),
                    people.stream().map(Subject::id).toList()),
            "results",
            0,
            "purpose",
            authority));
    return find(id);
  }

  @Transactional
  public Opened withdraw(Officer lead, UUID id) {
    find(id);
    jdbc.sql(
            """
            update regulator_scope set withdrawn_at = ?, withdrawn_by = ?
            where id = ? and withdrawn_at is null
            """)
        .param(Timestamp.from(clock.instant()))
        .param(lead.username())
        .param(id)
        .update();
    acts.record(
        lead,
        OwnType.ACCESS_SCOPED,
        Map.of("action", "scope-withdrawn", "subject", id.toString(), "results", 0));
    return find(id);
  }

  private Opened find(UUID id) {
    return jdbc.sql("select * from regulator_scope where id = ?")
        .param(id)
        .query((row, _) -> opened(row))
        .optional()
        .orElseThrow(() -> Refusal.notFound("scope"));
  }

  private Opened opened(ResultSet row) throws SQLException {
    return new Opened(
        row.getObject("id", UUID.class),
        row.getString("username"),
        row.getString("authority"),
        Arrays.asList(json.readValue(row.getString("conversations"), Subject[].class)),
        Arrays.asList(json.readValue(row.getString("people"), Subject[].class)),
        instant(row, "from_at"),
        instant(row, "until_at"),
        row.getTimestamp("expires_at").toInstant(),
        row.getTimestamp("set_at").toInstant(),
        row.getString("set_by"),
        instant(row, "withdrawn_at"));
  }

  private static List<Subject> some(String field, @Nullable List<Subject> named) {
    var given = named == null ? List.<Subject>of() : List.copyOf(named);
    if (given.size() > MOST) {
      throw Refusal.invalid(field, "There are more than " + MOST + ".", "Open two scopes.");
    }
    return given;
  }

  private static String text(String field, @Nullable String value) {
    if (value == null || value.isBlank() || value.length() > LONGEST) {
      throw Refusal.invalid(
          field, "It is empty or longer than " + LONGEST + " characters.", "Write it in a line.");
    }
    return value.strip();
  }

  private static @Nullable Timestamp timestamp(@Nullable Instant time) {
    return time == null ? null : Timestamp.from(time);
  }

  private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
    var time = row.getTimestamp(column);
    return time == null ? null : time.toInstant();
  }
}
