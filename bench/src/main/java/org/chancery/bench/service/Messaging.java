package org.chancery.bench.service;

import java.net.URI;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.function.Supplier;
import tools.jackson.databind.JsonNode;

/// The messaging service's REST interface.
public final class Messaging {

  private static final int PAGE = 100;

  /// A message as a member reads it in the history.
  public record Message(String id, String clientId, String text) {}

  private final JsonHttp http;

  /// The service at `address`.
  public Messaging(URI address) {
    this.http = new JsonHttp(address);
  }

  /// The caller's person id; also makes a person known who has never been here.
  public String me(Supplier<String> token) {
    return required(http.get("/api/me", token).path("person"), "id");
  }

  /// The caller's room of that name if there is one, else a new public room.
  public String room(String name, Supplier<String> token) {
    for (var conversation : http.get("/api/conversations", token).path("items")) {
      if (conversation.path("kind").asString("").equals("room")
          && conversation.path("name").asString("").equals(name)) {
        return required(conversation, "id");
      }
    }
    var room = Map.of("kind", "room", "name", name, "visibility", "public", "members", List.of());
    return required(http.post("/api/conversations", room, token), "id");
  }

  /// The direct conversation between the caller and `person`.
  public String direct(String person, Supplier<String> token) {
    var direct = Map.of("kind", "direct", "person", person);
    return required(http.post("/api/conversations", direct, token), "id");
  }

  /// Joins a public room; harmless for who is a member already.
  public void join(String conversation, Supplier<String> token) {
    http.post("/api/conversations/" + conversation + "/join", Map.of(), token);
  }

  /// Everything in a conversation, oldest first, back to the first message that `isOurs` rejects
  /// and that comes before the ones it accepts.
  public List<Message> history(
      String conversation, Predicate<Message> isOurs, Supplier<String> token) {
    var newestFirst = new ArrayList<Message>();
    var query = "?limit=" + PAGE;
    while (true) {
      var page = http.get("/api/conversations/" + conversation + "/messages" + query, token);
      var items = new ArrayList<Message>();
      page.path("items")
          .forEach(item ->
              items.add(
                  new Message(
                      item.path("id").asString(""),
                      item.path("clientId").asString(""),
                      item.path("text").asString(""))));
      Collections.reverse(items);
      newestFirst.addAll(items);
      var next = page.path("nextPage");
      if (!next.isString() || items.stream().noneMatch(isOurs)) {
        Collections.reverse(newestFirst);
        return newestFirst;
      }
      query = "?limit=" + PAGE + "&before=" + JsonHttp.encoded(next.asString());
    }
  }

  /// Saves a draft of a policy; gives the revision.
  public JsonNode saveDraft(String policy, Object draft, Supplier<String> author) {
    return http.put("/api/policies/" + policy, draft, author);
  }

  /// Publishes a revision of a policy.
  public void publish(String policy, JsonNode revision, Supplier<String> approver) {
    http.post("/api/policies/" + policy + "/publish", Map.of("revision", revision), approver);
  }

  /// The overview officers and operators see.
  public JsonNode overview(Supplier<String> officer) {
    return http.get("/api/overview", officer);
  }

  static String required(JsonNode object, String field) {
    var value = object.path(field);
    if (!value.isString()) {
      throw new IllegalStateException("the service's answer has no " + field);
    }
    return value.asString();
  }
}
