package org.chancery.stack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The policies and rooms a new installation is shown with, from `demo.json`; made through the same
/// REST interface as everybody's, by the people whose job it is.
record DemoSeed(Installation installation, Progress progress) {

  private static final String AUTHOR = "n.aziz";
  private static final String APPROVER = "e.silva";

  /// Makes what is not there yet, so that it may be called at every start. Where somebody has
  /// written a policy of their own, or opened a room, nothing is added to it.
  void plant() {
    var demo = demo();
    plantPolicies(demo.path("policies"));
    plantRooms(demo.path("rooms"));
  }

  private void plantPolicies(JsonNode policies) {
    if (as(AUTHOR).get("/api/policies").path("items").size() > 0) {
      return;
    }
    for (var policy : policies) {
      var path = "/api/policies/" + policy.path("id").asString();
      var draft = as(AUTHOR).send("PUT", path, policy.path("body"));
      as(APPROVER)
          .send("POST", path + "/publish", Map.of("revision", draft.path("revision").asInt()));
      progress.say(
          "published the policy '%s'".formatted(policy.path("body").path("name").asString()));
    }
  }

  private void plantRooms(JsonNode rooms) {
    var first = as(text(rooms.path(0).path("members").path(0)));
    if (first.get("/api/conversations").path("items").size() > 0) {
      return;
    }
    var ids =
        DemoPerson.all().stream().collect(Collectors.toMap(DemoPerson::username, DemoPerson::id));
    for (var room : rooms) {
      var members = texts(room.path("members"));
      as(members.getFirst())
          .send(
              "POST",
              "/api/conversations",
              Map.of(
                  "kind", "room",
                  "name", text(room.path("name")),
                  "visibility", text(room.path("visibility")),
                  "members",
                      members.stream()
                          .skip(1)
                          .map(ids::get)
                          .map(Objects::requireNonNull)
                          .toList()));
    }
    progress.say("opened %d rooms".formatted(rooms.size()));
  }

  private JsonApi as(String username) {
    var token = AccessTokens.ofPerson(installation.keycloak().issuer(), username);
    return new JsonApi(installation.url("messaging"), token);
  }

  private static JsonNode demo() {
    try (var in = DemoSeed.class.getResourceAsStream("demo.json")) {
      if (in == null) {
        throw new IllegalStateException("demo.json is missing from the jar");
      }
      return new JsonMapper().readTree(in.readAllBytes());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<String> texts(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), false).map(DemoSeed::text).toList();
  }

  private static String text(JsonNode node) {
    return node.asString();
  }
}
