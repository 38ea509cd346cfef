package org.chancery.policy;

/// A file that goes with a submission.
///
/// @param name the file's name
/// @param declaredType the media type its name or its sender gives
/// @param type the media type its content shows
/// @param size in bytes
/// @param malware whether a scanner found malware in it
public record Attachment(
    String name, String declaredType, String type, long size, boolean malware) {
  /// Without the name, which is content.
  @Override
  public String toString() {
    return "Attachment[" + type + ", " + size + " bytes]";
  }
}
