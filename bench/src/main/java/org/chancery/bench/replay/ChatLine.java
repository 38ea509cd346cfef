package org.chancery.bench.replay;

/// One message of a chat file.
///
/// @param number its place in the file, from 0
record ChatLine(int number, String room, String sender, String text) {

  /// Text never appears in a log, so it is not printed here either.
  @Override
  public String toString() {
    return "ChatLine[%d, %d chars]".formatted(number, text.length());
  }
}
