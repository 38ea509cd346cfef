package org.chancery.archive.vault;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.chancery.archive.record.CanonicalBytes;
import org.springframework.stereotype.Component;

/// The records as the vault has them, for whoever builds something anew from them.
@Component
public class SealedRecords {

  private final SegmentBooks books;
  private final SegmentReader reader;

  SealedRecords(SegmentBooks books, SegmentReader reader) {
    this.books = books;
    this.reader = reader;
  }

  /// The records of one segment, or the rest of them.
  ///
  /// @param last the last position of the segment
  /// @param records in order; what was disposed of is left out
  public record Portion(long last, List<CanonicalBytes> records) {
    public Portion {
      records = List.copyOf(records);
    }
  }

  /// The sealed records that follow a position, to the end of their segment.
  ///
  /// @return empty when the next record is not sealed yet
  /// @throws DamagedSegment when any byte of the segment is not what was sealed
  /// @throws IOException when it is not there or cannot be read
  public Optional<Portion> after(int partition, long position) throws IOException {
    var entry = books.holding(partition, position + 1);
    if (entry.isEmpty()) {
      return Optional.empty();
    }
    var records =
        reader.readAll(entry.get()).entrySet().stream()
            .filter(record -> record.getKey() > position)
            .map(Map.Entry::getValue)
            .toList();
    return Optional.of(new Portion(entry.get().last(), records));
  }
}
