package org.chancery.bench.protocol;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;
import org.chancery.bench.wire.WireConnection;
import org.chancery.bench.wire.WireListener;
import org.chancery.bench.wire.WireLoop;

/// Opens sockets to one messaging service; they share a loop thread, a listener and patience.
public final class Sockets implements AutoCloseable {

  static final String SUBPROTOCOL = "chancery.v1";

  /// A service that has just come up should meet its returning clients in groups, not all at once.
  private static final int HANDSHAKES_AT_ONCE = 32;

  /// Limit for each step of connecting: the upgrade, the welcome, the replay of what was missed.
  static final Duration STEP_TIMEOUT = Duration.ofSeconds(20);

  private final WireLoop loop = WireLoop.start("sockets");
  private final Semaphore handshakes = new Semaphore(HANDSHAKES_AT_ONCE);
  private final ServerFrame frame = new ServerFrame();
  private final URI address;
  private final SocketListener listener;
  private final Duration patience;

  /// Sockets to the service at `base` (`http://host:port`); a lost one tries for `patience` to come
  /// back.
  public Sockets(URI base, SocketListener listener, Duration patience) {
    if (!"http".equals(base.getScheme())) {
      throw new IllegalArgumentException(
          "the address of the messaging service must begin with http://, not " + base);
    }
    this.address = URI.create("ws" + base.toString().substring(4).replaceAll("/+$", "") + "/ws");
    this.listener = listener;
    this.patience = patience;
  }

  /// Connects one device; blocks until the server has welcomed it.
  ///
  /// @param number the caller's own number for this client
  /// @param token gives a bearer token that is valid now
  /// @throws IOException if the server cannot be reached or does not let this person in
  public SocketClient open(int number, Supplier<String> token) throws IOException {
    var client = new SocketClient(this, number, token);
    client.connect();
    return client;
  }

  WireConnection connect(String token, WireListener wire) throws IOException {
    try {
      handshakes.acquire();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
    try {
      return loop.connect(address, SUBPROTOCOL, token, STEP_TIMEOUT, wire);
    } finally {
      handshakes.release();
    }
  }

  /// The one frame that all clients look through; only the loop's thread may touch it.
  ServerFrame frame() {
    return frame;
  }

  SocketListener listener() {
    return listener;
  }

  Duration patience() {
    return patience;
  }

  /// Drops all connections; none of them reconnects, because nothing tells them any more.
  @Override
  public void close() {
    loop.close();
  }
}
