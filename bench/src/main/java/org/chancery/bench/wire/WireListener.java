package org.chancery.bench.wire;

/// Hears what happens on one connection, on the loop's thread.
public interface WireListener {

  /// A whole text message in UTF-8; the array is only valid during the call.
  void text(byte[] bytes, int offset, int length);

  /// The connection has ended; comes exactly once. 1006 means that nobody said goodbye.
  void closed(int code, String reason);
}
