package org.chancery.messaging.attachment;

import java.util.ArrayList;
import java.util.List;

/// Cuts a long text into pieces that overlap, so that what stands across a cut stands whole in the
/// next piece.
final class Chunks {

  /// Longest piece, in UTF-16 units: as long a message as the policy engine's budget is meant for.
  static final int LENGTH = 16_384;

  /// What two neighbours share.
  static final int OVERLAP = 1_024;

  private Chunks() {}

  /// A piece, and where it begins in the whole.
  record Chunk(int offset, String text) {}

  static List<Chunk> of(String text) {
    List<Chunk> chunks = new ArrayList<>();
    int from = 0;
    while (true) {
      int end = Math.min(text.length(), from + LENGTH);
      if (end < text.length()) {
        end = edge(text, end);
      }
      chunks.add(new Chunk(from, text.substring(from, end)));
      if (end == text.length()) {
        return chunks;
      }
      from = edge(text, end - OVERLAP);
    }
  }

  /// The last place at or a little before another where no word is cut, or at least no character.
  private static int edge(String text, int at) {
    for (int i = at; i > at - OVERLAP / 2; i--) {
      if (Character.isWhitespace(text.charAt(i - 1))) {
        return i;
      }
    }
    return Character.isLowSurrogate(text.charAt(at)) ? at - 1 : at;
  }
}
