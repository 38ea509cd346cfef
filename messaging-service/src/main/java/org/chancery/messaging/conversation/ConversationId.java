package org.chancery.messaging.conversation;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.time.Instant;
import java.util.UUID;
import org.chancery.messaging.journal.Partitions;
import org.chancery.messaging.journal.TimeOrderedId;

/// The identity of a conversation, a UUIDv7. It decides the journal partition.
public record ConversationId(@JsonValue UUID value) {

  /// Reads the text form; refuses what is no UUID.
  @JsonCreator
  public static ConversationId valueOf(String text) {
    return new ConversationId(UUID.fromString(text));
  }

  /// A fresh id.
  static ConversationId next(Instant at) {
    return new ConversationId(TimeOrderedId.next(at));
  }

  /// The journal partition that holds everything said here, 0 to 15.
  public int partition() {
    return Partitions.of(value);
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
