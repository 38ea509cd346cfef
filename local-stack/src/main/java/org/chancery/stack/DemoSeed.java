package org.chancery.stack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The policies and rooms a new installation is shown with, from `demo.json`; made through the same
/// REST interface as everybody's, by the people whose job it is.
record DemoSeed(Installation installation, Progress progress) {

  private static final String AUTHOR = "n.aziz";
  private static final String APPROVER = "e.silva";
  private static final Duration PATIENCE = Duration.ofSeconds(90);

  /// Makes what is not there yet, so that it may be called at every start. A policy that somebody
  /// changed or retired stays as it is, and where somebody has opened a room no other is added.
  void plant() {
    var demo = demo();
    plantPolicies(demo.path("policies"));
    plantRooms(demo.path("rooms"));
  }

  private void plantPolicies(JsonNode policies) {
    var known = new HashMap<String, JsonNode>();
    for (var item : as(AUTHOR).get("/api/policies").path("items")) {
      known.put(text(item.path("id")), item);
    }
    for (var policy : policies) {
      var id = text(policy);
      var path = "/api/policies/" + id;
      var newest = known.get(id);
      if (newest == null) {
        newest =
            as(AUTHOR).send("PUT", path, Map.of("document", resource("policies/" + id + ".yaml")));
      }
      if (text(newest.path("state")).equals("draft")) {
        as(APPROVER)
            .send("POST", path + "/publish", Map.of("revision", newest.path("revision").asInt()));
        progress.say("published the policy '%s'".formatted(text(newest.path("name"))));
      }
    }
  }

  private void plantRooms(JsonNode rooms) {
    var first = as(text(rooms.path(0).path("members").path(0)));
    if (first.get("/api/conversations").path("items").size() > 0) {
      return;
    }
    awaitPeople(first);
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

  /// A new installation learns its people from Keycloak a few seconds after both are up.
  private static void awaitPeople(JsonApi api) {
    var everybody = DemoPerson.all().size();
    var end = System.nanoTime() + PATIENCE.toNanos();
    while (api.get("/api/people?limit=100").path("items").size() < everybody) {
      if (System.nanoTime() - end > 0) {
        throw new StackFailure(
            "Messaging did not learn its people from Keycloak within %d seconds."
                .formatted(PATIENCE.toSeconds()));
      }
      try {
        TimeUnit.MILLISECONDS.sleep(500);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new StackFailure("interrupted", e);
      }
    }
  }

  private JsonApi as(String username) {
    var token = AccessTokens.ofPerson(installation.keycloak().issuer(), username);
    return new JsonApi(installation.url("messaging"), token);
  }

  private static JsonNode demo() {
    return new JsonMapper().readTree(resource("demo.json"));
  }

  private static String resource(String name) {
    try (var in = DemoSeed.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException(name + " is missing from the jar");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
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
