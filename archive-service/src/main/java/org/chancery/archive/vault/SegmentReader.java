package org.chancery.archive.vault;

import com.github.luben.zstd.Zstd;
import com.github.luben.zstd.ZstdException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.chancery.archive.record.CanonicalBytes;
import org.chancery.verify.SegmentCheck;
import org.chancery.verify.SegmentHead;
import org.springframework.stereotype.Component;

/// Reads segments back, and believes none of what they say before it is checked.
@Component
class SegmentReader {

  private final VaultStore store;
  private final SegmentBooks books;
  private final MasterKeys masters;

  SegmentReader(VaultStore store, SegmentBooks books, MasterKeys masters) {
    this.store = store;
    this.books = books;
    this.masters = masters;
  }

  /// One record, byte for byte; empty when it is not sealed, or its key was destroyed.
  Optional<CanonicalBytes> read(int partition, long position) throws IOException {
    var entry = books.holding(partition, position);
    return entry.isEmpty()
        ? Optional.empty()
        : Optional.ofNullable(readAll(entry.get()).get(position));
  }

  /// All records of a segment whose keys are there, by position.
  ///
  /// @throws DamagedSegment when any byte is not what was sealed
  /// @throws IOException when it is not there or cannot be read
  Map<Long, CanonicalBytes> readAll(SegmentBooks.Entry entry) throws IOException {
    byte[] content;
    try (var in = store.open(entry.name())) {
      content = in.readAllBytes();
    }
    var outcome = SegmentCheck.check(new ByteArrayInputStream(content), entry.hash(), entry.name());
    if (!outcome.findings().isEmpty() || outcome.head().isEmpty()) {
      throw new DamagedSegment(String.valueOf(outcome.findings()));
    }
    var head = outcome.head().get();
    var keys = cover(entry);
    Map<Long, CanonicalBytes> records = new TreeMap<>();
    var dictionaryKey = keys.key(head.rows().size());
    if (dictionaryKey.isEmpty()) {
      return records;
    }
    try {
      var count = head.rows().size();
      var at = (int) head.offset(count);
      var sealed = java.util.Arrays.copyOfRange(content, at, at + head.dictionary().length());
      var plain = RecordCipher.open(dictionaryKey.get(), head.key(), count, sealed);
      var dictionary = Zstd.decompress(plain, Math.toIntExact(Zstd.getFrameContentSize(plain)));
      at = head.length();
      for (var i = 0; i < count; i++) {
        var row = head.rows().get(i);
        var key = keys.key(i);
        if (row.length() > 0 && key.isPresent()) {
          var ciphertext = java.util.Arrays.copyOfRange(content, at, at + row.length());
          var packed = RecordCipher.open(key.get(), head.key(), i, ciphertext);
          records.put(head.first() + i, checked(packed, dictionary, head, i));
        }
        at += row.length();
      }
    } catch (GeneralSecurityException | ZstdException | ArithmeticException damage) {
      throw new DamagedSegment(entry.name() + ": it does not open with its keys");
    }
    return records;
  }

  /// What opens a segment.
  KeyCover cover(SegmentBooks.Entry entry) {
    var wrapped =
        books
            .key(entry.key())
            .orElseThrow(() -> new IllegalStateException("no key for " + entry.name()));
    return KeyCover.decode(masters.unwrap(entry.key(), wrapped));
  }

  private static CanonicalBytes checked(
      byte[] packed, byte[] dictionary, SegmentHead head, int index) {
    var record = CanonicalBytes.of(Identifiers.expand(packed, dictionary));
    if (!record.hash().equals(head.rows().get(index).record().toString())) {
      throw new DamagedSegment(
          "record " + head.partition() + "/" + (head.first() + index) + " is another one");
    }
    return record;
  }
}
