package org.chancery.bench.search;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Elasticsearch without anything of ours before it: what the archive is compared with.
final class BareIndex {

  private static final int PAGE = 2_000;
  private static final JsonMapper JSON = JsonMapper.shared();

  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final URI address;

  BareIndex(URI address) {
    this.address = address;
  }

  /// The same question as the archive's first page asks: newest fifty and the exact count.
  JsonNode search(String index, Object query) {
    return send(
        "POST",
        "/" + index + "/_search",
        JSON.writeValueAsString(
            Map.of(
                "size",
                50,
                "_source",
                false,
                "track_total_hits",
                true,
                "query",
                query,
                "sort",
                List.of(Map.of("at", "desc"), Map.of("place", "desc")))));
  }

  /// What was written by `_bulk`, and the nanoseconds that the writing alone took.
  record Copied(long documents, long nanos) {}

  /// Writes documents of an index to another of the same mapping by `_bulk`.
  Copied copy(String from, String to, long documents) {
    var nanos = 0L;
    var copied = 0L;
    JsonNode after = null;
    while (copied < documents) {
      var page = page(from, after);
      var hits = page.path("hits").path("hits");
      if (hits.isEmpty()) {
        break;
      }
      var bulk = new StringBuilder();
      for (var hit : hits) {
        var month = hit.path("_source").path("at").stringValue().substring(0, 7);
        bulk.append("{\"index\":{\"_index\":\"").append(to).append('-').append(month);
        bulk.append("\",\"_id\":\"").append(hit.path("_id").stringValue()).append("\"}}\n");
        bulk.append(hit.path("_source")).append('\n');
      }
      var begun = System.nanoTime();
      var answer = send("POST", "/_bulk", bulk.toString());
      nanos += System.nanoTime() - begun;
      if (answer.path("errors").booleanValue()) {
        throw new IllegalStateException("the bare index refused documents");
      }
      copied += hits.size();
      after = hits.get(hits.size() - 1).path("sort");
    }
    return new Copied(copied, nanos);
  }

  /// Bytes of an alias's indices.
  long bytes(String alias) {
    send("POST", "/" + alias + "/_flush", "");
    return send("GET", "/" + alias + "/_stats/store", "")
        .path("_all")
        .path("primaries")
        .path("store")
        .path("size_in_bytes")
        .longValue();
  }

  void refresh(String alias) {
    send("POST", "/" + alias + "/_refresh", "");
  }

  /// Puts a template like an alias's own in place for another alias.
  void likeTemplate(String alias, String other) {
    var template =
        send("GET", "/_index_template/" + alias, "")
            .path("index_templates")
            .path(0)
            .path("index_template");
    var same =
        Map.of(
            "index_patterns",
            template.path("index_patterns"),
            "priority",
            template.path("priority"),
            "template",
            template.path("template"));
    send("PUT", "/_index_template/" + other, JSON.writeValueAsString(same).replace(alias, other));
  }

  /// Takes an alias's indices and template away.
  void remove(String alias) {
    for (var index : send("GET", "/" + alias + "-*/_alias", "").propertyNames()) {
      send("DELETE", "/" + index, "");
    }
    send("DELETE", "/_index_template/" + alias, "");
  }

  private JsonNode page(String from, @Nullable JsonNode after) {
    var body =
        after == null
            ? Map.of("size", PAGE, "sort", List.of(Map.of("place", "asc")))
            : Map.of("size", PAGE, "sort", List.of(Map.of("place", "asc")), "search_after", after);
    return send("POST", "/" + from + "/_search", JSON.writeValueAsString(body));
  }

  private JsonNode send(String method, String path, String body) {
    try {
      var request =
          HttpRequest.newBuilder(address.resolve(path))
              .timeout(Duration.ofMinutes(2))
              .header(
                  "Content-Type",
                  path.equals("/_bulk") ? "application/x-ndjson" : "application/json")
              .method(
                  method,
                  body.isEmpty()
                      ? BodyPublishers.noBody()
                      : BodyPublishers.ofString(body, StandardCharsets.UTF_8))
              .build();
      var answer = http.send(request, BodyHandlers.ofString());
      if (answer.statusCode() >= 300) {
        throw new IllegalStateException(
            method + " " + path + " was answered " + answer.statusCode() + " " + answer.body());
      }
      return JSON.readTree(answer.body());
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(interrupted);
    }
  }
}
