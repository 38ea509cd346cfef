package org.chancery.messaging.attachment.reader;

/// What a look into a file showed.
///
/// @param type what it is by its content
/// @param declaredType what its name claims; the same where the name claims nothing, or nothing
///   that contradicts the content
/// @param text what is written in it, as far as it was had
/// @param gap why that is not all: `encrypted`, `damaged` or `too-large`; empty if it is
record Seen(String type, String declaredType, String text, String gap) {

  /// Without the text.
  @Override
  public String toString() {
    return "Seen[" + type + ", " + text.length() + " chars, " + gap + "]";
  }
}
