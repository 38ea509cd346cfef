package org.chancery.bench.replay;

import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.chancery.bench.service.Archive.Found;

/// What the journal, the archive and the history say about the lines of a run.
///
/// @param journal every record of each line; exactly one is right
/// @param journalFaults gaps and broken hashes seen while reading the journal
/// @param archive what the archive says, by record id
/// @param history the lines of each room in the order its members read them
/// @param historyFaults texts that differ from what was sent, in words
record Evidence(
    Map<Integer, List<Entry>> journal,
    List<String> journalFaults,
    Map<String, Found> archive,
    Map<String, List<Integer>> history,
    List<String> historyFaults) {

  /// One record of the journal.
  ///
  /// @param outcome `allowed`, `alerted` or `blocked`
  record Entry(String id, long position, String outcome) {

    boolean isBlocked() {
      return outcome.equals("blocked");
    }

    boolean isAlerted() {
      return outcome.equals("alerted");
    }
  }

  long journaled(Predicate<Entry> which) {
    return journal.values().stream().flatMap(List::stream).filter(which).count();
  }

  long archived(Predicate<Found> which) {
    return archive.values().stream().filter(which).count();
  }
}
