package org.chancery.bench.wire;

import java.io.IOException;

/// The other side broke RFC 6455 or refused the handshake.
public final class WireException extends IOException {

  private final int status;

  /// A broken frame or a broken handshake.
  public WireException(String message) {
    this(0, message);
  }

  /// A handshake answered with another HTTP status than 101.
  public WireException(int status, String message) {
    super(message);
    this.status = status;
  }

  /// The HTTP status of a refused handshake, 0 for anything else.
  public int status() {
    return status;
  }
}
