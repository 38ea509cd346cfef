package org.chancery.archive.hold;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.chancery.archive.access.Acts;
import org.chancery.archive.access.Officer;
import org.chancery.archive.own.OwnType;
import org.chancery.archive.problem.Refusal;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// What custodians are told of holds, and whether they have said that they understand.
@Component
public class Notices {

  private final JdbcClient jdbc;
  private final InstantSource clock;
  private final Acts acts;

  Notices(JdbcClient jdbc, InstantSource clock, Acts acts) {
    this.jdbc = jdbc;
    this.clock = clock;
    this.acts = acts;
  }

  /// How a custodian's notice stands.
  ///
  /// @param seenAt when they first read it; absent before
  /// @param acknowledgedAt when they said that they understood; absent before
  public record Standing(
      UUID id,
      UUID custodian,
      String name,
      Instant sentAt,
      @Nullable Instant seenAt,
      @Nullable Instant acknowledgedAt) {}

  /// A notice as its custodian reads it.
  ///
  /// @param text what they must keep, in the officer's words
  /// @param releasedAt when the hold ended; absent while it is in force
  record Notice(
      UUID id,
      String text,
      Instant sentAt,
      @Nullable Instant acknowledgedAt,
      @Nullable Instant releasedAt) {}

  void send(UUID hold, List<Hold.Named> custodians) {
    for (var custodian : custodians) {
      jdbc.sql(
              "insert into hold_notice (id, hold, custodian, name, sent_at) values (?, ?, ?, ?, ?)")
          .param(UUID.randomUUID())
          .param(hold)
          .param(custodian.id())
          .param(custodian.name())
          .param(Timestamp.from(clock.instant()))
          .update();
    }
  }

  List<Standing> of(UUID hold) {
    return jdbc.sql("select * from hold_notice where hold = ? order by name, id")
        .param(hold)
        .query((row, _) ->
            new Standing(
                row.getObject("id", UUID.class),
                row.getObject("custodian", UUID.class),
                row.getString("name"),
                row.getTimestamp("sent_at").toInstant(),
                instant(row, "seen_at"),
                instant(row, "acknowledged_at")))
        .list();
  }

  /// The notices to this person, newest first, which are thereby seen.
  @Transactional
  public List<Notice> to(Officer custodian) {
    jdbc.sql("update hold_notice set seen_at = ? where custodian = ? and seen_at is null")
        .param(Timestamp.from(clock.instant()))
        .param(UUID.fromString(custodian.id()))
        .update();
    return jdbc.sql(
            """
            select n.id, h.notice, n.sent_at, n.acknowledged_at, h.released_at
            from hold_notice n join legal_hold h on h.id = n.hold
            where n.custodian = ? order by n.sent_at desc, n.id
            """)
        .param(UUID.fromString(custodian.id()))
        .query((row, _) ->
            new Notice(
                row.getObject("id", UUID.class),
                String.valueOf(row.getString("notice")),
                row.getTimestamp("sent_at").toInstant(),
                instant(row, "acknowledged_at"),
                instant(row, "released_at")))
        .list();
  }

  /// Writes down that the person has understood; once.
  ///
  /// @throws Refusal 404 when it is not to them
  @Transactional
  public void acknowledge(Officer custodian, UUID notice) {
    var hold =
        jdbc.sql("select hold from hold_notice where id = ? and custodian = ? for update")
            .param(notice)
            .param(UUID.fromString(custodian.id()))
            .query(UUID.class)
            .optional()
            .orElseThrow(() -> Refusal.notFound("notice"));
    jdbc.sql("update hold_notice set acknowledged_at = ? where id = ? and acknowledged_at is null")
        .param(Timestamp.from(clock.instant()))
        .param(notice)
        .update();
    acts.record(
        custodian,
        OwnType.HOLD_ACKNOWLEDGED,
        Map.of("id", hold.toString(), "notice", notice.toString()));
  }

  private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
    var time = row.getTimestamp(column);
    return time == null ? null : time.toInstant();
  }
}
