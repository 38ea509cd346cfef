package org.chancery.messaging.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.chancery.messaging.house.House;
import org.chancery.messaging.house.Program;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// What the record says of conversations: who was in them when, and what they were to be called.
final class ConversationRecordIT {

  private final House house = House.shared();
  private final Program rana = house.as("r.haddad");
  private final Program jonas = house.as("j.weber");
  private final Program alba = house.as("a.rossi");
  private final String word = "name" + UUID.randomUUID().toString().substring(0, 8);

  @BeforeEach
  void everybodyHasComeIn() {
    for (Program person : List.of(rana, jonas, alba)) {
      assertThat(person.get("/api/me").status()).isEqualTo(200);
    }
  }

  @Test
  @DisplayName("P2: joins and leaves on record tell who was in a room, its first members included")
  void membershipCanBeRebuiltFromTheRecord() {
    var room =
        open("{\"kind\":\"room\",\"name\":\"Desk\",\"members\":[\"%s\"]}".formatted(id(jonas)));
    rana.post(path(room) + "/members", "{\"person\":\"%s\"}".formatted(id(alba)));
    jonas.post(path(room) + "/leave", "{}");

    Set<String> members = new LinkedHashSet<>();
    for (JsonNode record : of(room)) {
      var member = record.path("member").path("id").asString("");
      switch (record.path("type").asString()) {
        case "member.joined" -> assertThat(members.add(member)).isTrue();
        case "member.left" -> assertThat(members.remove(member)).isTrue();
        default -> {}
      }
      if (record.path("audience").path("membershipVersion").asLong() > 1) {
        assertThat(record.path("audience").path("members").valueStream().map(JsonNode::asString))
            .containsExactlyInAnyOrderElementsOf(members);
      }
    }

    assertThat(members).containsExactlyInAnyOrder(id(rana), id(alba));
    assertThat(types(of(room)))
        .containsExactly(
            "conversation.created",
            "member.joined",
            "member.joined",
            "member.joined",
            "member.left");
  }

  @Test
  @DisplayName("P2: both people of a direct conversation are on record as joined")
  void directConversationIsJoinedByItsTwo() {
    var lina = house.as("l.moreau");
    assertThat(lina.get("/api/me").status()).isEqualTo(200);
    var direct = open("{\"kind\":\"direct\",\"person\":\"%s\"}".formatted(id(lina)));

    assertThat(
            of(direct).stream().skip(1).map(record -> record.path("member").path("id").asString()))
        .containsExactlyInAnyOrder(id(rana), id(lina));
  }

  @Test
  @DisplayName("P2: a blocked name is on record before anybody is told, for new rooms and renames")
  void blockedNameIsAnAttemptOnRecord() {
    publish("block");
    var room = open("{\"kind\":\"room\",\"name\":\"Desk\"}");

    var creation =
        rana.post("/api/conversations", "{\"kind\":\"room\",\"name\":\"%s\"}".formatted(word));
    var rename = rana.send("PATCH", path(room), "{\"name\":\"%s too\"}".formatted(word));
    var outsider = jonas.send("PATCH", path(room), "{\"name\":\"%s out\"}".formatted(word));

    assertThat(List.of(creation.status(), rename.status(), outsider.status()))
        .containsExactly(422, 422, 404);
    var attempts = house.journal().stream().filter(this::wasBlocked).toList();
    assertThat(attempts)
        .extracting(record -> record.path("content").path("text").asString())
        .containsExactlyInAnyOrder(word, word + " too");
    assertThat(attempts)
        .allSatisfy(record -> {
          assertThat(record.path("verdict").path("outcome").asString()).isEqualTo("blocked");
          assertThat(record.path("actor").path("username").asString()).isEqualTo("r.haddad");
          assertThat(record.has("audience")).isFalse();
        });
    assertThat(types(of(room))).contains("conversation.name-blocked");
    assertThat(rana.get(path(room)).json().path("name").asString()).isEqualTo("Desk");
  }

  @Test
  @DisplayName("P2: a name that raises an alert is given, and its verdict is on record")
  void alertOnANameIsOnRecord() {
    publish("alert");

    var room = open("{\"kind\":\"room\",\"name\":\"%s\"}".formatted(word));
    rana.send("PATCH", path(room), "{\"name\":\"plain\"}");
    rana.send("PATCH", path(room), "{\"name\":\"again %s\"}".formatted(word));

    assertThat(of(room).stream().filter(record -> !record.has("member")))
        .extracting(record -> record.path("verdict").path("outcome").asString("none"))
        .containsExactly("alerted", "none", "alerted");
  }

  @Test
  @DisplayName("P1: a topic is judged before anybody sees it, with who gives it; all is on record")
  void topicIsJudgedAndOnRecord() {
    publish("block", "scope: {sender: {people: [r.haddad]}}\n");
    var room =
        open("{\"kind\":\"room\",\"name\":\"Desk\",\"members\":[\"%s\"]}".formatted(id(jonas)));

    var given = rana.send("PATCH", path(room), "{\"topic\":\" Spot and forwards \"}");
    var again = rana.send("PATCH", path(room), "{\"topic\":\"Spot and forwards\"}");
    var blocked = rana.send("PATCH", path(room), "{\"topic\":\"all about %s\"}".formatted(word));
    var both =
        rana.send("PATCH", path(room), "{\"name\":\"New\",\"topic\":\"%s\"}".formatted(word));
    var notTheirs = jonas.send("PATCH", path(room), "{\"topic\":\"mine\"}");
    var tooLong = rana.send("PATCH", path(room), "{\"topic\":\"%s\"}".formatted("x".repeat(251)));

    assertThat(
            List.of(
                given.status(),
                again.status(),
                blocked.status(),
                both.status(),
                notTheirs.status(),
                tooLong.status()))
        .containsExactly(200, 200, 422, 422, 403, 400);
    assertThat(blocked.json().path("field").asString()).isEqualTo("topic");
    assertThat(blocked.json().path("tip").asString()).isEqualTo("Call it otherwise.");
    var seen = jonas.get(path(room)).json();
    assertThat(seen.path("topic").asString()).isEqualTo("Spot and forwards");
    assertThat(seen.path("name").asString()).isEqualTo("Desk");
    assertThat(rana.send("PATCH", path(room), "{\"topic\":\"\"}").status()).isEqualTo(200);
    assertThat(jonas.get(path(room)).json().has("topic")).isFalse();
    assertThat(of(room).stream().filter(record -> typeOf(record).contains("topic")))
        .extracting(
            ConversationRecordIT::typeOf,
            record -> record.path("content").path("text").asString("none"),
            record -> record.path("verdict").path("outcome").asString("none"))
        .containsExactly(
            tuple("conversation.topic-changed", "Spot and forwards", "none"),
            tuple("conversation.topic-blocked", "all about " + word, "blocked"),
            tuple("conversation.topic-blocked", word, "blocked"),
            tuple("conversation.topic-changed", "none", "none"));
  }

  private void publish(String outcome) {
    publish(outcome, "");
  }

  private void publish(String outcome, String scope) {
    var id = "/api/policies/names-" + word;
    var draft =
        new PolicyDraft("names-" + word, "Names")
            .rule("term", outcome, word, "Call it otherwise.")
            .scoped(scope)
            .body();
    assertThat(house.as("n.aziz").send("PUT", id, draft).status()).isEqualTo(200);
    var published = house.as("e.silva").post(id + "/publish", "{\"revision\":1}");
    assertThat(published.status()).as(published.text()).isEqualTo(200);
  }

  private boolean wasBlocked(JsonNode record) {
    return record.path("type").asString().equals("conversation.name-blocked")
        && record.path("content").path("text").asString().startsWith(word);
  }

  private List<JsonNode> of(String conversation) {
    return house.journal().stream()
        .filter(record -> record.path("conversation").path("id").asString("").equals(conversation))
        .toList();
  }

  private static List<String> types(List<JsonNode> records) {
    return records.stream().map(ConversationRecordIT::typeOf).toList();
  }

  private static String typeOf(JsonNode record) {
    return record.path("type").asString();
  }

  private String open(String body) {
    var answer = rana.post("/api/conversations", body);
    assertThat(answer.status()).as(answer.text()).isIn(200, 201);
    return answer.json().path("id").asString();
  }

  private static String path(String room) {
    return "/api/conversations/" + room;
  }

  private static String id(Program program) {
    return program.get("/api/me").json().path("person").path("id").asString();
  }
}
