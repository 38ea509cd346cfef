package org.chancery.bench.service;

import java.net.URI;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import tools.jackson.databind.JsonNode;

/// The archive's REST interface, as a compliance officer sees it.
public final class Archive {

  /// The most ids one lookup takes.
  public static final int LOOKUP_LIMIT = 1000;

  /// What the archive says about one record.
  ///
  /// @param outcome `allowed`, `alerted` or `blocked`; empty while the record is not archived
  public record Found(boolean archived, boolean indexed, String outcome) {}

  private final JsonHttp http;
  private final Supplier<String> officer;

  /// The archive at `address`, asked with an officer's token.
  public Archive(URI address, Supplier<String> officer) {
    this.http = new JsonHttp(address);
    this.officer = officer;
  }

  /// Looks records up by id, at most [#LOOKUP_LIMIT] of them.
  public Map<String, Found> lookup(Collection<String> ids) {
    var answer = http.post("/api/records/lookup", Map.of("ids", List.copyOf(ids)), officer);
    var found = new HashMap<String, Found>();
    for (var item : answer.path("items")) {
      found.put(
          item.path("id").asString(""),
          new Found(
              item.path("archived").asBoolean(false),
              item.path("indexed").asBoolean(false),
              item.path("outcome").asString("")));
    }
    return found;
  }

  /// The overview with lag and alarms.
  public JsonNode overview() {
    return http.get("/api/overview", officer);
  }
}
