package org.chancery.messaging.attachment;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Why not all of a file's text could be read.
public enum Gap {
  /// It, or a file in it, asks for a password.
  ENCRYPTED,
  /// It, or a file in it, is not as its type should be.
  DAMAGED,
  /// It is more than is read of a file, or than memory lets read.
  TOO_LARGE,
  /// It took longer than a file may.
  TOO_LATE;

  /// The name in the table and in answers.
  @JsonValue
  public String wire() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  static @Nullable Gap ofWire(@Nullable String wire) {
    return wire == null || wire.isEmpty()
        ? null
        : valueOf(wire.toUpperCase(Locale.ROOT).replace('-', '_'));
  }
}
