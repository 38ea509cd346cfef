package org.chancery.archive.completeness;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import org.chancery.archive.ledger.LedgerKeys;
import org.chancery.archive.own.Actor;
import org.chancery.archive.own.CanonicalJson;
import org.chancery.archive.own.OwnRecords;
import org.chancery.archive.own.OwnType;
import org.chancery.archive.record.Turns;
import org.chancery.verify.Digest;
import org.chancery.verify.ledger.SignedNote;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/// Reports each day that is over: what every keeper has of it, as canonical JSON under the ledger's
/// keys, on record in the archive's own chain. A day whose figures change is reported again.
@Component
class DayReports {

  /// The first line of every report, which no other note of these keys begins with.
  static final String MAGIC = "chancery-completeness 1\n";

  private static final int MOST_A_ROUND = 16;

  private final DayBooks books;
  private final OwnRecords records;
  private final LedgerKeys keys;
  private final CompletenessSettings settings;
  private final InstantSource clock;
  private final Turns turns;
  private final TransactionTemplate transaction;

  DayReports(
      DayBooks books,
      OwnRecords records,
      LedgerKeys keys,
      CompletenessSettings settings,
      InstantSource clock,
      Turns turns,
      TransactionTemplate transaction) {
    this.books = books;
    this.records = records;
    this.keys = keys;
    this.settings = settings;
    this.clock = clock;
    this.turns = turns;
    this.transaction = transaction;
  }

  /// Reports what is due, a bounded number of days.
  ///
  /// @param compared days whose figures may have changed
  void write(SortedSet<LocalDate> compared) {
    var last =
        clock.instant().minus(settings.settle()).atZone(ZoneOffset.UTC).toLocalDate().minusDays(1);
    var days = new TreeSet<>(compared.headSet(last.plusDays(1)));
    days.addAll(books.unreported(last, MOST_A_ROUND));
    days.stream().filter(this::isDue).limit(MOST_A_ROUND).forEach(this::report);
  }

  private boolean isDue(LocalDate day) {
    var figures = books.figures(day);
    var isSettled =
        figures.stream()
            .map(DayBooks.DayFigure::figure)
            .allMatch(figure -> figure.waiting() == 0 || figure.differences() > 0);
    var isNew =
        books.reportedFigures(day).map(before -> !before.equals(digest(figures))).orElse(true);
    return isSettled && isNew;
  }

  private void report(LocalDate day) {
    transaction.executeWithoutResult(_ -> {
      turns.require(Reconciliation.TURN);
      var figures = books.figures(day);
      var revision = books.reports(day).size() + 1;
      var at = clock.instant().truncatedTo(ChronoUnit.SECONDS);
      var document = document(day, revision, figures);
      var note =
          sign(
              MAGIC + new String(CanonicalJson.bytes(document), StandardCharsets.UTF_8) + "\n", at);
      var whole = isWhole(figures);
      var count = count(figures);
      var record =
          records.append(
              OwnType.COMPLETENESS_REPORTED,
              Actor.ARCHIVE,
              Map.of(
                  "day", day.toString(),
                  "revision", revision,
                  "whole", whole,
                  "records", count,
                  "report", note));
      books.add(
          new DayBooks.Report(day, revision, whole, count, note, record.id(), at), digest(figures));
    });
  }

  private String sign(String text, Instant at) {
    var signatures =
        keys.signers().stream().flatMap(signer -> signer.sign(text, at).stream()).toList();
    return new SignedNote(text, signatures).toString();
  }

  private Map<String, Object> document(
      LocalDate day, int revision, List<DayBooks.DayFigure> figures) {
    Map<String, Object> document = new HashMap<>();
    document.put("v", 1);
    document.put("day", day.toString());
    document.put("zone", "UTC");
    document.put("revision", revision);
    document.put("whole", isWhole(figures));
    document.put("records", count(figures));
    document.put("partitions", partitions(figures));
    document.put(
        "disposals",
        books.gone(day).stream()
            .map(gone -> Map.of("id", string(gone.disposal()), "records", gone.records()))
            .toList());
    return document;
  }

  private static String string(UUID id) {
    return id.toString();
  }

  private static List<Map<String, Object>> partitions(List<DayBooks.DayFigure> figures) {
    var byPartition = new TreeMap<Integer, Map<String, Object>>();
    for (var one : figures) {
      byPartition
          .computeIfAbsent(one.partition(), _ -> new TreeMap<>())
          .put(one.keeper().wire(), keeper(one.figure()));
    }
    List<Map<String, Object>> partitions = new ArrayList<>();
    byPartition.forEach(
        (partition, keepers) -> partitions.add(Map.of("partition", partition, "keepers", keepers)));
    return partitions;
  }

  private static Map<String, Object> keeper(Figure figure) {
    Map<String, Object> keeper = new HashMap<>();
    keeper.put("records", figure.records());
    keeper.put("gone", figure.gone());
    keeper.put("digest", figure.digest().toString());
    var first = figure.first();
    if (first != null) {
      keeper.put(
          "differences",
          Map.of(
              "positions", figure.differences(),
              "kind", first.kind().wire(),
              "first", first.position(),
              "expected", first.expected(),
              "found", first.found()));
    }
    return keeper;
  }

  private static boolean isWhole(List<DayBooks.DayFigure> figures) {
    return figures.stream().allMatch(one -> one.figure().differences() == 0);
  }

  private static long count(List<DayBooks.DayFigure> figures) {
    var most = new TreeMap<Integer, Long>();
    figures.forEach(one -> most.merge(one.partition(), one.figure().records(), Math::max));
    return most.values().stream().mapToLong(Long::longValue).sum();
  }

  private static Digest digest(List<DayBooks.DayFigure> figures) {
    return Digest.of(CanonicalJson.bytes(Map.of("partitions", partitions(figures))));
  }
}
