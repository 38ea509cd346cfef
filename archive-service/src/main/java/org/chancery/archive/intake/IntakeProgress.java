package org.chancery.archive.intake;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.chancery.archive.record.RecordReader;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// How far intake has come and whether it hears the journal; read by any thread, written by intake
/// alone.
@Component
public class IntakeProgress {

  private volatile View view = new View(zeros(), zeros(), zeros(), Set.of(), null, "not started");

  /// One consistent look at intake. Lists hold one position for each partition.
  ///
  /// @param journal the journal's heads as last heard
  /// @param stored what the archive has stored
  /// @param acknowledged what the archive has told the journal it may prune
  /// @param stopped partitions that take in nothing because of an alarm
  /// @param awaySince since when the feed or the store does not answer; absent while they do
  /// @param trouble what the last failure was; empty when all is well
  public record View(
      List<Long> journal,
      List<Long> stored,
      List<Long> acknowledged,
      Set<Integer> stopped,
      @Nullable Instant awaySince,
      String trouble) {
    public View {
      journal = List.copyOf(journal);
      stored = List.copyOf(stored);
      acknowledged = List.copyOf(acknowledged);
      stopped = Set.copyOf(stopped);
    }
  }

  /// The latest look.
  public View view() {
    return view;
  }

  void stored(List<Long> stored, Set<Integer> stopped) {
    var now = view;
    view =
        new View(
            greater(now.journal, stored),
            stored,
            now.acknowledged,
            stopped,
            now.awaySince,
            now.trouble);
  }

  void heard(List<Long> journal) {
    var now = view;
    view =
        new View(greater(journal, now.stored), now.stored, now.acknowledged, now.stopped, null, "");
  }

  void acknowledged(List<Long> positions) {
    var now = view;
    view = new View(now.journal, now.stored, positions, now.stopped, now.awaySince, now.trouble);
  }

  void away(Instant since, String trouble) {
    var now = view;
    var first = now.awaySince == null ? since : now.awaySince;
    view = new View(now.journal, now.stored, now.acknowledged, now.stopped, first, trouble);
  }

  private static List<Long> greater(List<Long> one, List<Long> other) {
    return IntStream.range(0, RecordReader.PARTITIONS)
        .mapToObj(partition -> Math.max(one.get(partition), other.get(partition)))
        .toList();
  }

  private static List<Long> zeros() {
    return IntStream.range(0, RecordReader.PARTITIONS).mapToObj(_ -> 0L).toList();
  }
}
