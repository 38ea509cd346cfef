package org.chancery.archive.record;

/// Where the archive stands in one partition: the last record it stored.
///
/// @param partition 0 to 15, or 16 for the archive's own
/// @param position 0 before the first record
/// @param hash `sha256:` and 64 hexadecimal digits; all zeros before the first record
public record ChainHead(int partition, long position, String hash) {

  private static final String NO_RECORD = "sha256:" + "0".repeat(64);

  /// The head of an empty partition.
  public static ChainHead empty(int partition) {
    return new ChainHead(partition, 0, NO_RECORD);
  }

  /// The head once that record is stored.
  public static ChainHead of(JournalRecord record) {
    return new ChainHead(record.partition(), record.position(), record.hash());
  }
}
