package org.chancery.archive.intake;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.chancery.archive.record.ChainHead;
import org.chancery.archive.record.JournalRecord;
import org.chancery.archive.record.RecordStore;

/// Checks records against the heads they must continue. One instance checks one batch.
///
/// A fault ends what is taken in of its partition; the other partitions go on.
final class Verification {

  private final Map<Integer, ChainHead> heads;
  private final Set<Integer> stopped;
  private final Set<UUID> knownIds;
  private final RecordStore store;
  private final List<JournalRecord> accepted = new ArrayList<>();
  private final List<Fault> faults = new ArrayList<>();

  private Verification(
      Map<Integer, ChainHead> heads, Set<Integer> stopped, Set<UUID> knownIds, RecordStore store) {
    this.heads = new HashMap<>(heads);
    this.stopped = new HashSet<>(stopped);
    this.knownIds = new HashSet<>(knownIds);
    this.store = store;
  }

  /// Checks a batch.
  ///
  /// @param heads the head of every partition
  /// @param stopped partitions to take nothing in for
  static Verification of(
      List<JournalRecord> records,
      Map<Integer, ChainHead> heads,
      Set<Integer> stopped,
      RecordStore store) {
    var known = store.known(records.stream().map(JournalRecord::id).toList());
    var verification = new Verification(heads, stopped, known, store);
    records.forEach(verification::check);
    return verification;
  }

  /// What may be stored, in the order it came.
  List<JournalRecord> accepted() {
    return List.copyOf(accepted);
  }

  /// What may not, at most one for each partition.
  List<Fault> faults() {
    return List.copyOf(faults);
  }

  /// The heads once what was accepted is stored.
  Map<Integer, ChainHead> heads() {
    return Map.copyOf(heads);
  }

  private void check(JournalRecord record) {
    if (stopped.contains(record.partition())) {
      return;
    }
    var head = heads.getOrDefault(record.partition(), ChainHead.empty(record.partition()));
    if (record.position() <= head.position()) {
      checkRepetition(record);
    } else if (record.position() > head.position() + 1) {
      fault(
          record,
          Fault.Kind.GAP,
          "position " + (head.position() + 1),
          "position " + record.position());
    } else if (!record.place().previousHash().equals(head.hash())) {
      fault(record, Fault.Kind.BROKEN_CHAIN, head.hash(), record.place().previousHash());
    } else if (!knownIds.add(record.id())) {
      fault(record, Fault.Kind.REPEATED_ID, "a new id", record.id().toString());
    } else {
      accepted.add(record);
      heads.put(record.partition(), ChainHead.of(record));
    }
  }

  private void checkRepetition(JournalRecord record) {
    var stored =
        accepted.stream()
            .filter(other -> other.place().equals(record.place()))
            .map(JournalRecord::hash)
            .findFirst()
            .or(() -> store.hashAt(record.partition(), record.position()))
            .orElse("no record");
    if (!stored.equals(record.hash())) {
      fault(record, Fault.Kind.REWRITTEN, stored, record.hash());
    }
  }

  private void fault(JournalRecord record, Fault.Kind kind, String expected, String found) {
    faults.add(new Fault(record.partition(), record.position(), kind, expected, found));
    stopped.add(record.partition());
  }
}
