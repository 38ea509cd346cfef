package org.chancery.archive;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.chancery.archive.record.CanonicalBytes;
import org.chancery.archive.record.RecordReader;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Serves a test journal as messaging's feed does, or worse: what it sends can be tampered with.
public final class TestFeed implements AutoCloseable {

  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final TestJournal journal;
  private final HttpServer server;
  private volatile UnaryOperator<List<CanonicalBytes>> tampering = UnaryOperator.identity();
  private volatile boolean away;
  private final Map<String, byte[]> files = new ConcurrentHashMap<>();
  private volatile List<Long> acknowledged = List.of();

  public TestFeed(TestJournal journal) {
    this.journal = journal;
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException noPort) {
      throw new UncheckedIOException(noPort);
    }
    server.createContext("/feed/records", this::records);
    server.createContext("/feed/hashes", this::hashes);
    server.createContext("/feed/acknowledgements", this::acknowledgements);
    server.createContext("/feed/attachments", this::attachment);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.start();
  }

  /// Hands a file out from now on.
  public void file(UUID id, byte[] content) {
    files.put(id.toString(), content);
  }

  /// Every file says the same, but for those that were given.
  private void attachment(HttpExchange exchange) throws IOException {
    try (exchange) {
      var path = exchange.getRequestURI().getPath();
      byte[] content =
          files.getOrDefault(path.substring(path.lastIndexOf('/') + 1), TestJournal.FILE);
      exchange.sendResponseHeaders(200, content.length);
      exchange.getResponseBody().write(content);
    }
  }

  /// Where the feed is.
  public URI url() {
    return URI.create("http://localhost:" + server.getAddress().getPort());
  }

  /// Changes every answer from now on.
  public void tamper(UnaryOperator<List<CanonicalBytes>> tampering) {
    this.tampering = tampering;
  }

  /// Answers 503 from now on, or no longer.
  public void away(boolean away) {
    this.away = away;
  }

  /// The positions last acknowledged.
  public List<Long> acknowledged() {
    return acknowledged;
  }

  @Override
  public void close() {
    server.stop(0);
  }

  private void records(HttpExchange exchange) throws IOException {
    try (exchange) {
      var authorization = exchange.getRequestHeaders().getFirst("Authorization");
      if (away || authorization == null || !authorization.startsWith("Bearer ey")) {
        exchange.sendResponseHeaders(away ? 503 : 401, -1);
        return;
      }
      var query = query(exchange);
      var after =
          Arrays.stream(query.getOrDefault("after", "").split(",")).map(Long::valueOf).toList();
      var limit = Integer.parseInt(query.getOrDefault("limit", ""));
      var until =
          System.nanoTime()
              + TimeUnit.SECONDS.toNanos(Long.parseLong(query.getOrDefault("wait", "")));
      var lines = read(after, limit);
      while (lines.isEmpty() && System.nanoTime() < until) {
        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(10));
        lines = read(after, limit);
      }
      var heads =
          IntStream.range(0, RecordReader.PARTITIONS)
              .mapToObj(partition -> Long.toString(journal.head(partition)))
              .collect(Collectors.joining(","));
      exchange.getResponseHeaders().set("Chancery-Journal-Heads", heads);
      exchange.getResponseHeaders().set("Content-Type", "application/x-ndjson");
      exchange.sendResponseHeaders(200, 0);
      for (var line : lines) {
        exchange.getResponseBody().write(line.toArray());
        exchange.getResponseBody().write('\n');
      }
    }
  }

  private List<CanonicalBytes> read(List<Long> after, int limit) {
    List<CanonicalBytes> lines = new ArrayList<>();
    for (var partition = 0; partition < RecordReader.PARTITIONS; partition++) {
      lines.addAll(journal.after(partition, after.get(partition)));
    }
    return tampering.apply(lines.size() > limit ? lines.subList(0, limit) : lines);
  }

  private void hashes(HttpExchange exchange) throws IOException {
    try (exchange) {
      if (away) {
        exchange.sendResponseHeaders(503, -1);
        return;
      }
      var query = query(exchange);
      var partition = Integer.parseInt(query.getOrDefault("partition", ""));
      var lines = journal.after(partition, Long.parseLong(query.getOrDefault("after", "")));
      var limit = Integer.parseInt(query.getOrDefault("limit", ""));
      var records =
          tampering.apply(lines.size() > limit ? lines.subList(0, limit) : lines).stream()
              .map(TestFeed::hash)
              .collect(Collectors.joining(","));
      var answer =
          "{\"head\":%d,\"pruned\":0,\"records\":[%s]}"
              .formatted(journal.head(partition), records)
              .getBytes(StandardCharsets.UTF_8);
      exchange.getResponseHeaders().set("Content-Type", "application/json");
      exchange.sendResponseHeaders(200, answer.length);
      exchange.getResponseBody().write(answer);
    }
  }

  private static String hash(CanonicalBytes line) {
    var record = json(line);
    return "{\"position\":%d,\"day\":\"%.10s\",\"hash\":\"%s\"}"
        .formatted(
            record.path("position").longValue(), record.path("at").stringValue(), line.hash());
  }

  /// A record as a tree.
  public static JsonNode json(CanonicalBytes line) {
    return JSON.readTree(line.toArray());
  }

  private static Map<String, String> query(HttpExchange exchange) {
    return Arrays.stream(exchange.getRequestURI().getQuery().split("&"))
        .map(pair -> pair.split("=", 2))
        .collect(Collectors.toMap(pair -> pair[0], pair -> pair[1]));
  }

  private void acknowledgements(HttpExchange exchange) throws IOException {
    try (exchange) {
      var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
      var positions = body.substring(body.indexOf('[') + 1, body.indexOf(']'));
      acknowledged =
          Arrays.stream(positions.split(",")).map(String::strip).map(Long::valueOf).toList();
      exchange.sendResponseHeaders(204, -1);
    }
  }
}
