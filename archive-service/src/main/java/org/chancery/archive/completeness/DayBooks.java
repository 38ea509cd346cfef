package org.chancery.archive.completeness;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.chancery.verify.Digest;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// What was found of whole days, and the reports of them.
@Component
class DayBooks {

  private final JdbcClient jdbc;

  DayBooks(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /// What a keeper has of a day in a partition.
  record DayFigure(int partition, Keeper keeper, Figure figure) {}

  /// A day at a glance.
  ///
  /// @param records of the keeper that has most, over all partitions
  /// @param gone how many of them were disposed of
  /// @param waiting how many are still on their way to some keeper
  /// @param differences how many positions are at fault, over all keepers
  record Glance(LocalDate day, long records, long gone, long waiting, long differences) {}

  /// A disposal some of the day's records went with.
  ///
  /// @param number as it is called on screens; absent for one that has no certificate
  record GoneWith(UUID disposal, @Nullable Long number, long records) {}

  /// A signed report.
  record Report(
      LocalDate day,
      int revision,
      boolean whole,
      long records,
      String note,
      UUID record,
      Instant reportedAt) {}

  /// The first day anything is on record of.
  Optional<LocalDate> first() {
    return jdbc.sql("select min(day) from completeness_day")
        .query((row, _) -> Optional.ofNullable(row.getObject(1, LocalDate.class)))
        .single();
  }

  /// From which day on something may be in stretches that were never compared.
  ///
  /// @param behind partitions with such stretches
  Optional<LocalDate> uncheckedFrom(Collection<Integer> behind) {
    return behind.isEmpty()
        ? Optional.empty()
        : jdbc.sql(
                """
                select min(coalesce((select max(day) from completeness_day d where d.partition = p), '-infinity'))
                from unnest(?::int[]) p
                """)
            .param(behind.toArray(Integer[]::new))
            .query((row, _) -> row.getObject(1, LocalDate.class))
            .optional();
  }

  /// Days of which anything is on record, in order.
  List<Glance> glances(LocalDate from, LocalDate to) {
    return jdbc.sql(
            """
            select day, sum(records) as records, sum(gone) as gone, sum(waiting) as waiting,
                   sum(differences) as differences
            from (select day, partition, max(records + waiting) as records,
                         max(case when keeper = 'store' then gone else 0 end) as gone,
                         max(waiting) as waiting, sum(differences) as differences
                  from completeness_day where day between ? and ? group by day, partition) partitions
            group by day order by day
            """)
        .param(from)
        .param(to)
        .query((row, _) ->
            new Glance(
                row.getObject("day", LocalDate.class),
                row.getLong("records"),
                row.getLong("gone"),
                row.getLong("waiting"),
                row.getLong("differences")))
        .list();
  }

  /// How many days there is a difference in.
  long faultyDays() {
    return jdbc.sql("select count(distinct day) from completeness_day where differences > 0")
        .query(Long.class)
        .single();
  }

  /// Days with a difference, oldest first.
  List<LocalDate> faulty(int limit) {
    return jdbc.sql(
            "select distinct day from completeness_day where differences > 0 order by day limit ?")
        .param(limit)
        .query((row, _) -> row.getObject(1, LocalDate.class))
        .list();
  }

  /// Everything that was found of a day, by partition and keeper.
  List<DayFigure> figures(LocalDate day) {
    return jdbc.sql(
            """
            select partition, keeper, records, gone, digest, waiting, differences, kind, position, expected, found
            from completeness_day where day = ? order by partition, keeper
            """)
        .param(day)
        .query(DayBooks::figure)
        .list();
  }

  private static DayFigure figure(ResultSet row, int number) throws SQLException {
    var kind = row.getString("kind");
    var first =
        kind == null
            ? null
            : new Difference(
                Difference.Kind.of(kind),
                row.getLong("position"),
                row.getString("expected"),
                row.getString("found"));
    return new DayFigure(
        row.getInt("partition"),
        Keeper.of(row.getString("keeper")),
        new Figure(
            row.getLong("records"),
            row.getLong("gone"),
            Digest.known(row.getBytes("digest")),
            row.getLong("waiting"),
            0,
            row.getLong("differences"),
            first));
  }

  /// When the stretch of a day that was not compared for longest was.
  Optional<Instant> checkedAt(LocalDate day) {
    return jdbc.sql(
            """
            select min(s.checked_at) from completeness_stretch s
            where exists (select from completeness_figure f where f.partition = s.partition
                          and f.stretch = s.stretch and f.day = ?)
            """)
        .param(day)
        .query((row, _) -> Optional.ofNullable(row.getTimestamp(1)).map(Timestamp::toInstant))
        .single();
  }

  /// The disposals that records of a day went with.
  List<GoneWith> gone(LocalDate day) {
    return jdbc.sql(
            """
            select d.disposal, p.number, count(*) as records
            from disposed_record d left join disposal p on p.id = d.disposal
            where d.at >= ?::date at time zone 'UTC' and d.at < (?::date + 1) at time zone 'UTC'
            group by d.disposal, p.number order by p.number nulls last, d.disposal
            """)
        .param(day)
        .param(day)
        .query((row, _) ->
            new GoneWith(
                row.getObject("disposal", UUID.class),
                row.getObject("number", Long.class),
                row.getLong("records")))
        .list();
  }

  /// The days up to one of which there is no report yet, oldest first.
  List<LocalDate> unreported(LocalDate upTo, int limit) {
    return jdbc.sql(
            """
            select d::date from generate_series((select min(day) from completeness_day), ?::date, interval '1 day') d
            where not exists (select from completeness_report r where r.day = d::date)
            order by 1 limit ?
            """)
        .param(upTo)
        .param(limit)
        .query((row, _) -> row.getObject(1, LocalDate.class))
        .list();
  }

  private static final String REPORT =
      "select day, revision, whole, records, note, record, reported_at from completeness_report ";

  /// The reports of a day, newest first.
  List<Report> reports(LocalDate day) {
    return jdbc.sql(REPORT + "where day = ? order by revision desc")
        .param(day)
        .query(DayBooks::report)
        .list();
  }

  /// The days in between of which there is a report.
  List<LocalDate> reported(LocalDate from, LocalDate to) {
    return jdbc.sql(
            "select distinct day from completeness_report where day between ? and ? order by day")
        .param(from)
        .param(to)
        .query((row, _) -> row.getObject(1, LocalDate.class))
        .list();
  }

  /// Over which figures the newest report of a day is.
  Optional<Digest> reportedFigures(LocalDate day) {
    return jdbc.sql(
            "select figures from completeness_report where day = ? order by revision desc limit 1")
        .param(day)
        .query((row, _) -> Digest.known(row.getBytes(1)))
        .optional();
  }

  /// Keeps a report, in the caller's transaction.
  void add(Report report, Digest figures) {
    jdbc.sql(
            """
            insert into completeness_report (day, revision, whole, records, figures, note, record, reported_at)
            values (?, ?, ?, ?, ?, ?, ?, ?)
            """)
        .param(report.day())
        .param(report.revision())
        .param(report.whole())
        .param(report.records())
        .param(figures.toBytes())
        .param(report.note())
        .param(report.record())
        .param(Timestamp.from(report.reportedAt()))
        .update();
  }

  private static Report report(ResultSet row, int number) throws SQLException {
    return new Report(
        row.getObject("day", LocalDate.class),
        row.getInt("revision"),
        row.getBoolean("whole"),
        row.getLong("records"),
        row.getString("note"),
        row.getObject("record", UUID.class),
        row.getTimestamp("reported_at").toInstant());
  }
}
