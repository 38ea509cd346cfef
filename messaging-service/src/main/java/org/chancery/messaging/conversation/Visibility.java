package org.chancery.messaging.conversation;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Locale;

/// Who may find a conversation.
public enum Visibility {
  /// Everybody in the house may find and join it.
  @JsonProperty("public")
  PUBLIC,
  /// Only its members know of it.
  @JsonProperty("private")
  PRIVATE;

  /// The name in tables and on the wire.
  public String wire() {
    return name().toLowerCase(Locale.ROOT);
  }
}
