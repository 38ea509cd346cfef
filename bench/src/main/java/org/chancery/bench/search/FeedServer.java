package org.chancery.bench.search;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;

/// Serves a journal as messaging's feed does.
final class FeedServer implements AutoCloseable {

  private final ChatJournal journal;
  private final HttpServer server;

  FeedServer(ChatJournal journal) {
    this.journal = journal;
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException noPort) {
      throw new UncheckedIOException(noPort);
    }
    server.createContext("/feed/records", this::records);
    server.createContext("/feed/acknowledgements", this::acknowledgements);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.start();
  }

  URI url() {
    return URI.create("http://localhost:" + server.getAddress().getPort());
  }

  private void records(HttpExchange exchange) throws IOException {
    try (exchange) {
      var query =
          Arrays.stream(exchange.getRequestURI().getQuery().split("&", -1))
              .map(pair -> pair.split("=", 2))
              .collect(Collectors.toMap(pair -> pair[0], pair -> pair[1]));
      var after = positions(query.getOrDefault("after", ""));
      var limit = Integer.parseInt(query.getOrDefault("limit", "1000"));
      var until =
          System.nanoTime()
              + TimeUnit.SECONDS.toNanos(Long.parseLong(query.getOrDefault("wait", "1")));
      var lines = journal.after(after, limit);
      while (lines.isEmpty() && System.nanoTime() < until) {
        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(50));
        lines = journal.after(after, limit);
      }
      var heads = journal.heads().stream().map(String::valueOf).collect(Collectors.joining(","));
      exchange.getResponseHeaders().set("Chancery-Journal-Heads", heads);
      exchange.getResponseHeaders().set("Content-Type", "application/x-ndjson");
      exchange.sendResponseHeaders(200, 0);
      try (var out = new BufferedOutputStream(exchange.getResponseBody(), 1 << 16)) {
        for (var line : lines) {
          out.write(line);
          out.write('\n');
        }
      }
    }
  }

  private void acknowledgements(HttpExchange exchange) throws IOException {
    try (exchange) {
      var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
      journal.acknowledge(positions(body.substring(body.indexOf('[') + 1, body.indexOf(']'))));
      exchange.sendResponseHeaders(204, -1);
    }
  }

  private static List<Long> positions(String list) {
    return Arrays.stream(list.split(",", -1)).map(String::strip).map(Long::valueOf).toList();
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
