package org.chancery.archive.intake;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.chancery.archive.record.CanonicalBytes;
import org.chancery.archive.record.ChainHead;
import org.chancery.archive.record.JournalRecord;
import org.chancery.archive.record.RecordReader;
import org.chancery.archive.record.RecordReader.Reading;
import org.chancery.archive.record.RecordStore;
import org.springframework.stereotype.Component;

/// Takes records in: understands, verifies and stores them, and stops a partition whose chain is
/// not whole.
///
/// Used by one thread. What it knows of the heads is read again after any failure, so a failed
/// batch is simply taken in again.
@Component
final class Intake {

  private final RecordReader reader;
  private final RecordStore store;
  private final Alarms alarms;
  private final IntakeProgress progress;

  private Map<Integer, ChainHead> heads = new HashMap<>();
  private final Set<Integer> stopped = new HashSet<>();
  private final Set<Integer> alarmed = new HashSet<>();

  Intake(RecordReader reader, RecordStore store, Alarms alarms, IntakeProgress progress) {
    this.reader = reader;
    this.store = store;
    this.alarms = alarms;
    this.progress = progress;
  }

  /// Reads from the store where every partition stands.
  void reload() {
    Map<Integer, ChainHead> fresh = new HashMap<>();
    store.heads().forEach(head -> fresh.put(head.partition(), head));
    heads = fresh;
    alarmed.clear();
    for (var alarm : alarms.open()) {
      if (alarm.partition() != null && !alarm.kind().equals(Fault.Kind.INCOMPLETE.wire())) {
        alarmed.add(alarm.partition());
      }
    }
    publish();
  }

  /// Gives stopped partitions another try. Their alarms stand until a record continues the chain.
  void retryStopped() {
    stopped.clear();
    publish();
  }

  /// The position stored in each partition.
  List<Long> positions() {
    return IntStream.range(0, RecordReader.PARTITIONS).mapToObj(p -> head(p).position()).toList();
  }

  /// After which position to read each partition; a stopped one is asked only for what is new.
  List<Long> readAfter() {
    var journal = progress.view().journal();
    return IntStream.range(0, RecordReader.PARTITIONS)
        .mapToObj(p -> stopped.contains(p) ? journal.get(p) : (Long) head(p).position())
        .toList();
  }

  /// Takes in a batch as it came.
  ///
  /// @return how many records were stored
  /// @throws org.springframework.dao.DataAccessException when the store does not answer; nothing
  ///   was stored
  int take(List<CanonicalBytes> lines) {
    var unread = new ArrayList<Fault>();
    var records = new ArrayList<JournalRecord>();
    var cut = new HashSet<>(stopped);
    for (var line : lines) {
      switch (reader.read(line)) {
        case Reading.Understood(var record) -> {
          if (!cut.contains(record.partition())) {
            records.add(record);
          }
        }
        case Reading.NotUnderstood nothing -> {
          var fault = fault(nothing);
          if (fault.partition() == null || cut.add(fault.partition())) {
            unread.add(fault);
          }
        }
      }
    }
    var verification = Verification.of(records, heads, stopped, store);
    var accepted = verification.accepted();
    if (!accepted.isEmpty() && !store.append(accepted, heads.values())) {
      reload();
      throw new IllegalStateException("another archive node is taking in the same journal");
    }
    heads = new HashMap<>(verification.heads());
    accepted.stream().map(JournalRecord::partition).distinct().forEach(this::resolve);
    verification.faults().forEach(this::raise);
    unread.forEach(this::raise);
    publish();
    return accepted.size();
  }

  /// Compares the journal's heads with what was stored when they were asked for.
  void compare(List<Long> journal, List<Long> storedBefore) {
    for (var partition = 0; partition < RecordReader.PARTITIONS; partition++) {
      if (journal.get(partition) < storedBefore.get(partition) && !alarmed.contains(partition)) {
        raise(
            new Fault(
                partition,
                journal.get(partition),
                Fault.Kind.JOURNAL_SHORTER,
                "position " + storedBefore.get(partition) + " or later",
                "position " + journal.get(partition)));
      }
    }
    progress.heard(journal);
  }

  private void raise(Fault fault) {
    alarms.raise(fault);
    var partition = fault.partition();
    if (partition != null) {
      alarmed.add(partition);
      if (fault.kind().stops()) {
        stopped.add(partition);
      }
    }
  }

  private void resolve(int partition) {
    if (alarmed.remove(partition)) {
      alarms.resolve(partition);
    }
  }

  private void publish() {
    progress.stored(positions(), stopped);
  }

  private ChainHead head(int partition) {
    return heads.getOrDefault(partition, ChainHead.empty(partition));
  }

  private static Fault fault(Reading.NotUnderstood nothing) {
    var partition = nothing.partition();
    return new Fault(
        partition.isPresent() ? partition.getAsInt() : null,
        nothing.position().orElse(0),
        Fault.Kind.NOT_UNDERSTOOD,
        "a journal record of version 1",
        nothing.reason() + ", bytes " + nothing.hash());
  }
}
