package org.chancery.bench.wire;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedSelectorException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;

/// The one thread that reads all connections and finishes writes the kernel did not take at once.
///
/// Every [WireListener] is called on this thread, so listeners need no locks among themselves and
/// must not block.
public final class WireLoop implements AutoCloseable {

  private static final int READ_BYTES = 256 * 1024;

  private final Selector selector;
  private final Queue<WireConnection> arriving = new ConcurrentLinkedQueue<>();
  private final Queue<WireConnection> clogged = new ConcurrentLinkedQueue<>();
  private final ByteBuffer readBuffer = ByteBuffer.allocateDirect(READ_BYTES);
  private final byte[] readBytes = new byte[READ_BYTES];
  private final Thread thread;

  private WireLoop(Selector selector, String name) {
    this.selector = selector;
    this.thread = Thread.ofPlatform().daemon().name(name).unstarted(this::run);
  }

  /// Starts a loop; end it with [#close()].
  public static WireLoop start(String name) {
    try {
      var loop = new WireLoop(Selector.open(), name);
      loop.thread.start();
      return loop;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Opens a connection; blocks until the server has switched protocols.
  ///
  /// @throws IOException if it does not within `timeout`; a [WireException] carries the HTTP status
  public WireConnection connect(
      URI address,
      String subprotocol,
      @Nullable String bearer,
      Duration timeout,
      WireListener listener)
      throws IOException {
    var channel = Handshake.open(address, subprotocol, bearer, timeout);
    channel.configureBlocking(false);
    var connection = new WireConnection(this, channel, listener);
    arriving.add(connection);
    selector.wakeup();
    return connection;
  }

  /// Asks for a call when the kernel takes bytes of this connection again.
  void awaitWritable(WireConnection connection) {
    clogged.add(connection);
    selector.wakeup();
  }

  private void run() {
    try {
      while (selector.isOpen()) {
        selector.select(this::ready);
        admit();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (ClosedSelectorException e) {
      // close() was called while this thread was about to select.
    }
  }

  private void admit() {
    for (var next = arriving.poll(); next != null; next = arriving.poll()) {
      try {
        next.register(selector);
      } catch (IOException e) {
        next.end(1006, "closed before it was registered");
      }
    }
    for (var next = clogged.poll(); next != null; next = clogged.poll()) {
      next.watchWritable();
    }
  }

  private void ready(SelectionKey key) {
    if (!(key.attachment() instanceof WireConnection connection)) {
      return;
    }
    if (key.isValid() && key.isWritable()) {
      connection.flush();
    }
    if (key.isValid() && key.isReadable()) {
      connection.read(readBuffer, readBytes);
    }
  }

  /// Closes every connection without ceremony and ends the thread.
  @Override
  public void close() {
    try {
      for (var key : new ArrayList<>(selector.keys())) {
        if (key.attachment() instanceof WireConnection connection) {
          connection.drop();
        }
      }
      selector.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
