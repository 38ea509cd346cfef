package org.chancery.archive.vault;

import java.io.IOException;
import java.util.Optional;
import org.chancery.verify.Digest;
import org.springframework.stereotype.Component;

/// The files that messages carried, as the vault has them.
@Component
public class SealedFiles {

  private final FileBooks files;
  private final SegmentReader reader;

  SealedFiles(FileBooks files, SegmentReader reader) {
    this.files = files;
    this.reader = reader;
  }

  /// A file's content; empty when it is not sealed, or its key was destroyed.
  ///
  /// @param sha256 as a record names it: `sha256:` and 64 hexadecimal digits
  /// @throws DamagedSegment when any byte of it is not what was sealed
  /// @throws IOException when the vault cannot be read
  public Optional<byte[]> open(String sha256) throws IOException {
    var hash = Digest.parse(sha256);
    var position = files.position(hash);
    return position.isEmpty()
        ? Optional.empty()
        : reader
            .read(FileSealing.PARTITION, position.getAsLong())
            .map(sealed -> FileSealing.content(sealed, hash));
  }
}
