package org.chancery.console;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;

/// A service behind the console that remembers what it was asked and answers what a test told it.
public final class ScriptedService {

  /// One request as it arrived.
  public record Heard(
      String method, String target, Map<String, List<String>> headers, String body) {

    /// The first value of a header, or an empty text.
    public String header(String name) {
      return headers.getOrDefault(name, List.of("")).getFirst();
    }
  }

  private record Answer(int status, Map<String, String> headers, String body) {}

  private final InetSocketAddress address;
  private final List<Heard> heard = new CopyOnWriteArrayList<>();
  private HttpServer server;
  private volatile Answer answer = new Answer(200, Map.of(), "{}");

  /// Starts on a free port of the loopback interface.
  public ScriptedService() {
    server = listenOn(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
    address = server.getAddress();
  }

  /// Where it answers.
  public URI address() {
    return URI.create("http://localhost:" + address.getPort());
  }

  /// From now on, this is the answer to everything.
  public void answers(int status, Map<String, String> headers, String body) {
    answer = new Answer(status, Map.copyOf(headers), body);
  }

  /// Forgets what was asked and answers an empty object again.
  public void reset() {
    heard.clear();
    answers(200, Map.of("Content-Type", "application/json"), "{}");
  }

  /// What was asked since the last reset.
  public List<Heard> heard() {
    return heard;
  }

  /// Goes away while a test looks at what that does, then comes back at the same address.
  public void whileAway(Runnable test) {
    server.stop(0);
    try {
      test.run();
    } finally {
      server = listenOn(address);
    }
  }

  private HttpServer listenOn(InetSocketAddress where) {
    try {
      var listening = HttpServer.create(where, 0);
      listening.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
      listening.createContext("/", this::serve);
      listening.start();
      return listening;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void serve(HttpExchange exchange) throws IOException {
    try (exchange) {
      heard.add(
          new Heard(
              exchange.getRequestMethod(),
              exchange.getRequestURI().toString(),
              exchange.getRequestHeaders(),
              new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8)));
      var now = answer;
      now.headers().forEach(exchange.getResponseHeaders()::set);
      var body = now.body().getBytes(StandardCharsets.UTF_8);
      exchange.sendResponseHeaders(now.status(), body.length == 0 ? -1 : body.length);
      exchange.getResponseBody().write(body);
    }
  }
}
