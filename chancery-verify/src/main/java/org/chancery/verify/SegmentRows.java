package org.chancery.verify;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.chancery.verify.VaultCheck.Found;
import org.jspecify.annotations.Nullable;

/// What the segments say of each record; of files they say nothing that the ledger knows. It keeps
/// one segment's head of each partition in memory: whoever asks in the order of positions reads
/// each head once.
final class SegmentRows {

  private final Path root;
  private final Map<Integer, TreeMap<Long, Found>> partitions = new TreeMap<>();
  private final Map<Integer, Open> open = new HashMap<>();

  SegmentRows(Path root, Map<Integer, List<Found>> segments) {
    this.root = root;
    segments.forEach((partition, found) -> {
      if (partition == SegmentHead.FILES) {
        return;
      }
      var byFirst = new TreeMap<Long, Found>(Comparator.naturalOrder());
      found.forEach(segment -> byFirst.putIfAbsent(segment.first(), segment));
      partitions.put(partition, byFirst);
    });
  }

  /// A record's row, and the segment it is in.
  record Located(String file, SegmentHead.Row row) {}

  private record Open(long first, @Nullable SegmentHead head) {}

  /// The last position that is sealed in each partition.
  Map<Integer, Long> last() {
    Map<Integer, Long> last = new TreeMap<>();
    partitions.forEach((partition, segments) -> {
      if (!segments.isEmpty()) {
        last.put(partition, segments.lastEntry().getValue().last());
      }
    });
    return last;
  }

  /// A record's row; empty when no readable segment has it.
  Optional<Located> row(int partition, long position) throws IOException {
    var segment = partitions.getOrDefault(partition, new TreeMap<>()).floorEntry(position);
    if (segment == null || segment.getValue().last() < position) {
      return Optional.empty();
    }
    var found = segment.getValue();
    var opened = open.get(partition);
    if (opened == null || opened.first() != found.first()) {
      opened = new Open(found.first(), read(found));
      open.put(partition, opened);
    }
    var head = opened.head();
    return head == null
        ? Optional.empty()
        : Optional.of(new Located(found.file(), head.rows().get((int) (position - head.first()))));
  }

  private @Nullable SegmentHead read(Found found) throws IOException {
    try (var in = new BufferedInputStream(Files.newInputStream(root.resolve(found.file())))) {
      return SegmentHead.read(in, found.hash());
    } catch (DamagedException _) {
      // It was found when the segment was checked.
      return null;
    }
  }
}
