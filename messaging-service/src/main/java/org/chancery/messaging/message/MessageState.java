package org.chancery.messaging.message;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;
import org.chancery.messaging.journal.Act;

/// What became of a message so far, as the message table has it.
public enum MessageState {
  /// It reached its audience at once.
  POSTED,
  /// The policies kept it from its audience.
  BLOCKED,
  /// Its sender was to think again; it reached nobody.
  WARNED,
  /// It waits for a reviewer.
  HELD,
  /// It waited, and reached its audience.
  RELEASED,
  /// It waited, and will reach nobody.
  REJECTED;

  /// The name in the table and in REST answers.
  @JsonValue
  public String column() {
    return name().toLowerCase(Locale.ROOT);
  }

  static MessageState ofColumn(String column) {
    return valueOf(column.toUpperCase(Locale.ROOT));
  }

  static MessageState of(Act.OfMessage message) {
    return switch (message) {
      case Act.MessagePosted _ -> POSTED;
      case Act.MessageBlocked _ -> BLOCKED;
      case Act.MessageWarned _ -> WARNED;
      case Act.MessageHeld _ -> HELD;
    };
  }
}
