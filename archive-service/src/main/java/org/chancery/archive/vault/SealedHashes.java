package org.chancery.archive.vault;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.NoSuchFileException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import org.chancery.verify.DamagedException;
import org.chancery.verify.Digest;
import org.chancery.verify.SegmentHead;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// What the sealed segments hold, read from their bytes each time; no key is needed for it.
@Component
public class SealedHashes {

  private final SegmentBooks books;
  private final VaultStore store;
  private final VaultSettings settings;

  SealedHashes(SegmentBooks books, VaultStore store, VaultSettings settings) {
    this.books = books;
    this.store = store;
    this.settings = settings;
  }

  /// One record as a segment holds it.
  ///
  /// @param day in UTC; absent when the segment's head cannot be read
  /// @param hash of the record, as the segment's head says; empty when it cannot be read
  /// @param damage what is wrong with its bytes, by file and byte; absent when nothing is
  public record Sealed(@Nullable LocalDate day, String hash, @Nullable String damage) {}

  /// Up to which position a partition is sealed.
  public long reached(int partition) {
    return books.last(partition).map(SegmentBooks.Entry::last).orElse(0L);
  }

  /// How long a record may wait for its segment.
  public Duration patience() {
    return settings.sealAfter();
  }

  /// Reads what segments hold of these positions. Records of a segment whose file is not there are
  /// absent.
  ///
  /// @throws UncheckedIOException when the store does not answer
  public Map<Long, Sealed> between(int partition, long first, long last) {
    Map<Long, Sealed> found = new TreeMap<>();
    for (var entry : books.overlapping(partition, first, last)) {
      try (var in = store.open(entry.name())) {
        read(entry, in.readAllBytes(), first, last, found);
      } catch (NoSuchFileException notThere) {
        // Its records are absent, which is what there is to say.
      } catch (IOException away) {
        throw new UncheckedIOException(away);
      }
    }
    return found;
  }

  private static void read(
      SegmentBooks.Entry entry, byte[] content, long first, long last, Map<Long, Sealed> found)
      throws IOException {
    SegmentHead head;
    try {
      head = SegmentHead.read(new ByteArrayInputStream(content), entry.hash());
    } catch (DamagedException damage) {
      var what = entry.name() + ": " + damage.getMessage();
      for (var p = Math.max(first, entry.first()); p <= Math.min(last, entry.last()); p++) {
        found.put(p, new Sealed(null, "", what));
      }
      return;
    }
    long at = head.length();
    for (var i = 0; i < head.rows().size(); i++) {
      var row = head.rows().get(i);
      var position = head.first() + i;
      if (position >= first && position <= last) {
        var damage = damage(entry, content, at, row);
        found.put(
            position, new Sealed(LocalDate.ofEpochDay(row.day()), row.record().toString(), damage));
      }
      at += row.length();
    }
  }

  private static @Nullable String damage(
      SegmentBooks.Entry entry, byte[] content, long at, SegmentHead.Row row) {
    var end = at + row.length();
    if (end > content.length) {
      return entry.name() + ": it ends at byte " + content.length;
    }
    var ciphertext = Arrays.copyOfRange(content, (int) at, (int) end);
    return row.length() == 0 || Digest.of(ciphertext).equals(row.ciphertext())
        ? null
        : entry.name() + ": bytes " + at + " to " + (end - 1) + " are not what was sealed";
  }
}
