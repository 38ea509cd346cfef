package org.chancery.archive.vault;

import java.time.Instant;
import java.util.Map;
import org.chancery.archive.record.RecordStore;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// How the vault does: how much is sealed, what waits for it and what is wrong with it.
@Component
public class VaultFigures {

  private final SegmentBooks books;
  private final VaultSigner signer;
  private final VaultLoop loop;
  private final RecordStore records;

  VaultFigures(SegmentBooks books, VaultSigner signer, VaultLoop loop, RecordStore records) {
    this.books = books;
    this.signer = signer;
    this.loop = loop;
    this.records = records;
  }

  /// One look at the vault.
  ///
  /// @param segments how many are sealed
  /// @param records how many places they hold
  /// @param files how many contents that records name are sealed beside them, gone ones included
  /// @param bytes how many bytes they take
  /// @param waiting stored records that are not sealed yet
  /// @param readSince every segment was read again since then; absent while one was not
  /// @param note number of the last signed note; 0 before the first
  /// @param key what its notes are verified with, as C2SP writes it
  /// @param troubles what went wrong in the last round
  public record VaultState(
      long segments,
      long records,
      long files,
      long bytes,
      long waiting,
      @Nullable Instant readSince,
      long note,
      String key,
      Map<String, String> troubles) {}

  /// Looks at the vault now.
  public VaultState view() {
    var totals = books.totals();
    var waiting =
        records.heads().stream()
            .mapToLong(head ->
                head.position()
                    - books.last(head.partition()).map(SegmentBooks.Entry::last).orElse(0L))
            .filter(behind -> behind > 0)
            .sum();
    return new VaultState(
        totals.segments(),
        totals.records(),
        totals.files(),
        totals.bytes(),
        waiting,
        books.readSince().orElse(null),
        books.lastNote().map(SegmentBooks.NoteRow::number).orElse(0L),
        signer.verifier().vkey(),
        loop.troubles());
  }
}
