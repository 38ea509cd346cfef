package org.chancery.archive.record;

/// What somebody wrote. Its `toString` hides the words, so that they cannot reach a log by
/// accident.
///
/// @param value the words
public record MessageText(String value) {

  @Override
  public String toString() {
    return "MessageText[" + value.length() + " chars]";
  }
}
