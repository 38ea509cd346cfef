package org.chancery.messaging.journal;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.HexFormat;

/// Where a record stands and what it hashes to: enough to ask the archive for the proof that it is
/// on record, and for nobody else to.
///
/// @param partition of the journal
/// @param position in the partition, from 1
/// @param hash `sha256:` and 64 hexadecimal digits
@JsonInclude(JsonInclude.Include.ALWAYS)
public record Receipt(int partition, long position, String hash) {

  /// The receipt of a record.
  public static Receipt of(FeedRecord record) {
    return new Receipt(
        record.partition(), record.position(), "sha256:" + HexFormat.of().formatHex(record.hash()));
  }
}
