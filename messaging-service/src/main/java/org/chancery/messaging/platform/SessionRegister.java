package org.chancery.messaging.platform;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.chancery.messaging.journal.Journal;
import org.chancery.messaging.journal.PersonRef;
import org.chancery.messaging.journal.RecordDraft;
import org.chancery.messaging.journal.SessionAct;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// The browser sessions whose beginning is on record and whose end is not. A session's row goes in
/// the transaction that puts its end on record, so each end is there once, whichever node sees it
/// and however often.
@Component
class SessionRegister {

  /// A login commits its record a moment before the session itself.
  private static final Duration SETTLED = Duration.ofMinutes(1);

  /// Ends put on record in one transaction.
  private static final int BATCH = 200;

  private final JdbcClient jdbc;
  private final Journal journal;
  private final InstantSource clock;

  SessionRegister(JdbcClient jdbc, Journal journal, InstantSource clock) {
    this.jdbc = jdbc;
    this.journal = journal;
    this.clock = clock;
  }

  private record Ended(String session, PersonRef person) {
    /// Hides the session's id: whoever has it has the session.
    @Override
    public String toString() {
      return "Ended[" + person.username() + "]";
    }
  }

  /// Puts on record that a person's session began.
  @Transactional
  void opened(String session, PersonRef person) {
    Instant now = clock.instant();
    jdbc.sql(
            """
            insert into open_session (session_id, person_id, username, name, unit, opened_at)
            values (?, ?, ?, ?, ?, ?)
            """)
        .param(session)
        .param(person.id())
        .param(person.username())
        .param(person.name())
        .param(person.unit())
        .param(now.atOffset(ZoneOffset.UTC))
        .update();
    journal.append(RecordDraft.of(now, person, new SessionAct.Opened()));
  }

  /// Puts on record that a session ended; does nothing when that is on record already.
  @Transactional
  void closed(String session) {
    closeAll(
        jdbc.sql("delete from open_session where session_id = ? returning *")
            .param(session)
            .query((row, _) -> ended(row))
            .list());
  }

  /// Puts on record that those sessions ended which are gone from the session store or expired in
  /// it, at most [#BATCH] of them.
  ///
  /// @return their ids
  @Transactional
  List<String> closeExpired() {
    Instant now = clock.instant();
    List<Ended> over =
        jdbc.sql(
                """
                delete from open_session where session_id in (
                  select o.session_id from open_session o
                  left join spring_session s on s.session_id = o.session_id and s.expiry_time > ?
                  where s.session_id is null and o.opened_at < ?
                  limit ? for update of o skip locked)
                returning *
                """)
            .params(now.toEpochMilli(), now.minus(SETTLED).atOffset(ZoneOffset.UTC), BATCH)
            .query((row, _) -> ended(row))
            .list();
    closeAll(over);
    return over.stream().map(Ended::session).toList();
  }

  private void closeAll(List<Ended> sessions) {
    if (!sessions.isEmpty()) {
      Instant now = clock.instant();
      journal.appendAll(
          sessions.stream()
              .map(over -> RecordDraft.of(now, over.person(), new SessionAct.Closed()))
              .toList());
    }
  }

  private static Ended ended(ResultSet row) throws SQLException {
    return new Ended(
        row.getString("session_id"),
        new PersonRef(
            row.getObject("person_id", UUID.class),
            row.getString("username"),
            row.getString("name"),
            row.getString("unit")));
  }
}
