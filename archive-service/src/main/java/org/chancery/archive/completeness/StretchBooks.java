package org.chancery.archive.completeness;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.chancery.archive.record.Turns;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/// What was found in each stretch, and of each day and partition by them.
@Component
class StretchBooks {

  private final JdbcClient jdbc;
  private final Turns turns;
  private final TransactionTemplate transaction;

  StretchBooks(JdbcClient jdbc, Turns turns, TransactionTemplate transaction) {
    this.jdbc = jdbc;
    this.turns = turns;
    this.transaction = transaction;
  }

  /// A stretch that was compared.
  ///
  /// @param marks up to where each keeper had come, none of them beyond the stretch
  record Looked(
      Stretch stretch, Instant at, List<Long> marks, boolean isUnsettled, boolean isAsked) {
    Looked {
      marks = List.copyOf(marks);
    }
  }

  /// Since when the first record that waits has been waiting.
  record Waiting(long position, Instant since) {}

  /// A difference and where it is.
  record Fault(LocalDate day, Keeper keeper, Difference difference) {}

  /// The last stretch of each partition that was ever compared.
  Map<Integer, Looked> newest() {
    Map<Integer, Looked> newest = new HashMap<>();
    looked(
            "where (partition, stretch) in (select partition, max(stretch) from completeness_stretch group by partition)",
            64)
        .forEach(one -> newest.put(one.stretch().partition(), one));
    return newest;
  }

  /// Stretches somebody asked for, and unsettled ones that were not compared since.
  List<Looked> due(Instant since, int limit) {
    return jdbc.sql(
            SELECT
                + """
                where asked or (unsettled and checked_at <= ?)
                order by asked desc, checked_at limit ?
                """)
        .param(Timestamp.from(since))
        .param(limit)
        .query(StretchBooks::looked)
        .list();
  }

  /// The stretches whose turn is longest ago.
  List<Looked> longestAgo(Instant since, int limit) {
    return jdbc.sql(SELECT + "where checked_at <= ? order by checked_at limit ?")
        .param(Timestamp.from(since))
        .param(limit)
        .query(StretchBooks::looked)
        .list();
  }

  /// How many stretches were ever compared, when the one whose turn is longest ago was, and how
  /// many are asked for.
  record Tally(long stretches, @Nullable Instant oldest, long asked) {}

  Tally tally() {
    return jdbc.sql(
            "select count(*) as stretches, min(checked_at) as oldest, count(*) filter (where asked) as asked from completeness_stretch")
        .query((row, _) -> {
          var oldest = row.getTimestamp("oldest");
          return new Tally(
              row.getLong("stretches"),
              oldest == null ? null : oldest.toInstant(),
              row.getLong("asked"));
        })
        .single();
  }

  private static final String SELECT =
      "select partition, stretch, checked_at, marks, unsettled, asked from completeness_stretch ";

  private List<Looked> looked(String where, int limit) {
    return jdbc.sql(SELECT + where + " limit " + limit).query(StretchBooks::looked).list();
  }

  private static Looked looked(ResultSet row, int number) throws SQLException {
    return new Looked(
        new Stretch(row.getInt("partition"), row.getLong("stretch")),
        row.getTimestamp("checked_at").toInstant(),
        List.of((Long[]) row.getArray("marks").getArray()),
        row.getBoolean("unsettled"),
        row.getBoolean("asked"));
  }

  /// Since when each keeper's first waiting record of a stretch has been waiting, by day.
  Map<LocalDate, Map<Keeper, Waiting>> waiting(Stretch stretch) {
    Map<LocalDate, Map<Keeper, Waiting>> waiting = new TreeMap<>();
    jdbc.sql(
            """
            select day, keeper, first_waiting, waiting_since from completeness_figure
            where partition = ? and stretch = ? and waiting_since is not null
            """)
        .param(stretch.partition())
        .param(stretch.number())
        .query(row -> {
          waiting
              .computeIfAbsent(
                  row.getObject("day", LocalDate.class), _ -> new EnumMap<>(Keeper.class))
              .put(
                  Keeper.of(row.getString("keeper")),
                  new Waiting(
                      row.getLong("first_waiting"), row.getTimestamp("waiting_since").toInstant()));
        });
    return waiting;
  }

  /// Everything there is to keep of a stretch.
  ///
  /// @param since since when what waits has been waiting
  /// @param away keepers whose earlier figures stand, because they did not answer
  record Found(
      Looked looked,
      Map<LocalDate, Map<Keeper, Figure>> figures,
      Map<LocalDate, Map<Keeper, Waiting>> since,
      Set<Keeper> away) {}

  /// Keeps it in place of what was found before, and sums up the days it touches.
  ///
  /// @return those days
  Set<LocalDate> save(Found found) {
    var days = new TreeSet<>(found.figures().keySet());
    transaction.executeWithoutResult(_ -> {
      turns.require(Reconciliation.TURN);
      days.addAll(replace(found));
      var stretch = found.looked().stretch();
      jdbc.sql(
              """
              insert into completeness_stretch (partition, stretch, checked_at, marks, unsettled)
              values (?, ?, ?, ?::bigint[], ?)
              on conflict (partition, stretch) do update
                set checked_at = excluded.checked_at, marks = excluded.marks,
                    unsettled = excluded.unsettled, asked = false
              """)
          .param(stretch.partition())
          .param(stretch.number())
          .param(Timestamp.from(found.looked().at()))
          .param(found.looked().marks().toArray(Long[]::new))
          .param(found.looked().isUnsettled())
          .update();
      days.forEach(day -> sumUp(day, stretch.partition()));
    });
    return days;
  }

  private List<LocalDate> replace(Found found) {
    var stretch = found.looked().stretch();
    var away = found.away().stream().map(Keeper::wire).toArray(String[]::new);
    var days =
        jdbc.sql(
                """
                delete from completeness_figure
                where partition = ? and stretch = ? and not keeper = any(?)
                returning day
                """)
            .param(stretch.partition())
            .param(stretch.number())
            .param(away)
            .query((row, _) -> row.getObject("day", LocalDate.class))
            .list();
    found
        .figures()
        .forEach((day, keepers) ->
            keepers.forEach((keeper, figure) -> {
              var since = found.since().getOrDefault(day, Map.of()).get(keeper);
              insert(stretch, day, keeper, figure, Optional.ofNullable(since));
            }));
    return days;
  }

  private void insert(
      Stretch stretch, LocalDate day, Keeper keeper, Figure figure, Optional<Waiting> since) {
    var first = figure.first();
    jdbc.sql(
            """
            insert into completeness_figure
              (partition, stretch, day, keeper, records, gone, digest, waiting, first_waiting,
               waiting_since, differences, kind, position, expected, found)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """)
        .param(stretch.partition())
        .param(stretch.number())
        .param(day)
        .param(keeper.wire())
        .param(figure.records())
        .param(figure.gone())
        .param(figure.digest().toBytes())
        .param(figure.waiting())
        .param(figure.firstWaiting())
        .param(since.map(Waiting::since).map(Timestamp::from).orElse(null))
        .param(figure.differences())
        .param(first == null ? null : first.kind().wire())
        .param(first == null ? null : first.position())
        .param(first == null ? null : first.expected())
        .param(first == null ? null : first.found())
        .update();
  }

  private void sumUp(LocalDate day, int partition) {
    jdbc.sql("delete from completeness_day where day = ? and partition = ?")
        .param(day)
        .param(partition)
        .update();
    jdbc.sql(
            """
            insert into completeness_day
              (day, partition, keeper, records, gone, digest, waiting, differences, kind, position, expected, found)
            select day, partition, keeper, sum(records), sum(gone),
                   sha256(string_agg(digest, ''::bytea order by stretch)), sum(waiting), sum(differences),
                   (array_agg(kind order by stretch) filter (where kind is not null))[1],
                   (array_agg(position order by stretch) filter (where kind is not null))[1],
                   (array_agg(expected order by stretch) filter (where kind is not null))[1],
                   (array_agg(found order by stretch) filter (where kind is not null))[1]
            from completeness_figure where day = ? and partition = ?
            group by day, partition, keeper
            """)
        .param(day)
        .param(partition)
        .update();
  }

  /// The first difference of a partition, if it has any.
  Optional<Fault> firstFault(int partition) {
    return jdbc.sql(
            """
            select day, keeper, kind, position, expected, found from completeness_day
            where partition = ? and differences > 0 order by position, day limit 1
            """)
        .param(partition)
        .query((row, _) ->
            new Fault(
                row.getObject("day", LocalDate.class),
                Keeper.of(row.getString("keeper")),
                new Difference(
                    Difference.Kind.of(row.getString("kind")),
                    row.getLong("position"),
                    row.getString("expected"),
                    row.getString("found"))))
        .optional();
  }

  /// Has the stretches of a day compared before their turn.
  ///
  /// @return how many
  int ask(LocalDate day) {
    return jdbc.sql(
            """
            update completeness_stretch s set asked = true
            where exists (select from completeness_figure f where f.partition = s.partition
                          and f.stretch = s.stretch and f.day = ?)
            """)
        .param(day)
        .update();
  }
}
