package org.chancery.archive.access;

import java.sql.Timestamp;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
  private final WorkingSessions sessions;
  private final PeopleShown people;
  private final RestrictedReading restricted;
  private final TransactionTemplate transaction;

  AccessLog(
      JdbcClient jdbc,
      InstantSource clock,
      OwnRecords records,
      WorkingSessions sessions,
      PeopleShown people,
      RestrictedReading restricted,
      TransactionTemplate transaction) {
    this.jdbc = jdbc;
    this.clock = clock;
    this.records = records;
    this.sessions = sessions;
    this.people = people;
    this.restricted = restricted;
    this.transaction = transaction;
  }

  /// One line of the log.
  ///
  /// @param record the record in the archive's own chain that says the same; absent for entries
  ///   older than the chain
  /// @param matter what the reader was working on
  public record Entry(
      long id,
      @Nullable UUID record,
      Instant at,
      String person,
      String username,
      String action,
      @Nullable String purpose,
      @Nullable String matter,
      String subject,
      long results) {}

  /// Writes that the officer reads, and why: what the reading says, or else what the officer's
  /// working session says. Returns once that is committed.
  ///
  /// @throws Refusal when it cannot be written, or when nobody has said why; then nothing may be
  ///   shown
  public void write(Officer officer, Reading reading) {
    try {
      transaction.executeWithoutResult(_ -> insert(officer, reading));
    } catch (DataAccessException | TransactionException away) {
      log.error("the access log cannot be written, so a read was refused", away);
      throw Refusal.unavailable(
          "access-log-unavailable",
          "The access log cannot be written, so nothing is shown. Try again in a minute.");
    }
    written();
  }

  private void insert(Officer officer, Reading reading) {
    var session = sessions.of(officer);
    var purpose =
        reading.purpose() == null || reading.purpose().isBlank()
            ? session.map(WorkingSessions.Session::purpose).or(() -> letter(officer)).orElse(null)
            : reading.purpose();
    if (purpose == null && reading.needsPurpose()) {
      throw Refusal.purposeNeeded();
    }
    var matter = session.map(WorkingSessions.Session::matter).orElse(null);
    Map<String, Object> content = new HashMap<>();
    content.put("action", reading.action());
    content.put("subject", reading.subject());
    content.put("results", reading.results());
    if (purpose != null) {
      content.put("purpose", purpose);
    }
    if (matter != null) {
      content.put("matter", matter.toString());
    }
    if (reading.needsPurpose()) {
      restricted.of(officer).ifPresent(reason -> content.put("restricted", reason.ground()));
    }
    var record = records.append(reading.type(), officer.actor(), content);
    var entry =
        jdbc.sql(
                """
                insert into access_log (at, record, person, username, action, purpose, matter, subject, results)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?) returning id
                """)
            .param(Timestamp.from(clock.instant()))
            .param(record.id())
            .param(officer.id())
            .param(officer.username())
            .param(reading.action())
            .param(purpose)
            .param(matter)
            .param(reading.subject())
            .param(reading.results())
            .query(Long.class)
            .single();
    people.write(entry, officer, reading.shown());
  }

  /// A regulator reads by the letter that opened a part of the record to them.
  private Optional<String> letter(Officer reader) {
    return reader.isRegulator()
        ? jdbc.sql(
                """
                select authority from regulator_scope
                where username = ? and withdrawn_at is null and expires_at > ? order by set_at limit 1
                """)
            .param(reader.username())
            .param(Timestamp.from(clock.instant()))
            .query((row, _) -> row.getString("authority"))
            .optional()
        : Optional.empty();
  }

  /// Whether the current request has written its entry.
  static boolean isWritten() {
    return RequestContextHolder.currentRequestAttributes()
            .getAttribute(WRITTEN, RequestAttributes.SCOPE_REQUEST)
        != null;
  }

  /// Marks the current request as one that is on record: by an act's own record instead of an
  /// entry.
  static void written() {
    RequestContextHolder.currentRequestAttributes()
        .setAttribute(WRITTEN, true, RequestAttributes.SCOPE_REQUEST);
  }

  /// Which entries are wanted; what is absent does not narrow it.
  ///
  /// @param reader username
  /// @param action as in `open`
  /// @param matter by id
  /// @param words part of the purpose or of what was read
  record Filter(
      @Nullable String reader,
      @Nullable String action,
      @Nullable UUID matter,
      @Nullable Instant after,
      @Nullable Instant before,
      @Nullable String words) {}

  /// Entries before an id, newest first.
  List<Entry> before(long id, Filter filter, int limit) {
    return jdbc.sql(
            """
            select l.id, l.record, l.at, l.person, l.username, l.action, l.purpose, m.name as matter,
                   l.subject, l.results
            from access_log l left join matter m on m.id = l.matter
            where l.id < :id
              and (cast(:reader as text) is null or l.username = :reader)
              and (cast(:action as text) is null or l.action = :action)
              and (cast(:matter as uuid) is null or l.matter = :matter)
              and (cast(:after as timestamptz) is null or l.at >= :after)
              and (cast(:before as timestamptz) is null or l.at < :before)
              and (cast(:words as text) is null
                   or position(lower(:words) in lower(coalesce(l.purpose, '') || ' ' || l.subject)) > 0)
            order by l.id desc limit :limit
            """)
        .param("id", id)
        .param("reader", filter.reader())
        .param("action", filter.action())
        .param("matter", filter.matter())
        .param("after", filter.after() == null ? null : Timestamp.from(filter.after()))
        .param("before", filter.before() == null ? null : Timestamp.from(filter.before()))
        .param("words", filter.words())
        .param("limit", limit)
        .query((row, _) ->
            new Entry(
                row.getLong("id"),
                row.getObject("record", UUID.class),
                row.getTimestamp("at").toInstant(),
                row.getString("person"),
                row.getString("username"),
                row.getString("action"),
                row.getString("purpose"),
                row.getString("matter"),
                row.getString("subject"),
                row.getLong("results")))
        .list();
  }
}
