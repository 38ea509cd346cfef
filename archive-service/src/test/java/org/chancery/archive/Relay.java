package org.chancery.archive;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// Passes TCP connections on to a server until it is cut, so that the server is away for whoever
/// goes through it.
public final class Relay implements AutoCloseable {

  private final URI target;
  private final ServerSocket listener;
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();
  private volatile boolean cut;

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

  @Override
  public void close() throws IOException {
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
          Thread.ofVirtual().start(() -> pass(client, server));
          Thread.ofVirtual().start(() -> pass(server, client));
        }
      } catch (IOException closedOrRefused) {
        // The next connection may fare better; a closed listener ends the loop.
      }
    }
  }

  private void pass(Socket from, Socket to) {
    try (from;
        to) {
      from.getInputStream().transferTo(to.getOutputStream());
    } catch (IOException cutOff) {
      // That is what a relay is for.
    } finally {
      open.remove(from);
      open.remove(to);
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
