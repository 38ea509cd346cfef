package org.chancery.messaging.screening;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/// What becomes of a text when a rule could not be decided within its budget (P7).
public enum UndecidedMode {
  /// A reviewer decides.
  HOLD,
  /// It does not go out.
  REFUSE,
  /// It goes out, and is judged again at leisure.
  DELIVER_AND_RESCAN;

  /// The name on the wire, such as `deliver-and-rescan`.
  @JsonValue
  public String wireName() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /// The mode of a wire name.
  ///
  /// @throws IllegalArgumentException when there is none
  @JsonCreator
  public static UndecidedMode ofWireName(String wireName) {
    return valueOf(wireName.toUpperCase(Locale.ROOT).replace('-', '_'));
  }
}
