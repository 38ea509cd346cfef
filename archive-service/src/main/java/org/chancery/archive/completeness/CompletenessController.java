package org.chancery.archive.completeness;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.chancery.archive.access.AccessLog;
import org.chancery.archive.access.NotARead;
import org.chancery.archive.access.Officer;
import org.chancery.archive.access.Reading;
import org.chancery.archive.problem.Refusal;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// Days and what every keeper has of them.
@RestController
class CompletenessController {

  private static final String FIGURES =
      "It shows counts and hashes by day, nothing that anybody wrote.";
  private static final long LONGEST_DAYS = 370;

  private final DayBooks days;
  private final StretchBooks stretches;
  private final Reconciliation reconciliation;
  private final AccessLog accessLog;
  private final InstantSource clock;

  CompletenessController(
      DayBooks days,
      StretchBooks stretches,
      Reconciliation reconciliation,
      AccessLog accessLog,
      InstantSource clock) {
    this.days = days;
    this.stretches = stretches;
    this.reconciliation = reconciliation;
    this.accessLog = accessLog;
    this.clock = clock;
  }

  /// Days in order; those before anything was on record, and those to come, are absent.
  ///
  /// @param today in UTC, as all days are
  /// @param first the first day anything is on record of; absent while there is none
  /// @param redDays how many days of all differ
  record CalendarResponse(
      LocalDate today,
      @Nullable LocalDate first,
      long redDays,
      Comparing comparing,
      List<Day> days) {}

  /// How far the comparison is.
  ///
  /// @param lastRound when it last looked; absent before the first time
  /// @param oldest every record was compared since then; absent before the first time
  /// @param stretches how many stretches of 4,096 positions there are in the books
  /// @param backlog how many were never compared
  /// @param asked how many are to be compared before their turn
  /// @param away keepers that did not answer in the last round, and why
  record Comparing(
      @Nullable Instant lastRound,
      @Nullable Instant oldest,
      long stretches,
      long backlog,
      long asked,
      Map<String, String> away) {}

  /// What there is to say of a day.
  enum State {
    /// Every keeper has the same, or nothing happened.
    whole,
    /// Something is still on its way.
    waiting,
    /// Two keepers differ.
    differs,
    /// It was not compared yet.
    unchecked
  }

  /// A day at a glance; see [DayBooks.Glance].
  ///
  /// @param reported whether there is a signed report
  record Day(
      LocalDate day,
      State state,
      long records,
      long gone,
      long waiting,
      long differences,
      boolean reported) {}

  /// A day in full.
  ///
  /// @param checkedAt every record of it was compared since then
  record DayResponse(
      Day day,
      @Nullable Instant checkedAt,
      List<PartitionFigures> partitions,
      List<DayBooks.GoneWith> disposals,
      List<ReportLine> reports) {}

  /// What the keepers have of a partition; a keeper that does not keep it is absent.
  record PartitionFigures(int partition, List<KeeperFigure> keepers) {}

  /// What a keeper has.
  ///
  /// @param records how many it accounts for, those that are gone among them
  /// @param gone how many of them were rightly let go
  /// @param digest over position and hash of each of them
  /// @param waiting how many are on their way to it
  record KeeperFigure(
      String keeper,
      long records,
      long gone,
      String digest,
      long waiting,
      @Nullable DifferenceView difference) {}

  /// What is wrong with a keeper.
  ///
  /// @param kind `missing`, `altered`, `extra` or `overdue`
  /// @param positions how many are at fault
  /// @param first the first of them
  record DifferenceView(String kind, long positions, long first, String expected, String found) {}

  /// A signed report.
  record ReportLine(int revision, boolean whole, long records, Instant reportedAt, String record) {}

  /// What to compare now.
  record CheckRequest(@Nullable LocalDate day) {}

  /// How many stretches will be compared before their turn.
  record Asked(int stretches) {}

  @NotARead(FIGURES)
  @GetMapping("/api/completeness")
  CalendarResponse calendar(@RequestParam LocalDate from, @RequestParam LocalDate to) {
    if (from.isAfter(to) || from.plusDays(LONGEST_DAYS).isBefore(to)) {
      throw Refusal.invalid(
          "to",
          "It is not within " + LONGEST_DAYS + " days after from.",
          "Ask for a year at most.");
    }
    var today = today();
    var first = days.first().orElse(null);
    var progress = reconciliation.progress();
    return new CalendarResponse(
        today,
        first,
        days.faultyDays(),
        comparing(progress),
        days(from, to, first, today, progress));
  }

  private Comparing comparing(Reconciliation.Progress progress) {
    var turns = stretches.tally();
    var away = new TreeMap<String, String>();
    progress.away().forEach((keeper, reason) -> away.put(keeper.wire(), reason));
    return new Comparing(
        progress.at(), turns.oldest(), turns.stretches(), progress.backlog(), turns.asked(), away);
  }

  private List<Day> days(
      LocalDate from,
      LocalDate to,
      @Nullable LocalDate first,
      LocalDate today,
      Reconciliation.Progress progress) {
    if (first == null) {
      return List.of();
    }
    var begin = from.isBefore(first) ? first : from;
    var end = to.isAfter(today) ? today : to;
    if (begin.isAfter(end)) {
      return List.of();
    }
    var glances = new HashMap<LocalDate, DayBooks.Glance>();
    days.glances(begin, end).forEach(glance -> glances.put(glance.day(), glance));
    var reported = new HashSet<>(days.reported(begin, end));
    var uncheckedFrom = days.uncheckedFrom(progress.behind());
    return begin
        .datesUntil(end.plusDays(1))
        .map(day ->
            day(
                glances.getOrDefault(day, new DayBooks.Glance(day, 0, 0, 0, 0)),
                reported.contains(day),
                uncheckedFrom.filter(since -> !day.isBefore(since)).isPresent()))
        .toList();
  }

  private static Day day(DayBooks.Glance glance, boolean isReported, boolean isUnchecked) {
    var state =
        glance.differences() > 0
            ? State.differs
            : isUnchecked ? State.unchecked : glance.waiting() > 0 ? State.waiting : State.whole;
    return new Day(
        glance.day(),
        state,
        glance.records(),
        glance.gone(),
        glance.waiting(),
        glance.differences(),
        isReported);
  }

  @NotARead(FIGURES)
  @GetMapping("/api/completeness/days/{day}")
  DayResponse one(@PathVariable LocalDate day) {
    var progress = reconciliation.progress();
    var glance =
        days(day, day, days.first().orElse(null), today(), progress).stream()
            .findFirst()
            .orElseThrow(() -> Refusal.notFound("day"));
    var byPartition = new TreeMap<Integer, List<KeeperFigure>>();
    for (var one : days.figures(day)) {
      byPartition
          .computeIfAbsent(one.partition(), _ -> new ArrayList<>())
          .add(view(one.keeper(), one.figure()));
    }
    return new DayResponse(
        glance,
        days.checkedAt(day).orElse(null),
        byPartition.entrySet().stream()
            .map(entry -> new PartitionFigures(entry.getKey(), entry.getValue()))
            .toList(),
        days.gone(day),
        days.reports(day).stream()
            .map(report ->
                new ReportLine(
                    report.revision(),
                    report.whole(),
                    report.records(),
                    report.reportedAt(),
                    report.record().toString()))
            .toList());
  }

  private static KeeperFigure view(Keeper keeper, Figure figure) {
    var first = figure.first();
    return new KeeperFigure(
        keeper.wire(),
        figure.records(),
        figure.gone(),
        figure.digest().toString(),
        figure.waiting(),
        first == null
            ? null
            : new DifferenceView(
                first.kind().wire(),
                figure.differences(),
                first.position(),
                first.expected(),
                first.found()));
  }

  /// A signed report: a C2SP signed note over canonical JSON.
  ///
  /// @param revision the newest unless another is named
  @GetMapping(value = "/api/completeness/days/{day}/report", produces = "text/plain;charset=utf-8")
  ResponseEntity<byte[]> report(
      @PathVariable LocalDate day,
      @RequestParam @Nullable Integer revision,
      @AuthenticationPrincipal Jwt token) {
    var report =
        days.reports(day).stream()
            .filter(one -> revision == null || one.revision() == revision)
            .findFirst()
            .orElseThrow(() -> Refusal.notFound("report"));
    var name = "completeness-" + day + "-" + report.revision() + ".txt";
    accessLog.write(
        Officer.of(token),
        new Reading("completeness-report", null, day + " revision " + report.revision(), 1));
    return ResponseEntity.ok()
        .contentType(MediaType.parseMediaType("text/plain;charset=utf-8"))
        .header("Content-Disposition", "attachment; filename=\"" + name + "\"")
        .body(report.note().getBytes(StandardCharsets.UTF_8));
  }

  /// Has a day compared before its turn.
  @PostMapping("/api/completeness/check")
  @ResponseStatus(HttpStatus.ACCEPTED)
  Asked check(@RequestBody CheckRequest request, @AuthenticationPrincipal Jwt token) {
    var day = request.day();
    if (day == null) {
      throw Refusal.invalid("day", "No day is named.", "Name one, as in 2026-11-22.");
    }
    var asked = stretches.ask(day);
    accessLog.write(
        Officer.of(token), new Reading("completeness-check", null, day.toString(), asked));
    return new Asked(asked);
  }

  private LocalDate today() {
    return clock.instant().atZone(ZoneOffset.UTC).toLocalDate();
  }
}
