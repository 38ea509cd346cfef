package org.chancery.messaging.journal;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A conversation as a record names it.
///
/// @param name absent for direct conversations
public record ConversationRef(UUID id, Kind kind, @Nullable String name) {

  /// The kinds of conversation, with their names on the wire.
  public enum Kind {
    /// Any number of people, named.
    ROOM("room"),
    /// Exactly two people.
    DIRECT("direct");

    private final String wire;

    Kind(String wire) {
      this.wire = wire;
    }

    /// The name in records and frames.
    public String wire() {
      return wire;
    }

    /// The kind with a wire name; refuses unknown ones.
    public static Kind ofWire(String wire) {
      return switch (wire) {
        case "room" -> ROOM;
        case "direct" -> DIRECT;
        case String other -> throw new IllegalArgumentException("No conversation kind " + other);
      };
    }
  }
}
