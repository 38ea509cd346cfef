package org.chancery.archive.access;

import java.sql.Timestamp;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.chancery.archive.own.OwnRecords;
import org.chancery.archive.problem.Refusal;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.context.request.RequestContextHolder;

/// The log of every human read. An entry is committed before the answer it is about leaves the
/// service, and with it a record in the archive's own chain; the table is a projection of those.
@Component
public class AccessLog {

  private static final Logger log = LoggerFactory.getLogger(AccessLog.class);
  private static final String WRITTEN = AccessLog.class.getName() + ".written";

  private final JdbcClient jdbc;
  private final InstantSource clock;
  private final OwnRecords records;
  private final TransactionTemplate transaction;

  AccessLog(
      JdbcClient jdbc, InstantSource clock, OwnRecords records, TransactionTemplate transaction) {
    this.jdbc = jdbc;
    this.clock = clock;
    this.records = records;
    this.transaction = transaction;
  }

  /// One line of the log.
  ///
  /// @param record the record in the archive's own chain that says the same; absent for entries
  ///   older than the chain
  public record Entry(
      long id,
      @Nullable UUID record,
      Instant at,
      String person,
      String username,
      String action,
      @Nullable String purpose,
      String subject,
      long results) {}

  /// Writes that the officer reads; returns once that is committed.
  ///
  /// @throws Refusal when it cannot be written, and then nothing may be shown
  public void write(Officer officer, Reading reading) {
    try {
      transaction.executeWithoutResult(_ -> insert(officer, reading));
    } catch (DataAccessException | TransactionException away) {
      log.error("the access log cannot be written, so a read was refused", away);
      throw Refusal.unavailable(
          "access-log-unavailable",
          "The access log cannot be written, so nothing is shown. Try again in a minute.");
    }
    RequestContextHolder.currentRequestAttributes()
        .setAttribute(WRITTEN, true, RequestAttributes.SCOPE_REQUEST);
  }

  private void insert(Officer officer, Reading reading) {
    Map<String, Object> content = new HashMap<>();
    content.put("action", reading.action());
    content.put("subject", reading.subject());
    content.put("results", reading.results());
    if (reading.purpose() != null) {
      content.put("purpose", reading.purpose());
    }
    var record = records.append(reading.type(), officer.actor(), content);
    jdbc.sql(
            """
            insert into access_log (at, record, person, username, action, purpose, subject, results)
            values (?, ?, ?, ?, ?, ?, ?, ?)
            """)
        .param(Timestamp.from(clock.instant()))
        .param(record.id())
        .param(officer.id())
        .param(officer.username())
        .param(reading.action())
        .param(reading.purpose())
        .param(reading.subject())
        .param(reading.results())
        .update();
  }

  /// Whether the current request has written its entry.
  static boolean isWritten() {
    return RequestContextHolder.currentRequestAttributes()
            .getAttribute(WRITTEN, RequestAttributes.SCOPE_REQUEST)
        != null;
  }

  /// Entries before an id, newest first.
  List<Entry> before(long id, int limit) {
    return jdbc.sql(
            """
            select id, record, at, person, username, action, purpose, subject, results
            from access_log where id < ? order by id desc limit ?
            """)
        .param(id)
        .param(limit)
        .query((row, _) ->
            new Entry(
                row.getLong("id"),
                row.getObject("record", UUID.class),
                row.getTimestamp("at").toInstant(),
                row.getString("person"),
                row.getString("username"),
                row.getString("action"),
                row.getString("purpose"),
                row.getString("subject"),
                row.getLong("results")))
        .list();
  }
}
