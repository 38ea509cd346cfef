package org.chancery.archive.overview;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.IntStream;
import org.chancery.archive.access.NotARead;
import org.chancery.archive.intake.Alarm;
import org.chancery.archive.intake.Alarms;
import org.chancery.archive.intake.IntakeProgress;
import org.chancery.archive.record.RecordCount;
import org.chancery.archive.record.RecordReader;
import org.chancery.archive.record.RecordStore;
import org.chancery.archive.search.IndexFigures;
import org.chancery.archive.search.IndexPositions;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/// How far the archive has come with the journal.
@RestController
class OverviewController {

  private final RecordStore store;
  private final IntakeProgress intake;
  private final Alarms alarms;
  private final IndexPositions positions;
  private final IndexFigures figures;
  private final InstantSource clock;

  OverviewController(
      RecordStore store,
      IntakeProgress intake,
      Alarms alarms,
      IndexPositions positions,
      IndexFigures figures,
      InstantSource clock) {
    this.store = store;
    this.intake = intake;
    this.alarms = alarms;
    this.positions = positions;
    this.figures = figures;
    this.clock = clock;
  }

  /// The whole picture.
  ///
  /// @param partitions where each partition stands
  /// @param lag what a search does not find yet
  /// @param searchableMillis from journal to searchable, over the last minute
  /// @param counts stored records by type and outcome
  /// @param alarms what is wrong with the journal
  record OverviewResponse(
      List<Partition> partitions,
      Lag lag,
      IndexFigures.SearchableLag searchableMillis,
      Totals totals,
      List<RecordCount> counts,
      List<Alarm> alarms,
      Source intake,
      Source index) {}

  /// Positions of one partition: the journal's head, what is stored, acknowledged and searchable.
  record Partition(
      int partition, long journal, long stored, long acknowledged, long indexed, boolean stopped) {}

  /// How much a search does not find yet.
  ///
  /// @param records between the journal's heads and what is searchable
  /// @param seconds age of the oldest stored one of them; absent when none is stored
  record Lag(long records, @Nullable Double seconds) {}

  /// Totals to reconcile with; the indexed ones are counted by the index and absent while it is
  /// away.
  record Totals(
      long archived,
      long archivedPosted,
      long archivedBlocked,
      long archivedAlerted,
      @Nullable Long indexed,
      @Nullable Long indexedPosted,
      @Nullable Long indexedBlocked,
      @Nullable Long indexedAlerted) {}

  /// Whether a neighbour answers.
  ///
  /// @param awaySince since when it does not
  /// @param trouble what the last failure was; empty when all is well
  record Source(@Nullable Instant awaySince, String trouble) {}

  @NotARead("It shows positions and counts, nothing that anybody wrote.")
  @GetMapping("/api/overview")
  OverviewResponse overview() {
    var view = intake.view();
    var reached = positions.reached();
    var counts = store.counts();
    return new OverviewResponse(
        partitions(view, reached),
        lag(view, reached),
        figures.lag(),
        totals(counts),
        counts,
        alarms.open(),
        new Source(view.awaySince(), view.trouble()),
        new Source(figures.awaySince(), figures.trouble()));
  }

  private static List<Partition> partitions(IntakeProgress.View view, List<Long> reached) {
    return IntStream.range(0, RecordReader.PARTITIONS)
        .mapToObj(partition ->
            new Partition(
                partition,
                view.journal().get(partition),
                view.stored().get(partition),
                view.acknowledged().get(partition),
                reached.get(partition),
                view.stopped().contains(partition)))
        .toList();
  }

  private Lag lag(IntakeProgress.View view, List<Long> reached) {
    var records =
        IntStream.range(0, RecordReader.PARTITIONS)
            .mapToLong(
                partition -> Math.max(0, view.journal().get(partition) - reached.get(partition)))
            .sum();
    if (records == 0) {
      return new Lag(0, 0.0);
    }
    var seconds =
        store
            .oldestAfter(reached)
            .map(at -> Math.max(0, Duration.between(at, clock.instant()).toMillis() / 1000.0));
    return new Lag(records, seconds.orElse(null));
  }

  private Totals totals(List<RecordCount> counts) {
    var indexed = figures.counts();
    return new Totals(
        counts.stream().mapToLong(RecordCount::records).sum(),
        sum(counts, "message.posted", null),
        sum(counts, "message.blocked", null),
        sum(counts, "message.posted", "alerted"),
        indexed.map(index -> index.total()).orElse(null),
        indexed.map(index -> index.posted()).orElse(null),
        indexed.map(index -> index.blocked()).orElse(null),
        indexed.map(index -> index.alerted()).orElse(null));
  }

  private static long sum(List<RecordCount> counts, String type, @Nullable String outcome) {
    return counts.stream()
        .filter(count -> count.type().equals(type))
        .filter(count -> outcome == null || count.outcome().equals(outcome))
        .mapToLong(RecordCount::records)
        .sum();
  }
}
