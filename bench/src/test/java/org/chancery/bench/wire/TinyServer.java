package org.chancery.bench.wire;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/// A WebSocket server of a few lines: a test accepts one connection after the other and plays by
/// hand.
public final class TinyServer implements AutoCloseable {

  private static final Pattern KEY = Pattern.compile("Sec-WebSocket-Key: (\\S+)");

  private final ServerSocket listening;

  public TinyServer() {
    try {
      listening = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
      listening.setSoTimeout(10_000);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public URI address(String scheme, String path) {
    return URI.create(scheme + "://localhost:" + listening.getLocalPort() + path);
  }

  /// Takes the next connection and answers its handshake.
  public Peer accept() throws IOException {
    var peer = acceptRaw();
    upgrade(peer);
    return peer;
  }

  static void upgrade(Peer peer) throws IOException {
    var key = KEY.matcher(peer.request);
    if (!key.find()) {
      throw new IOException("no key in the request");
    }
    peer.raw(
        "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Protocol: chancery.v1\r\nSec-WebSocket-Accept: "
            + Handshake.acceptance(key.group(1))
            + "\r\n\r\n");
  }

  /// Takes the next connection and reads its request, without an answer.
  public Peer acceptRaw() throws IOException {
    var socket = listening.accept();
    socket.setSoTimeout(10_000);
    return new Peer(socket);
  }

  @Override
  public void close() throws IOException {
    listening.close();
  }

  /// A frame as the client sent it.
  public record Received(int opcode, String text, boolean masked) {}

  /// The server's end of one connection.
  public static final class Peer implements AutoCloseable {

    private final Socket socket;
    private final DataInputStream in;
    private final OutputStream out;
    public final String request;

    private Peer(Socket socket) throws IOException {
      this.socket = socket;
      this.in = new DataInputStream(socket.getInputStream());
      this.out = socket.getOutputStream();
      var head = new ByteArrayOutputStream();
      var tail = 0;
      while (tail != 0x0D0A0D0A) {
        var next = in.readUnsignedByte();
        head.write(next);
        tail = tail << 8 | next;
      }
      this.request = head.toString(StandardCharsets.ISO_8859_1);
    }

    public void raw(String text) throws IOException {
      raw(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    public void raw(byte[] bytes) throws IOException {
      out.write(bytes);
      out.flush();
    }

    public void text(String text) throws IOException {
      raw(frame(0x81, text.getBytes(StandardCharsets.UTF_8)));
    }

    String body(int length) throws IOException {
      var bytes = new byte[length];
      in.readFully(bytes);
      return new String(bytes, StandardCharsets.UTF_8);
    }

    public Received read() throws IOException {
      var opcode = in.readUnsignedByte() & 0x0F;
      var second = in.readUnsignedByte();
      long length = second & 0x7F;
      if (length == 126) {
        length = in.readUnsignedShort();
      } else if (length == 127) {
        length = in.readLong();
      }
      var mask = new byte[4];
      in.readFully(mask);
      var payload = new byte[Math.toIntExact(length)];
      in.readFully(payload);
      for (var i = 0; i < payload.length; i++) {
        payload[i] ^= mask[i & 3];
      }
      return new Received(
          opcode, new String(payload, StandardCharsets.UTF_8), (second & 0x80) != 0);
    }

    @Override
    public void close() throws IOException {
      socket.close();
    }
  }

  /// A server's frame: the first byte as given, the shortest length form, no mask.
  static byte[] frame(int first, byte[] payload) {
    var out = ByteBuffer.allocate(payload.length + 10);
    out.put((byte) first);
    if (payload.length < 126) {
      out.put((byte) payload.length);
    } else if (payload.length < 1 << 16) {
      out.put((byte) 126).putShort((short) payload.length);
    } else {
      out.put((byte) 127).putLong(payload.length);
    }
    out.put(payload).flip();
    var bytes = new byte[out.remaining()];
    out.get(bytes);
    return bytes;
  }
}
