package org.chancery.messaging.delivery;

import org.jspecify.annotations.Nullable;

/// What one connection may get wrong, or send too much of, before it is closed. Used by the
/// connection's own thread only.
final class FrameGate {

  private static final int MOST_UNUSABLE = 10;
  private static final long SECOND = 1_000_000_000L;

  private final int mostFrames;
  private int frames;
  private int unusable;
  private long second;

  FrameGate(int mostFrames, long nanoTime) {
    this.mostFrames = mostFrames;
    this.second = nanoTime;
  }

  /// Counts a frame; names the reason to close when there were too many in this second.
  @Nullable CloseReason frame(long nanoTime) {
    if (nanoTime - second >= SECOND) {
      second = nanoTime;
      frames = 0;
    }
    return ++frames > mostFrames ? CloseReason.FLOOD : null;
  }

  /// Counts a frame that is not the protocol; names the reason to close when there were too many.
  @Nullable CloseReason unusable() {
    return ++unusable >= MOST_UNUSABLE ? CloseReason.PROTOCOL_VIOLATION : null;
  }
}
