package org.chancery.archive;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/// Passes TCP connections on to a server until it is cut, so that the server is away for whoever
/// goes through it.
public final class Relay implements AutoCloseable {

  private final URI target;
  private final ServerSocket listener;
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();
  private volatile boolean cut;
  private volatile @Nullable Held held;

  public Relay(URI target) {
    this.target = target;
    try {
      listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    } catch (IOException noPort) {
      throw new UncheckedIOException(noPort);
    }
    Thread.ofVirtual().start(this::accept);
  }

  /// The relay's own address.
  public URI url() {
    return URI.create("http://localhost:" + listener.getLocalPort());
  }

  /// Breaks all connections and refuses new ones, or passes them on again.
  public void cut(boolean cut) {
    this.cut = cut;
    if (cut) {
      open.forEach(Relay::quietly);
    }
  }

  /// A request that is held back on its way.
  public static final class Held {
    private final String words;
    private final boolean onItsWayBack;
    private final CountDownLatch reached = new CountDownLatch(1);
    private final CountDownLatch released = new CountDownLatch(1);

    private Held(String words, boolean onItsWayBack) {
      this.words = words;
      this.onItsWayBack = onItsWayBack;
    }

    /// Whether it has come.
    public boolean isReached() {
      return reached.getCount() == 0;
    }

    /// Lets it go on.
    public void release() {
      released.countDown();
    }

    private void block() {
      reached.countDown();
      try {
        released.await();
      } catch (InterruptedException interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  /// Holds back the next request with these words in it.
  public Held hold(String words) {
    return hold(new Held(words, false));
  }

  /// Lets the next request with these words in it through, and holds back its answer.
  public Held holdAnswer(String words) {
    return hold(new Held(words, true));
  }

  private Held hold(Held next) {
    held = next;
    return next;
  }

  @Override
  public void close() throws IOException {
    var waiting = held;
    if (waiting != null) {
      waiting.release();
    }
    listener.close();
    cut(true);
  }

  private void accept() {
    while (!listener.isClosed()) {
      try {
        var client = listener.accept();
        if (cut) {
          client.close();
        } else {
          var server = new Socket(target.getHost(), target.getPort());
          open.add(client);
          open.add(server);
          var owing = new AtomicReference<@Nullable Held>();
          Thread.ofVirtual().start(() -> pass(client, server, owing, true));
          Thread.ofVirtual().start(() -> pass(server, client, owing, false));
        }
      } catch (IOException closedOrRefused) {
        // The next connection may fare better; a closed listener ends the loop.
      }
    }
  }

  private void pass(
      Socket from, Socket to, AtomicReference<@Nullable Held> owing, boolean isRequest) {
    try (from;
        to) {
      var buffer = new byte[1 << 16];
      for (var read = from.getInputStream().read(buffer);
          read >= 0;
          read = from.getInputStream().read(buffer)) {
        if (isRequest) {
          ask(new String(buffer, 0, read, StandardCharsets.ISO_8859_1), owing);
        } else {
          var answer = owing.getAndSet(null);
          if (answer != null) {
            answer.block();
          }
        }
        to.getOutputStream().write(buffer, 0, read);
      }
    } catch (IOException cutOff) {
      // That is what a relay is for.
    } finally {
      open.remove(from);
      open.remove(to);
    }
  }

  private void ask(String request, AtomicReference<@Nullable Held> owing) {
    var waited = held;
    if (waited != null && !waited.isReached() && request.contains(waited.words)) {
      if (waited.onItsWayBack) {
        owing.set(waited);
      } else {
        waited.block();
      }
    }
  }

  private static void quietly(Socket socket) {
    try {
      socket.close();
    } catch (IOException alreadyGone) {
      // Closed is what was wanted.
    }
  }
}
