package org.chancery.bench.wire;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.chancery.bench.wire.TinyServer.Peer;
import tools.jackson.databind.json.JsonMapper;

/// HTTP and WebSocket on one port, one request a connection: enough for a fake service.
public final class FakeHttp implements AutoCloseable {

  private static final Pattern FIRST_LINE = Pattern.compile("(\\S+) ([^ ?]+)\\??(\\S*) HTTP");
  private static final Pattern BEARER = Pattern.compile("(?i)\nAuthorization: Bearer (\\S+)");
  private static final Pattern LENGTH = Pattern.compile("(?i)\nContent-Length: (\\d+)");

  public record Request(String method, String path, String query, String bearer, String body) {}

  /// What is sent back, with one more header line if it is not empty.
  public record Answer(String body, String header) {

    public static Answer json(Object value) {
      return new Answer(JsonMapper.shared().writeValueAsString(value), "");
    }
  }

  /// Serves one WebSocket until it breaks.
  public interface SocketServer {
    void serve(Peer peer, String bearer) throws IOException;
  }

  private final TinyServer server = new TinyServer();
  private final Function<Request, Answer> answers;
  private final SocketServer sockets;

  public FakeHttp(Function<Request, Answer> answers, SocketServer sockets) {
    this.answers = answers;
    this.sockets = sockets;
    Thread.ofVirtual().start(this::accept);
  }

  public URI address() {
    return server.address("http", "");
  }

  private void accept() {
    try {
      while (true) {
        var peer = server.acceptRaw();
        Thread.ofVirtual().start(() -> serve(peer));
      }
    } catch (IOException e) {
      // The test has closed the server.
    }
  }

  private void serve(Peer peer) {
    try (peer) {
      var line = FIRST_LINE.matcher(peer.request);
      if (!line.find()) {
        return;
      }
      var bearer = group(BEARER.matcher(peer.request), "");
      if (line.group(2).equals("/ws")) {
        TinyServer.upgrade(peer);
        sockets.serve(peer, bearer);
        return;
      }
      var body = peer.body(Integer.parseInt(group(LENGTH.matcher(peer.request), "0")));
      var answer =
          answers.apply(new Request(line.group(1), line.group(2), line.group(3), bearer, body));
      var bytes = answer.body().getBytes(StandardCharsets.UTF_8);
      peer.raw(
          "HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Length: "
              + bytes.length
              + "\r\n"
              + (answer.header().isEmpty() ? "" : answer.header() + "\r\n")
              + "\r\n");
      peer.raw(bytes);
    } catch (IOException e) {
      // The client hung up, which is its right.
    }
  }

  private static String group(Matcher matcher, String otherwise) {
    return matcher.find() ? matcher.group(1) : otherwise;
  }

  @Override
  public void close() throws IOException {
    server.close();
  }
}
