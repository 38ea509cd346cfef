package org.chancery.bench;

import java.io.IOException;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.chancery.bench.wire.FakeHttp;
import org.chancery.bench.wire.FakeHttp.Answer;
import org.chancery.bench.wire.FakeHttp.Request;
import org.chancery.bench.wire.TinyServer.Peer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Messaging, archive and Keycloak in one in-memory server, as small as the interfaces allow. Its
/// one journal partition is 0; a cursor is a position; a text with `bad` is blocked, one with `odd`
/// alerts.
public final class FakeChancery implements AutoCloseable {

  private static final JsonMapper JSON = JsonMapper.shared();

  private record Item(
      String id, String room, String sender, String clientId, String text, String outcome) {}

  private final FakeHttp http = new FakeHttp(this::answer, this::socket);
  private final List<Item> items = new ArrayList<>();
  private final List<String> journal = new ArrayList<>();
  private final Map<String, Set<String>> members = new LinkedHashMap<>();
  private final Map<Peer, String> sockets = new HashMap<>();
  private final int crashAt;
  private final int loseDeliveryOf;
  private String previous = "sha256:" + "0".repeat(64);

  /// @param crashAt the record after whose commit all connections break, unanswered; -1 for none
  /// @param loseDeliveryOf the record that no member's socket gets; -1 for none
  public FakeChancery(int crashAt, int loseDeliveryOf) {
    this.crashAt = crashAt;
    this.loseDeliveryOf = loseDeliveryOf;
  }

  public URI address() {
    return http.address();
  }

  private synchronized Answer answer(Request request) {
    var path = request.path();
    if (path.endsWith("/token")) {
      var who = field(request.body(), path.contains("master") ? "client_id" : "username");
      return Answer.json(Map.of("access_token", who, "expires_in", 3600));
    }
    if (path.equals("/api/me")) {
      return Answer.json(Map.of("person", Map.of("id", request.bearer())));
    }
    if (path.equals("/api/conversations") && request.method().equals("POST")) {
      var body = JSON.readTree(request.body());
      var person = body.path("person").asString("");
      var name = body.path("name").asString(request.bearer() + "-" + person);
      var room = name.replaceAll("[^a-zA-Z0-9-]", "-");
      members.computeIfAbsent(room, _ -> new LinkedHashSet<>()).add(request.bearer());
      members.computeIfAbsent(room, _ -> new LinkedHashSet<>()).add(person);
      return Answer.json(Map.of("id", room));
    }
    if (path.endsWith("/join")) {
      member(path).add(request.bearer());
      return Answer.json(Map.of());
    }
    if (path.endsWith("/messages")) {
      return Answer.json(Map.of("items", history(path.split("/", -1)[3])));
    }
    if (path.equals("/feed/records")) {
      return feed(request.query());
    }
    if (path.equals("/api/records/lookup")) {
      return Answer.json(Map.of("items", lookup(JSON.readTree(request.body()).path("ids"))));
    }
    return Answer.json(Map.of("items", List.of()));
  }

  private Set<String> member(String path) {
    return members.computeIfAbsent(path.split("/", -1)[3], _ -> new LinkedHashSet<>());
  }

  private List<Map<String, String>> history(String room) {
    return items.stream()
        .filter(item -> item.room().equals(room) && !item.outcome().equals("blocked"))
        .map(item -> Map.of("id", item.id(), "clientId", item.clientId(), "text", item.text()))
        .toList();
  }

  private Answer feed(String query) {
    var after =
        URLDecoder.decode(query, StandardCharsets.UTF_8).replaceAll(".*after=(\\d+).*", "$1");
    var lines = journal.subList(Integer.parseInt(after), journal.size());
    var heads = journal.size() + ",0".repeat(15);
    return new Answer(
        lines.stream().map(line -> line + "\n").collect(Collectors.joining()),
        "Chancery-Journal-Heads: " + heads);
  }

  private List<Map<String, Object>> lookup(JsonNode ids) {
    var found = new ArrayList<Map<String, Object>>();
    for (var item : items) {
      for (var id : ids) {
        if (id.asString("").equals(item.id())) {
          found.add(
              Map.of(
                  "id", item.id(), "archived", true, "indexed", true, "outcome", item.outcome()));
        }
      }
    }
    return found;
  }

  private void socket(Peer peer, String bearer) throws IOException {
    synchronized (this) {
      sockets.put(peer, bearer);
      peer.text("{\"type\":\"welcome\",\"cursor\":\"%d\"}".formatted(items.size()));
    }
    while (true) {
      var frame = JSON.readTree(peer.read().text());
      synchronized (this) {
        switch (frame.path("type").asString("")) {
          case "resume" ->
              resume(peer, bearer, Integer.parseInt(frame.path("cursor").asString("")));
          case "post" -> post(peer, bearer, frame);
          default -> peer.text("{\"type\":\"pong\"}");
        }
      }
    }
  }

  private void resume(Peer peer, String bearer, int cursor) throws IOException {
    for (var position = cursor; position < items.size(); position++) {
      deliver(position, peer, bearer);
    }
    peer.text("{\"type\":\"resumed\",\"cursor\":\"%d\"}".formatted(items.size()));
  }

  private void post(Peer peer, String bearer, JsonNode frame) throws IOException {
    var clientId = frame.path("clientId").asString("");
    var position = -1;
    for (var i = 0; i < items.size(); i++) {
      position = items.get(i).clientId().equals(clientId) ? i : position;
    }
    var isNew = position < 0;
    if (isNew) {
      position = items.size();
      var text = frame.path("text").asString("");
      var outcome = text.contains("bad") ? "blocked" : text.contains("odd") ? "alerted" : "allowed";
      var room = frame.path("conversation").asString("");
      commit(new Item("id" + position, room, bearer, clientId, text, outcome));
    }
    if (isNew && position == crashAt) {
      for (var open : List.copyOf(sockets.keySet())) {
        open.close();
      }
      sockets.clear();
      return;
    }
    answer(peer, position);
    if (isNew && position != loseDeliveryOf) {
      for (var socket : Map.copyOf(sockets).entrySet()) {
        if (!socket.getKey().equals(peer)) {
          deliver(position, socket.getKey(), socket.getValue());
        }
      }
    }
  }

  private void answer(Peer peer, int position) throws IOException {
    var item = items.get(position);
    peer.text(
        item.outcome().equals("blocked")
            ? "{\"type\":\"refused\",\"clientId\":\"%s\",\"code\":\"policy-blocked\"}"
                .formatted(item.clientId())
            : "{\"type\":\"accepted\",\"clientId\":\"%s\",\"id\":\"%s\",\"cursor\":\"%d\",\"position\":%d}"
                .formatted(item.clientId(), item.id(), position + 1, position + 1));
  }

  private void deliver(int position, Peer peer, String bearer) throws IOException {
    var item = items.get(position);
    var isMember = members.getOrDefault(item.room(), Set.of()).contains(bearer);
    if (isMember && !item.outcome().equals("blocked")) {
      peer.text(
          "{\"type\":\"message\",\"clientId\":\"%s\",\"cursor\":\"%d\",\"position\":%d}"
              .formatted(item.clientId(), position + 1, position + 1));
    }
  }

  private void commit(Item item) {
    var record = new LinkedHashMap<String, Object>();
    record.put("id", item.id());
    record.put("partition", 0);
    record.put("position", items.size() + 1);
    record.put("prev", previous);
    record.put("content", Map.of("clientId", item.clientId()));
    record.put("verdict", Map.of("outcome", item.outcome()));
    var line = JSON.writeValueAsString(record);
    items.add(item);
    journal.add(line);
    previous = "sha256:" + sha256(line);
  }

  private static String sha256(String line) {
    try {
      return HexFormat.of()
          .formatHex(
              MessageDigest.getInstance("SHA-256").digest(line.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String field(String form, String name) {
    return Arrays.stream(form.split("&", -1))
        .filter(pair -> pair.startsWith(name + "="))
        .map(pair -> pair.substring(name.length() + 1))
        .findFirst()
        .orElse("service");
  }

  @Override
  public void close() throws IOException {
    http.close();
  }
}
