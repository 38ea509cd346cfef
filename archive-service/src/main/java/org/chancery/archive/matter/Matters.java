package org.chancery.archive.matter;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.chancery.archive.access.Acts;
import org.chancery.archive.access.Officer;
import org.chancery.archive.access.WorkingSessions;
import org.chancery.archive.own.OwnType;
import org.chancery.archive.problem.Refusal;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// The matters, each visible to its members alone; to anybody else it does not exist.
@Component
public class Matters {

  private static final int LONGEST_NAME = 120;
  private static final int LONGEST_PURPOSE = 500;
  private static final String SELECT =
      """
      select m.*, array(select username from matter_member where matter = m.id order by username) as members
      from matter m
      """;

  private final JdbcClient jdbc;
  private final InstantSource clock;
  private final Acts acts;
  private final WorkingSessions sessions;

  Matters(JdbcClient jdbc, InstantSource clock, Acts acts, WorkingSessions sessions) {
    this.jdbc = jdbc;
    this.clock = clock;
    this.acts = acts;
    this.sessions = sessions;
  }

  /// The matters the officer is a member of, open ones first, newest first.
  public List<Matter> of(Officer officer) {
    return jdbc.sql(
            SELECT
                + """
                where exists (select 1 from matter_member where matter = m.id and username = ?)
                order by m.closed_at nulls first, m.opened_at desc
                """)
        .param(officer.username())
        .query((row, _) -> matter(row))
        .list();
  }

  /// The matter, if the officer is a member.
  public Optional<Matter> find(Officer officer, UUID id) {
    return jdbc.sql(
            SELECT
                + """
                where m.id = ? and exists
                  (select 1 from matter_member where matter = m.id and username = ?)
                """)
        .param(id)
        .param(officer.username())
        .query((row, _) -> matter(row))
        .optional();
  }

  /// The matter, if the officer is a member and work on it goes on.
  ///
  /// @throws Refusal 404 or 409
  public Matter open(Officer officer, UUID id) {
    var matter = find(officer, id).orElseThrow(() -> Refusal.notFound("matter"));
    if (!matter.isOpen()) {
      throw Refusal.conflict("matter-closed", "The matter is closed. Choose another, or open one.");
    }
    return matter;
  }

  /// The names of all matters, for those who decide for others.
  public Map<UUID, String> names() {
    return jdbc
        .sql("select id, name from matter")
        .query((row, _) -> Map.entry(row.getObject("id", UUID.class), row.getString("name")))
        .list()
        .stream()
        .collect(java.util.stream.Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  @Transactional
  Matter begin(Officer officer, String name, String purpose) {
    var matter =
        new Matter(
            UUID.randomUUID(),
            text("name", name, LONGEST_NAME),
            text("purpose", purpose, LONGEST_PURPOSE),
            List.of(officer.username()),
            clock.instant(),
            officer.username(),
            null,
            null);
    jdbc.sql("insert into matter (id, name, purpose, opened_at, opened_by) values (?, ?, ?, ?, ?)")
        .param(matter.id())
        .param(matter.name())
        .param(matter.purpose())
        .param(Timestamp.from(matter.openedAt()))
        .param(officer.username())
        .update();
    join(matter.id(), officer.username(), officer);
    acts.record(
        officer,
        OwnType.MATTER_OPENED,
        Map.of("id", matter.id().toString(), "name", matter.name(), "purpose", matter.purpose()));
    return matter;
  }

  @Transactional
  Matter add(Officer officer, UUID id, String username) {
    open(officer, id);
    join(id, text("username", username, LONGEST_NAME), officer);
    acts.record(
        officer,
        OwnType.MATTER_CHANGED,
        Map.of("id", id.toString(), "action", "joined", "member", username.strip()));
    return open(officer, id);
  }

  @Transactional
  void remove(Officer officer, UUID id, String username) {
    if (open(officer, id).members().equals(List.of(username))) {
      throw Refusal.conflict("last-member", "The last member stays. Close the matter instead.");
    }
    jdbc.sql("delete from matter_member where matter = ? and username = ?")
        .param(id)
        .param(username)
        .update();
    acts.record(
        officer,
        OwnType.MATTER_CHANGED,
        Map.of("id", id.toString(), "action", "left", "member", username));
  }

  @Transactional
  Matter close(Officer officer, UUID id) {
    open(officer, id);
    var held =
        jdbc.sql("select count(*) from legal_hold where matter = ? and released_at is null")
            .param(id)
            .query(Long.class)
            .single();
    if (held > 0) {
      throw Refusal.conflict(
          "holds-in-force", "Holds of the matter are in force. Release them first.");
    }
    jdbc.sql("update matter set closed_at = ?, closed_by = ? where id = ?")
        .param(Timestamp.from(clock.instant()))
        .param(officer.username())
        .param(id)
        .update();
    acts.record(officer, OwnType.MATTER_CLOSED, Map.of("id", id.toString()));
    return find(officer, id).orElseThrow(() -> Refusal.notFound("matter"));
  }

  @Transactional
  WorkingSessions.Session enter(Officer officer, UUID id, @Nullable String purpose) {
    var matter = open(officer, id);
    var why =
        purpose == null || purpose.isBlank()
            ? matter.purpose()
            : text("purpose", purpose, LONGEST_PURPOSE);
    sessions.begin(officer, id, why);
    acts.record(officer, OwnType.MATTER_ENTERED, Map.of("id", id.toString(), "purpose", why));
    return sessions.of(officer).orElseThrow();
  }

  private void join(UUID matter, String username, Officer by) {
    jdbc.sql(
            """
            insert into matter_member (matter, username, added_at, added_by) values (?, ?, ?, ?)
            on conflict do nothing
            """)
        .param(matter)
        .param(username)
        .param(Timestamp.from(clock.instant()))
        .param(by.username())
        .update();
  }

  private static Matter matter(ResultSet row) throws SQLException {
    var closed = row.getTimestamp("closed_at");
    return new Matter(
        row.getObject("id", UUID.class),
        row.getString("name"),
        row.getString("purpose"),
        Arrays.asList((String[]) row.getArray("members").getArray()),
        row.getTimestamp("opened_at").toInstant(),
        row.getString("opened_by"),
        closed == null ? null : closed.toInstant(),
        row.getString("closed_by"));
  }

  private static String text(String field, @Nullable String value, int longest) {
    if (value == null || value.isBlank()) {
      throw Refusal.invalid(field, "It is empty.", "Write what it is in a few words.");
    }
    if (value.length() > longest) {
      throw Refusal.invalid(field, "It is longer than " + longest + " characters.", "Shorten it.");
    }
    return value.strip();
  }
}
