package org.chancery.messaging.preview;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/// A web server that answers byte by byte as a test wants, and remembers what it was asked.
final class StrangeServer implements AutoCloseable {

  /// Writes an answer, status line included.
  interface Answer {
    void write(OutputStream out) throws IOException;
  }

  private final ServerSocket listening;
  private final Map<String, Answer> answers = new ConcurrentHashMap<>();
  private final List<String> asked = new CopyOnWriteArrayList<>();

  StrangeServer() {
    try {
      listening = new ServerSocket(0, 50, InetAddress.ofLiteral("127.0.0.1"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Thread.ofPlatform().daemon().start(this::accept);
  }

  int port() {
    return listening.getLocalPort();
  }

  String url(String path) {
    return "http://127.0.0.1:" + port() + path;
  }

  /// Answers a path by a page.
  StrangeServer page(String path, String html) {
    return whole(path, "text/html; charset=utf-8", html.getBytes(StandardCharsets.UTF_8));
  }

  /// Answers a path by something whole.
  StrangeServer whole(String path, String type, byte[] body) {
    return at(
        path,
        out -> {
          head(out, "200 OK", "Content-Type: " + type, "Content-Length: " + body.length);
          out.write(body);
        });
  }

  /// Forwards a path.
  StrangeServer forward(String path, String location) {
    return at(path, out -> head(out, "302 Found", "Location: " + location, "Content-Length: 0"));
  }

  StrangeServer at(String path, Answer answer) {
    answers.put(path, answer);
    return this;
  }

  /// The requests so far, header lines included.
  List<String> asked() {
    return asked;
  }

  /// How often a path was asked for.
  long asked(String path) {
    return asked.stream().filter(it -> it.startsWith("GET " + path + " ")).count();
  }

  static void head(OutputStream out, String status, String... headers) throws IOException {
    String head = "HTTP/1.1 " + status + "\r\n" + String.join("\r\n", headers) + "\r\n\r\n";
    out.write(head.getBytes(StandardCharsets.ISO_8859_1));
    out.flush();
  }

  private void accept() {
    while (!listening.isClosed()) {
      try {
        Socket socket = listening.accept();
        Thread.ofVirtual().start(() -> serve(socket));
      } catch (IOException _) {
        return;
      }
    }
  }

  private void serve(Socket socket) {
    try (socket) {
      BufferedReader in =
          new BufferedReader(
              new InputStreamReader(socket.getInputStream(), StandardCharsets.ISO_8859_1));
      StringBuilder request = new StringBuilder();
      for (String line = in.readLine(); line != null && !line.isEmpty(); line = in.readLine()) {
        request.append(line).append('\n');
      }
      asked.add(request.toString());
      String path = request.toString().split(" ", 3)[1];
      Answer answer = answers.get(path);
      if (answer == null) {
        head(socket.getOutputStream(), "404 Not Found", "Content-Length: 0");
      } else {
        answer.write(socket.getOutputStream());
      }
      socket.getOutputStream().flush();
    } catch (IOException | ArrayIndexOutOfBoundsException _) {
      // Whoever asked went away, as they should.
    }
  }

  @Override
  public void close() throws IOException {
    listening.close();
  }
}
