package org.chancery.archive.access;

import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Who looked at what of one person: what the person, or whoever protects their data, may ask.
@Component
class AccessReport {

  private static final String FROM =
      """
      from access_person p join access_log l on l.id = p.entry
      left join matter m on m.id = l.matter
      left join break_glass g on g.id = p.given_by
      left join regulator_scope s on s.id = p.given_by
      left join restricted_reading r on r.id = p.given_by
      where p.person = :person
        and (cast(:after as timestamptz) is null or l.at >= :after)
        and (cast(:before as timestamptz) is null or l.at < :before)
      """;

  private final JdbcClient jdbc;

  AccessReport(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /// What is asked.
  ///
  /// @param after inclusive
  /// @param before exclusive
  record Question(UUID person, @Nullable Instant after, @Nullable Instant before) {}

  /// One look.
  ///
  /// @param subject the query or the id that was read
  /// @param records of the person that it showed
  /// @param basis `role`, `leave`, `scope` or `restricted`
  /// @param given why leave was given, the letter that opened the scope, or why restricted records
  ///   were read
  /// @param givenBy who gave it
  record Look(
      long id,
      Instant at,
      String username,
      String action,
      @Nullable String purpose,
      @Nullable String matter,
      String subject,
      int records,
      String basis,
      @Nullable String given,
      @Nullable String givenBy) {}

  /// How much one reader looked.
  record Reader(String username, long looks, long records, Instant last) {}

  /// How many looks there were on a day.
  record Day(LocalDate day, long looks) {}

  /// All of it in figures.
  record Sums(long looks, long records, List<Reader> readers, List<Day> days) {}

  Sums sums(Question question, ZoneId zone) {
    var readers =
        jdbc.sql(
                "select l.username, count(*) as looks, sum(p.records) as records, max(l.at) as last "
                    + FROM
                    + "group by l.username order by looks desc, l.username limit 500")
            .params(parameters(question))
            .query((row, _) ->
                new Reader(
                    row.getString("username"),
                    row.getLong("looks"),
                    row.getLong("records"),
                    row.getTimestamp("last").toInstant()))
            .list();
    var parameters = parameters(question);
    parameters.put("zone", zone.getId());
    var days =
        jdbc.sql(
                "select (l.at at time zone :zone)::date as day, count(*) as looks "
                    + FROM
                    + "group by day order by day desc limit 400")
            .params(parameters)
            .query((row, _) -> new Day(row.getObject("day", LocalDate.class), row.getLong("looks")))
            .list()
            .reversed();
    return new Sums(
        readers.stream().mapToLong(Reader::looks).sum(),
        readers.stream().mapToLong(Reader::records).sum(),
        readers,
        days);
  }

  /// The looks before an id, newest first.
  List<Look> looks(Question question, long before, int limit) {
    var parameters = parameters(question);
    parameters.put("cursor", before);
    parameters.put("limit", limit);
    return jdbc.sql(
            """
            select l.id, l.at, l.username, l.action, l.purpose, m.name as matter, l.subject, p.records, p.basis,
              coalesce(g.reason, s.authority, r.reason) as given,
              coalesce(g.decided_by, s.set_by, r.username) as given_by_name
            """
                + FROM
                + "and l.id < :cursor order by l.id desc limit :limit")
        .params(parameters)
        .query((row, _) ->
            new Look(
                row.getLong("id"),
                row.getTimestamp("at").toInstant(),
                row.getString("username"),
                row.getString("action"),
                row.getString("purpose"),
                row.getString("matter"),
                row.getString("subject"),
                row.getInt("records"),
                row.getString("basis"),
                row.getString("given"),
                row.getString("given_by_name")))
        .list();
  }

  private static Map<String, @Nullable Object> parameters(Question question) {
    Map<String, @Nullable Object> parameters = new HashMap<>();
    var after = question.after();
    var before = question.before();
    parameters.put("person", question.person());
    parameters.put("after", after == null ? null : Timestamp.from(after));
    parameters.put("before", before == null ? null : Timestamp.from(before));
    return parameters;
  }
}
