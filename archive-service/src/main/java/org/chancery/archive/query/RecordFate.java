package org.chancery.archive.query;

import java.util.Set;
import org.chancery.archive.record.JournalRecord;
import org.chancery.archive.record.RecordType;

/// What a record itself says of how a message fared.
public final class RecordFate {

  private static final Set<RecordType> HELD =
      Set.of(RecordType.MESSAGE_HELD, RecordType.MESSAGE_RELEASED, RecordType.MESSAGE_REJECTED);

  private RecordFate() {}

  /// Whether it is the edit of a message.
  public static boolean isEdit(JournalRecord record) {
    return record.type() == RecordType.MESSAGE_EDITED;
  }

  /// Whether a message was taken back by it.
  public static boolean isRecall(JournalRecord record) {
    return record.type() == RecordType.MESSAGE_RECALLED;
  }

  /// Whether it is about a message that was held for review.
  public static boolean isHeld(JournalRecord record) {
    return HELD.contains(record.type()) || "held".equals(record.content().outcome());
  }

  /// Whether it is of a type, or of one that begins with this word and a dot.
  static boolean isOfType(JournalRecord record, String type) {
    var wire = record.type().wire();
    return wire.equals(type) || wire.startsWith(type + ".");
  }
}
