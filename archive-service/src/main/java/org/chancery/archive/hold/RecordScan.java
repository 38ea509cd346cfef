package org.chancery.archive.hold;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.function.Predicate;
import org.chancery.archive.record.CanonicalBytes;
import org.chancery.archive.record.JournalRecord;
import org.chancery.archive.record.RecordReader;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Goes through the stored records of the journal, a page at a time.
@Component
public class RecordScan {

  private static final int PAGE = 1_000;
  private static final Instant LATEST = Instant.parse("9999-12-31T00:00:00Z");

  private final JdbcClient jdbc;
  private final RecordReader reader;

  RecordScan(JdbcClient jdbc, RecordReader reader) {
    this.jdbc = jdbc;
    this.reader = reader;
  }

  /// Which records are gone through.
  ///
  /// @param from the first instant; absent for the beginning
  /// @param until the first instant after; absent for no end
  /// @param conversations empty for all
  public record Range(
      @Nullable Instant from, @Nullable Instant until, Collection<UUID> conversations) {

    /// Everything before an instant.
    public static Range before(Instant until) {
      return new Range(null, until, List.of());
    }
  }

  /// Hands over each record of the range, in order within its partition, until there are no more or
  /// the consumer has had enough.
  ///
  /// @param consumer answers whether it wants the next one
  /// @return whether there are no more
  public boolean each(Range range, Predicate<JournalRecord> consumer) {
    for (var partition = 0; partition < RecordReader.PARTITIONS; partition++) {
      long position = 0;
      List<JournalRecord> page;
      do {
        page = page(range, partition, position);
        for (var record : page) {
          if (!consumer.test(record)) {
            return false;
          }
          position = record.position();
        }
      } while (page.size() == PAGE);
    }
    return true;
  }

  private List<JournalRecord> page(Range range, int partition, long after) {
    var conversations =
        range.conversations().stream().map(UUID::toString).distinct().toArray(String[]::new);
    return jdbc.sql(
            """
            select body from record
            where partition = ? and position > ? and at >= ? and at < ?
              and (? or conversation = any(?::uuid[]))
            order by position limit ?
            """)
        .param(partition)
        .param(after)
        .param(Timestamp.from(range.from() == null ? Instant.EPOCH : range.from()))
        .param(Timestamp.from(range.until() == null ? LATEST : range.until()))
        .param(conversations.length == 0)
        .param(conversations)
        .param(PAGE)
        .query((row, _) -> reader.readStored(CanonicalBytes.of(row.getBytes("body"))))
        .list();
  }
}
