package org.chancery.archive.hold;

import java.util.List;
import java.util.UUID;

/// A message with its edits and recalls, or any other record alone. They are held, kept and
/// disposed of together: half of what was said is not what was said.
///
/// @param id of the message, or of the record
/// @param records at least one
public record Family(UUID id, List<Facts> records) {

  /// Copies the records.
  public Family {
    if (records.isEmpty()) {
      throw new IllegalArgumentException("a family has at least one record");
    }
    records = List.copyOf(records);
  }
}
