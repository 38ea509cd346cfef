package org.chancery.archive.completeness;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.chancery.archive.intake.Alarms;
import org.chancery.archive.intake.IntakeProgress;
import org.chancery.archive.ledger.SealedLeaves;
import org.chancery.archive.own.OwnRecords;
import org.chancery.archive.record.RecordStore;
import org.chancery.archive.record.Turns;
import org.chancery.archive.search.IndexedRecords;
import org.chancery.archive.vault.SealedHashes;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Compares what the keepers hold, a bounded number of stretches at a time: first what was asked
/// for or is not settled, then what is new, then whatever was not looked at for longest. It takes
/// no lock that intake needs, and what it has found stands in its books, so it goes on where it
/// stopped.
@Component
class Reconciliation {

  /// The turn a node has while it compares.
  static final String TURN = "completeness";

  private final StretchReader reader;
  private final StretchBooks books;
  private final RecordStore store;
  private final IntakeProgress intake;
  private final SealedLeaves leaves;
  private final SealedHashes vault;
  private final IndexedRecords index;
  private final DayReports reports;
  private final Alarms alarms;
  private final CompletenessSettings settings;
  private final InstantSource clock;
  private final Turns turns;
  private volatile Progress progress = new Progress(null, 0, Set.of(), Map.of());

  Reconciliation(
      StretchReader reader,
      StretchBooks books,
      RecordStore store,
      IntakeProgress intake,
      SealedLeaves leaves,
      SealedHashes vault,
      IndexedRecords index,
      DayReports reports,
      Alarms alarms,
      CompletenessSettings settings,
      InstantSource clock,
      Turns turns) {
    this.reader = reader;
    this.books = books;
    this.store = store;
    this.intake = intake;
    this.leaves = leaves;
    this.vault = vault;
    this.index = index;
    this.reports = reports;
    this.alarms = alarms;
    this.settings = settings;
    this.clock = clock;
    this.turns = turns;
  }

  /// How far it is.
  ///
  /// @param at when the last round ended; absent before the first
  /// @param backlog how many stretches were never compared
  /// @param behind the partitions they are in
  /// @param away keepers that did not answer in the last round, and why
  record Progress(
      @Nullable Instant at, long backlog, Set<Integer> behind, Map<Keeper, String> away) {
    Progress {
      behind = Set.copyOf(behind);
      away = Map.copyOf(away);
    }
  }

  Progress progress() {
    return progress;
  }

  /// One round, while it is no other node's turn. Whatever it writes says whose turn it is, so no
  /// transaction is open while other servers are asked.
  ///
  /// @return whether there is a backlog to go on with at once
  boolean round() {
    return turns.take(TURN) != Turns.Taken.NO && compare();
  }

  private boolean compare() {
    Map<Keeper, String> away = new EnumMap<>(Keeper.class);
    var touched = new TreeSet<LocalDate>();
    var partitions = new TreeSet<Integer>();
    var marks = marks();
    var newest = books.newest();
    for (var stretch : choose(marks, newest)) {
      var readings = compare(stretch, touched);
      partitions.add(stretch.partition());
      away.putAll(readings.away());
    }
    partitions.forEach(this::alarm);
    var behind = behind(marks, books.newest());
    if (behind.isEmpty() && away.isEmpty()) {
      reports.write(touched);
    }
    var backlog = behind.values().stream().mapToLong(Long::longValue).sum();
    progress = new Progress(clock.instant(), backlog, behind.keySet(), away);
    return backlog > 0;
  }

  /// Where each keeper stands in each partition, as cheaply as it can be told.
  private Map<Integer, List<Long>> marks() {
    Map<Integer, List<Long>> marks = new TreeMap<>();
    var journal = intake.view().journal();
    var ledger = leaves.reached();
    for (var head : store.heads()) {
      var p = head.partition();
      var isOwn = p == OwnRecords.PARTITION;
      marks.put(
          p,
          List.of(
              isOwn ? 0L : journal.get(p),
              head.position(),
              ledger.get(p),
              vault.reached(p),
              isOwn ? 0L : index.reached(p)));
    }
    return marks;
  }

  private static long stretches(List<Long> marks) {
    var top = Math.max(marks.get(0), marks.get(1));
    return (top + Stretch.LENGTH - 1) / Stretch.LENGTH;
  }

  /// How many stretches of each partition were never compared, where there are any.
  private static Map<Integer, Long> behind(
      Map<Integer, List<Long>> marks, Map<Integer, StretchBooks.Looked> newest) {
    Map<Integer, Long> behind = new TreeMap<>();
    marks.forEach((partition, reached) -> {
      var missing = stretches(reached) - next(newest, partition);
      if (missing > 0) {
        behind.put(partition, missing);
      }
    });
    return behind;
  }

  private static long next(Map<Integer, StretchBooks.Looked> newest, int partition) {
    var looked = newest.get(partition);
    return looked == null ? 0 : looked.stretch().number() + 1;
  }

  private List<Stretch> choose(
      Map<Integer, List<Long>> marks, Map<Integer, StretchBooks.Looked> newest) {
    var since = clock.instant().minus(settings.again());
    var chosen = new LinkedHashMap<Stretch, Boolean>();
    // Half a round at most for what is known, so that new records are never left behind it.
    books
        .due(since, Math.max(1, settings.stretches() / 2))
        .forEach(looked -> chosen.put(looked.stretch(), true));
    newest.values().stream()
        .filter(looked -> !looked.at().isAfter(since))
        .filter(looked ->
            !looked
                .marks()
                .equals(within(looked.stretch(), marks.get(looked.stretch().partition()))))
        .forEach(looked -> chosen.put(looked.stretch(), true));
    Stream<Stretch> fresh =
        marks.entrySet().stream()
            .flatMap(entry ->
                Stream.iterate(
                        next(newest, entry.getKey()),
                        number -> number < stretches(entry.getValue()),
                        number -> number + 1)
                    .map(number -> new Stretch(entry.getKey(), number)));
    fresh.limit(settings.stretches()).forEach(stretch -> chosen.put(stretch, true));
    books.longestAgo(since, settings.turns()).forEach(looked -> chosen.put(looked.stretch(), true));
    return chosen.keySet().stream().limit(settings.stretches()).toList();
  }

  private static List<Long> within(Stretch stretch, @Nullable List<Long> marks) {
    return marks == null
        ? List.of()
        : marks.stream().map(mark -> Math.min(mark, stretch.last())).toList();
  }

  private Readings compare(Stretch stretch, Set<LocalDate> touched) {
    var readings = reader.read(stretch);
    var figures = Comparison.of(readings, today());
    if (hasDifferences(figures)) {
      // Something may have moved between two keepers: what is really wrong is so twice.
      readings = reader.read(stretch);
      figures = Comparison.of(readings, today());
    }
    var now = clock.instant();
    var since = since(stretch, figures, now);
    figures = overdue(figures, since, now);
    var marks = readings.marks();
    var looked =
        new StretchBooks.Looked(
            stretch,
            now,
            within(
                stretch,
                Stream.of(Keeper.values())
                    .map(keeper -> keeper.keeps(stretch.partition()) ? marks.of(keeper) : 0L)
                    .toList()),
            !readings.away().isEmpty() || isUnsettled(figures),
            false);
    var away = EnumSet.noneOf(Keeper.class);
    away.addAll(readings.away().keySet());
    touched.addAll(books.save(new StretchBooks.Found(looked, figures, since, away)));
    return readings;
  }

  private Map<LocalDate, Map<Keeper, StretchBooks.Waiting>> since(
      Stretch stretch, Map<LocalDate, Map<Keeper, Figure>> figures, Instant now) {
    var before = books.waiting(stretch);
    Map<LocalDate, Map<Keeper, StretchBooks.Waiting>> since = new TreeMap<>();
    figures.forEach((day, keepers) ->
        keepers.forEach((keeper, figure) -> {
          if (figure.waiting() > 0) {
            var known = before.getOrDefault(day, Map.of()).get(keeper);
            since
                .computeIfAbsent(day, _ -> new EnumMap<>(Keeper.class))
                .put(
                    keeper,
                    known != null && known.position() == figure.firstWaiting()
                        ? known
                        : new StretchBooks.Waiting(figure.firstWaiting(), now));
          }
        }));
    return since;
  }

  private Map<LocalDate, Map<Keeper, Figure>> overdue(
      Map<LocalDate, Map<Keeper, Figure>> figures,
      Map<LocalDate, Map<Keeper, StretchBooks.Waiting>> since,
      Instant now) {
    since.forEach((day, keepers) ->
        keepers.forEach((keeper, waiting) -> {
          if (waiting.since().plus(patience(keeper)).isBefore(now)) {
            figures
                .getOrDefault(day, Map.of())
                .computeIfPresent(
                    keeper, (_, figure) -> figure.overdue(waiting.since().toString()));
          }
        }));
    return figures;
  }

  private Duration patience(Keeper keeper) {
    return switch (keeper) {
      case JOURNAL, STORE, LEDGER -> settings.patience();
      case VAULT -> settings.patience().plus(vault.patience());
      case INDEX -> settings.indexPatience();
    };
  }

  private void alarm(int partition) {
    books
        .firstFault(partition)
        .ifPresentOrElse(
            fault ->
                alarms.raiseIncomplete(
                    partition,
                    fault.difference().position(),
                    fault.day() + ": " + fault.difference().expected(),
                    "in the " + fault.keeper().wire() + " " + fault.difference().found()),
            () -> alarms.resolveIncomplete(partition));
  }

  private static boolean hasDifferences(Map<LocalDate, Map<Keeper, Figure>> figures) {
    return figures.values().stream()
        .flatMap(keepers -> keepers.values().stream())
        .anyMatch(figure -> figure.differences() > 0);
  }

  private static boolean isUnsettled(Map<LocalDate, Map<Keeper, Figure>> figures) {
    return figures.values().stream()
        .flatMap(keepers -> keepers.values().stream())
        .anyMatch(figure -> figure.differences() > 0 || figure.waiting() > 0);
  }

  private LocalDate today() {
    return clock.instant().atZone(ZoneOffset.UTC).toLocalDate();
  }
}
