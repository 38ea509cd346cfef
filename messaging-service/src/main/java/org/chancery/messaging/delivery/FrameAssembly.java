package org.chancery.messaging.delivery;

import org.jspecify.annotations.Nullable;

/// Puts a frame's parts together, so that the container can keep small buffers for the many
/// connections that are silent. Used by the connection's own thread only.
final class FrameAssembly {

  private @Nullable StringBuilder parts;
  private int bytes;

  /// What a part made of it.
  sealed interface Result {
    /// More parts must come.
    record Incomplete() implements Result {}

    /// The whole frame.
    record Complete(String text) implements Result {
      @Override
      public String toString() {
        return "Complete[" + text.length() + " chars]";
      }
    }

    /// Beyond [Frames#FRAME_BYTES].
    record TooBig() implements Result {}
  }

  Result add(String part, boolean last) {
    bytes += utf8Length(part);
    if (bytes > Frames.FRAME_BYTES) {
      return new Result.TooBig();
    }
    StringBuilder earlier = parts;
    if (last) {
      bytes = 0;
      parts = null;
      return new Result.Complete(earlier == null ? part : earlier.append(part).toString());
    }
    if (earlier == null) {
      parts = new StringBuilder(part);
    } else {
      earlier.append(part);
    }
    return new Result.Incomplete();
  }

  private static int utf8Length(String text) {
    int length = text.length();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c >= 0x80) {
        // A surrogate pair is four bytes, two for each half.
        length += c < 0x800 || Character.isSurrogate(c) ? 1 : 2;
      }
    }
    return length;
  }
}
