package org.chancery.archive.vault;

import java.time.InstantSource;
import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;
import org.chancery.archive.record.SealableRecords;
import org.chancery.archive.record.SealableRecords.Doomed;
import org.springframework.stereotype.Component;

/// Destroys the keys of records that were disposed of and of files that none names, and wraps all
/// others anew when the master key has changed. Segments are never touched for either.
@Component
class KeyKeeping {

  private static final int PORTION = 1_000;

  private final SealableRecords records;
  private final SegmentBooks books;
  private final FileBooks files;
  private final SegmentReader reader;
  private final MasterKeys masters;
  private final InstantSource clock;

  KeyKeeping(
      SealableRecords records,
      SegmentBooks books,
      FileBooks files,
      SegmentReader reader,
      MasterKeys masters,
      InstantSource clock) {
    this.records = records;
    this.books = books;
    this.files = files;
    this.reader = reader;
    this.masters = masters;
    this.clock = clock;
  }

  /// Destroys the next keys, in the caller's transaction, in the vault's turn: whatever is sealed
  /// later is sealed without the records that are gone.
  ///
  /// @return whether there may be more
  boolean destroy() {
    var doomed = records.doomed(PORTION);
    Map<SegmentBooks.Entry, BitSet> bySegment = new HashMap<>();
    for (Doomed record : doomed) {
      books
          .holding(record.partition(), record.position())
          .ifPresent(entry ->
              bySegment
                  .computeIfAbsent(entry, _ -> new BitSet())
                  .set((int) (record.position() - entry.first())));
    }
    bySegment.forEach(this::puncture);
    if (!doomed.isEmpty()) {
      files.release(doomed, clock.instant());
      records.shredded(doomed, clock.instant());
    }
    return doomed.size() == PORTION;
  }

  /// Destroys the keys of the next files that no record names any longer, in the caller's
  /// transaction, in the vault's turn.
  ///
  /// @return whether there may be more
  boolean destroyFiles() {
    var unused = files.forgetUnused(PORTION);
    Map<SegmentBooks.Entry, BitSet> bySegment = new HashMap<>();
    for (var position : unused) {
      books
          .holding(FileSealing.PARTITION, position)
          .ifPresent(entry ->
              bySegment
                  .computeIfAbsent(entry, _ -> new BitSet())
                  .set((int) (position - entry.first())));
    }
    bySegment.forEach(this::puncture);
    return unused.size() == PORTION;
  }

  /// Wraps the next keys by the current master key, in the caller's transaction.
  ///
  /// @return whether there may be more
  boolean rewrap() {
    var others = books.wrappedByOthers(masters.current(), PORTION);
    for (var row : others) {
      books.replaceKey(row.id(), masters.wrap(row.id(), masters.unwrap(row.id(), row.wrapped())));
    }
    return others.size() == PORTION;
  }

  private void puncture(SegmentBooks.Entry entry, BitSet gone) {
    var count = (int) (entry.last() - entry.first() + 1);
    var left = reader.cover(entry).without(gone);
    var dictionary = new BitSet();
    dictionary.set(count);
    // The dictionary goes with the last record that needs it.
    var records = left.without(dictionary);
    var kept = records.isEmpty() ? records : left;
    books.replaceKey(entry.key(), masters.wrap(entry.key(), kept.encode()));
  }
}
