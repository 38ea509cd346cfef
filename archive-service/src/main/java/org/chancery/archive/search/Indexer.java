package org.chancery.archive.search;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.chancery.archive.record.JournalRecord;
import org.chancery.archive.record.RecordStore;
import org.chancery.archive.search.RecordIndex.Prepared;
import org.springframework.stereotype.Component;

/// Moves stored records into the index, in bounded portions, and knows how far it has come.
///
/// One thread at a time. A position counts as reached only after the refresh that made it
/// searchable; whatever was sent but not reached when the process dies is sent again, which changes
/// nothing.
@Component
final class Indexer {

  /// Of each partition in one portion; 16 partitions make the most that is in flight.
  private static final int PER_PARTITION = 125;

  private static final int PORTION_BYTES = 8 << 20;

  private static final Duration HELD = Duration.ofSeconds(30);

  private final RecordStore store;
  private final RecordIndex index;
  private final IndexPositions positions;
  private final IndexGenerations generations;
  private final InstantSource clock;
  private final Timer lag;

  private List<Long> sent = List.of();
  private IndexSeries series;
  private List<Instant> unrefreshed = new ArrayList<>();
  private final Map<Integer, Instant> heldUntil = new HashMap<>();

  Indexer(
      RecordStore store,
      RecordIndex index,
      IndexPositions positions,
      IndexGenerations generations,
      InstantSource clock,
      MeterRegistry meters) {
    this.store = store;
    this.index = index;
    this.positions = positions;
    this.generations = generations;
    this.series = generations.unsearched(0);
    this.clock = clock;
    this.lag =
        Timer.builder("archive.searchable.lag")
            .description("From the journal's time of a record until an officer can find it")
            .publishPercentiles(0.5, 0.95, 0.99)
            .distributionStatisticExpiry(Duration.ofMinutes(1))
            .register(meters);
  }

  /// How long records took from the journal to being searchable, over the last minute or so.
  Timer lag() {
    return lag;
  }

  /// Reads where the index stands; an index that has vanished is built again from the first record
  /// on.
  synchronized void reload() {
    series = generations.searched();
    index.prepareTemplate();
    var dropped = index.dropOutdated();
    unrefreshed = new ArrayList<>();
    heldUntil.clear();
    var stored = positions.stored();
    // Nobody is told of positions that an index which has vanished had reached.
    sent = dropped || !index.exists() ? stored.stream().map(_ -> 0L).toList() : stored;
    positions.reach(series, sent);
  }

  /// Lets other indices take the place of those that are searched, while nothing is sent.
  synchronized void replace(Runnable swap) {
    swap.run();
    reload();
  }

  /// Sends the next portion.
  ///
  /// @return whether there was anything to send
  /// @throws IndexBusy when the index takes less than it was given
  synchronized boolean sendNext() {
    var records = next();
    if (records.isEmpty()) {
      return false;
    }
    send(index.prepare(records, series));
    return true;
  }

  /// Whether something was sent that is not searchable yet.
  synchronized boolean hasUnrefreshed() {
    return !sent.equals(positions.reached());
  }

  /// Makes what was sent searchable and says so.
  synchronized void refresh() {
    index.refresh(series.alias());
    positions.reach(series, sent);
    var now = clock.instant();
    for (var at : unrefreshed) {
      var took = Duration.between(at, now);
      lag.record(took.isNegative() ? Duration.ZERO : took);
    }
    unrefreshed = new ArrayList<>();
  }

  private List<JournalRecord> next() {
    var now = clock.instant();
    heldUntil.values().removeIf(until -> !now.isBefore(until));
    var records = store.after(sent, PER_PARTITION, PORTION_BYTES);
    return heldUntil.isEmpty()
        ? records
        : records.stream().filter(record -> !heldUntil.containsKey(record.partition())).toList();
  }

  private void send(Prepared batch) {
    var outcome = index.send(batch);
    var reached = new ArrayList<>(sent);
    var cut = new HashMap<Integer, String>();
    for (var record : batch.records()) {
      var refused = outcome.refused().get(record.id());
      if (refused != null) {
        cut.putIfAbsent(record.partition(), refused);
      }
      if (!cut.containsKey(record.partition())) {
        reached.set(record.partition(), record.position());
        unrefreshed.add(record.at());
      }
    }
    sent = List.copyOf(reached);
    if (outcome.isBusy()) {
      throw new IndexBusy("the index asked to send less");
    }
    if (!cut.isEmpty()) {
      // Anything but "busy" will not go away by itself: the other partitions go on, these try again
      // later.
      cut.keySet().forEach(partition -> heldUntil.put(partition, clock.instant().plus(HELD)));
      throw new IndexBusy("the index refused records of partitions " + cut);
    }
  }

  /// The index takes records, but not all of them now.
  static final class IndexBusy extends RuntimeException {
    IndexBusy(String message) {
      super(message);
    }
  }
}
