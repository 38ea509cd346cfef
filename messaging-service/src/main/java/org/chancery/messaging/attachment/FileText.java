package org.chancery.messaging.attachment;

import org.jspecify.annotations.Nullable;

/// What is written in a file.
///
/// @param text as far as it could be read
/// @param gap why that is not all; null if it is
public record FileText(String text, @Nullable Gap gap) {

  /// Without the text.
  @Override
  public String toString() {
    return "FileText[" + text.length() + " chars, " + gap + "]";
  }
}
