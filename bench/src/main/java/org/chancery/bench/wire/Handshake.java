package org.chancery.bench.wire;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Base64;
import java.util.Locale;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/// The HTTP upgrade that opens a WebSocket. Blocks its caller; the channel comes back blocking.
final class Handshake {

  private static final String MAGIC = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";
  private static final int MAX_ANSWER_BYTES = 16 * 1024;

  private Handshake() {}

  /// Opens `address` (`ws://host:port/path`) with a bearer token and a subprotocol.
  ///
  /// @throws WireException if the server does not switch protocols; carries the HTTP status
  static SocketChannel open(
      URI address, String subprotocol, @Nullable String bearer, Duration timeout)
      throws IOException {
    if (!"ws".equals(address.getScheme())) {
      throw new WireException("only ws:// is spoken here, not " + address.getScheme() + "://");
    }
    var port = address.getPort() < 0 ? 80 : address.getPort();
    var channel = SocketChannel.open();
    try {
      var socket = channel.socket();
      socket.setTcpNoDelay(true);
      socket.setSoTimeout(Math.toIntExact(timeout.toMillis()));
      socket.connect(
          new InetSocketAddress(address.getHost(), port), Math.toIntExact(timeout.toMillis()));
      var nonce = new byte[16];
      ThreadLocalRandom.current().nextBytes(nonce);
      var key = Base64.getEncoder().encodeToString(nonce);
      var request =
          "GET %s HTTP/1.1\r\nHost: %s:%d\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: %s\r\nSec-WebSocket-Protocol: %s\r\n%s\r\n"
              .formatted(
                  address.getRawPath(),
                  address.getHost(),
                  port,
                  key,
                  subprotocol,
                  bearer == null ? "" : "Authorization: Bearer " + bearer + "\r\n");
      var bytes = ByteBuffer.wrap(request.getBytes(StandardCharsets.US_ASCII));
      while (bytes.hasRemaining()) {
        channel.write(bytes);
      }
      // Byte-wise reading takes nothing beyond the blank line, so no frame is lost here.
      check(answer(channel), key, subprotocol);
      return channel;
    } catch (IOException | RuntimeException e) {
      channel.close();
      throw e;
    }
  }

  private static String answer(SocketChannel channel) throws IOException {
    // Through the socket's stream and not the channel, because only the stream honours the timeout.
    var in = channel.socket().getInputStream();
    var head = new ByteArrayOutputStream(512);
    var tail = 0;
    while (tail != 0x0D0A0D0A) {
      var next = in.read();
      if (next < 0) {
        throw new WireException("the server hung up during the handshake");
      }
      if (head.size() >= MAX_ANSWER_BYTES) {
        throw new WireException("the answer to the handshake does not end");
      }
      head.write(next);
      tail = tail << 8 | next;
    }
    return head.toString(StandardCharsets.ISO_8859_1);
  }

  private static void check(String answer, String key, String subprotocol) throws WireException {
    var lines = answer.split("\r\n", -1);
    var words = lines[0].split(" ", 3);
    if (words.length < 2 || !words[1].equals("101")) {
      var status = words.length < 2 || !words[1].matches("\\d{3}") ? 0 : Integer.parseInt(words[1]);
      throw new WireException(status, "the server answered the handshake with: " + lines[0]);
    }
    if (!acceptance(key).equals(header(lines, "sec-websocket-accept"))) {
      throw new WireException("the server's Sec-WebSocket-Accept does not match");
    }
    if (!subprotocol.equals(header(lines, "sec-websocket-protocol"))) {
      throw new WireException("the server does not speak " + subprotocol);
    }
  }

  private static @Nullable String header(String[] lines, String name) {
    for (var line : lines) {
      var colon = line.indexOf(':');
      if (colon > 0 && line.substring(0, colon).toLowerCase(Locale.ROOT).equals(name)) {
        return line.substring(colon + 1).strip();
      }
    }
    return null;
  }

  static String acceptance(String key) {
    try {
      var digest =
          MessageDigest.getInstance("SHA-1")
              .digest((key + MAGIC).getBytes(StandardCharsets.US_ASCII));
      return Base64.getEncoder().encodeToString(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
