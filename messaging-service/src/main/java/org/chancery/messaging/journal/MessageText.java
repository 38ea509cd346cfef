package org.chancery.messaging.journal;

import org.jspecify.annotations.Nullable;

/// What a person wrote. Its `toString` shows the length only, so that text cannot reach a log, an
/// exception or a metric by accident.
///
/// @param value the text; well-formed UTF-16 without NUL
public record MessageText(String value) {

  /// Refuses text that could not be stored or hashed faithfully; see [#flawOf(String)].
  public MessageText {
    String flaw = flawOf(value);
    if (flaw != null) {
      throw new IllegalArgumentException(flaw);
    }
  }

  /// What keeps a string from being message text: a lone surrogate or NUL; null when nothing does.
  /// The answer never quotes the string.
  public static @Nullable String flawOf(String value) {
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      if (c == 0) {
        return "The text contains a NUL character at offset " + i + ".";
      }
      if (Character.isSurrogate(c)) {
        if (Character.isHighSurrogate(c)
            && i + 1 < value.length()
            && Character.isLowSurrogate(value.charAt(i + 1))) {
          i++;
        } else {
          return "The text contains half of a surrogate pair at offset " + i + ".";
        }
      }
    }
    return null;
  }

  /// Length in UTF-16 units, the unit of limits and spans.
  public int length() {
    return value.length();
  }

  @Override
  public String toString() {
    return "MessageText[" + value.length() + " chars]";
  }
}
