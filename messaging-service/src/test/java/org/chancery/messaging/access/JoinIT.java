package org.chancery.messaging.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.chancery.messaging.house.House;
import org.chancery.messaging.house.Program;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Who may come together: policies judge it wherever people do.
final class JoinIT {

  private final House house = House.shared();
  private final Program rana = house.as("r.haddad");
  private final Program marwan = house.as("m.farouk");
  private final Program camille = house.as("c.laurent");
  private final String policy = "wall-" + UUID.randomUUID().toString().substring(0, 8);

  @BeforeEach
  void everybodyHasComeIn() {
    for (Program person : List.of(rana, marwan, camille)) {
      assertThat(person.get("/api/me").status()).isEqualTo(200);
    }
  }

  @AfterEach
  void noWallIsLeftForOtherTests() {
    house.as("e.silva").post("/api/policies/" + policy + "/retire", "{}");
  }

  @Test
  @DisplayName("P1: a barrier keeps two units apart in direct talks, new rooms, joining and adding")
  void barrierHoldsWhereverPeopleComeTogether() {
    var open = open(rana, room("Lobby", "public", id(marwan)));
    var ours = open(marwan, room("Ours", "private"));
    wall("block");

    var direct = marwan.post("/api/conversations", direct(id(camille)));
    var opened = rana.post("/api/conversations", room("All", "private", id(marwan), id(camille)));
    var joined = camille.post(path(open) + "/join", "{}");
    var added = marwan.post(path(ours) + "/members", person(id(camille)));

    for (var answer : List.of(direct, opened, joined, added)) {
      assertThat(answer.status()).as(answer.text()).isEqualTo(422);
      var problem = answer.json();
      assertThat(problem.path("type").asString()).endsWith("policy-blocked");
      assertThat(problem.path("tip").asString()).isEqualTo("These units are kept apart.");
      assertThat(problem.path("field").asString()).isEqualTo("members");
      assertThat(problem.path("findings").path(0).path("policy").asString()).isEqualTo(policy);
    }
    assertThat(direct.json().path("people").findValuesAsString("id")).containsExactly(id(camille));
    assertThat(camille.get("/api/conversations").text()).doesNotContain(open, ours);
    assertThat(camille.get(path(ours)).status()).isEqualTo(404);
    assertThat(rana.get(path(open) + "/members").json().path("items").size()).isEqualTo(2);
  }

  @Test
  @DisplayName("P2: who was kept out, by whom, of what and from whom is on record")
  void everyAttemptIsOnRecord() {
    var open = open(rana, room("Lobby", "public", id(marwan)));
    wall("block");

    marwan.post("/api/conversations", direct(id(camille)));
    rana.post("/api/conversations", room("All of us", "private", id(marwan), id(camille)));
    camille.post(path(open) + "/join", "{}");

    var attempts = attempts();
    assertThat(attempts)
        .extracting(
            record -> record.path("actor").path("username").asString(),
            record -> record.path("member").path("username").asString(),
            record -> record.path("conversation").path("name").asString("direct"),
            record -> record.path("audience").path("membershipVersion").asInt())
        .containsExactlyInAnyOrder(
            tuple("m.farouk", "c.laurent", "direct", 0),
            tuple("r.haddad", "m.farouk", "All of us", 0),
            tuple("r.haddad", "c.laurent", "All of us", 0),
            tuple("c.laurent", "c.laurent", "Lobby", 1));
    assertThat(attempts)
        .allSatisfy(record -> {
          assertThat(record.path("verdict").path("outcome").asString()).isEqualTo("blocked");
          assertThat(ids(record.path("audience").path("members")))
              .doesNotContain(record.path("member").path("id").asString());
        });
    var atTheDoor =
        attempts.stream()
            .filter(record -> record.path("conversation").path("id").asString().equals(open))
            .toList();
    assertThat(atTheDoor).hasSize(1);
    assertThat(ids(atTheDoor.getFirst().path("audience").path("members")))
        .containsExactlyInAnyOrder(id(rana), id(marwan));
  }

  @ParameterizedTest
  @ValueSource(strings = {"redact", "warn", "hold"})
  @DisplayName(
      "P1: a warning or a hold on joining keeps people out, for there is nothing to confirm")
  void whateverIsStricterThanAnAlertKeepsOut(String outcome) {
    wall(outcome);

    assertThat(marwan.post("/api/conversations", direct(id(camille))).status()).isEqualTo(422);
    assertThat(attempts())
        .extracting(record -> record.path("verdict").path("outcome").asString())
        .containsExactly(
            switch (outcome) {
              case "redact" -> "redacted";
              case "warn" -> "warned";
              default -> "held";
            });
  }

  @Test
  @DisplayName("P2: an alert lets people in, and its verdict is on record with their joining")
  void alertIsOnRecordWithWhoJoined() {
    var open = open(marwan, room("Lobby", "public"));
    wall("alert");

    assertThat(camille.post(path(open) + "/join", "{}").status()).isEqualTo(200);
    var opened = open(rana, room("All", "private", id(marwan), id(camille)));

    assertThat(verdicts(open)).containsExactly("m.farouk none", "c.laurent alerted");
    assertThat(verdicts(opened))
        .containsExactlyInAnyOrder("r.haddad none", "m.farouk alerted", "c.laurent alerted");
    assertThat(attempts()).isEmpty();
  }

  @Test
  @DisplayName("P1: whoever brings somebody in is judged as well as who is brought")
  void whoAddsIsJudgedToo() {
    var room = open(rana, room("Desk", "private"));
    publish(
        """
        scope: {kinds: [join], sender: {people: [r.haddad]}, audience: {people: [c.laurent]}}
        rules: [{id: apart, outcome: block, when: {always: true}}]
        """);

    assertThat(rana.post(path(room) + "/members", person(id(camille))).status()).isEqualTo(422);
    assertThat(rana.post(path(room) + "/members", person(id(marwan))).status()).isEqualTo(200);
    assertThat(attempts())
        .extracting(record -> record.path("member").path("username").asString())
        .containsExactly("c.laurent");
  }

  @Test
  @DisplayName("P1: two who must not meet cannot come in at the same moment")
  void onlyOneOfTwoComesIn() {
    wall("block");
    for (int i = 0; i < 10; i++) {
      var room = open(rana, room("Race", "public"));

      var answers =
          Stream.of(marwan, camille)
              .map(person ->
                  CompletableFuture.supplyAsync(
                      () -> person.post(path(room) + "/join", "{}").status()))
              .toList();

      assertThat(answers.stream().map(CompletableFuture::join)).containsExactlyInAnyOrder(200, 422);
    }
  }

  @Test
  void talkThatWasThereBeforeTheWallIsStillFound() {
    var gina = house.as("g.ortiz");
    var hanna = house.as("h.brandt");
    var before = open(gina, direct(id(hanna)));
    wall("block");

    var again = hanna.post("/api/conversations", direct(id(gina)));

    // What is said in it is judged message by message.
    assertThat(again.status()).isEqualTo(200);
    assertThat(again.json().path("id").asString()).isEqualTo(before);
  }

  private void wall(String outcome) {
    publish(
        """
        scope: {kinds: [message, join]}
        rules:
          - id: wall
            outcome: %s
            when: {barrier: {between: [[operations], [compliance]]}}
            tips: {en: These units are kept apart.}
        """
            .formatted(outcome));
  }

  private void publish(String rest) {
    var document = "policy: %s\nname: Wall\n".formatted(policy) + rest;
    var body = JsonMapper.shared().writeValueAsString(Map.of("document", document));
    var saved = house.as("n.aziz").send("PUT", "/api/policies/" + policy, body);
    assertThat(saved.status()).as(saved.text()).isEqualTo(200);
    var published =
        house.as("e.silva").post("/api/policies/" + policy + "/publish", "{\"revision\":1}");
    assertThat(published.status()).as(published.text()).isEqualTo(200);
  }

  private List<JsonNode> attempts() {
    return house.journal().stream()
        .filter(record -> record.path("type").asString().equals("member.join-blocked"))
        .filter(record ->
            record
                .path("verdict")
                .path("findings")
                .path(0)
                .path("policy")
                .asString()
                .equals(policy))
        .toList();
  }

  private List<String> verdicts(String conversation) {
    return house.journal().stream()
        .filter(record -> record.path("conversation").path("id").asString("").equals(conversation))
        .filter(record -> record.path("type").asString().equals("member.joined"))
        .map(record ->
            record.path("member").path("username").asString()
                + " "
                + record.path("verdict").path("outcome").asString("none"))
        .toList();
  }

  private static List<String> ids(JsonNode members) {
    return members.valueStream().map(JsonNode::asString).toList();
  }

  private static String open(Program actor, String body) {
    var answer = actor.post("/api/conversations", body);
    assertThat(answer.status()).as(answer.text()).isIn(200, 201);
    return answer.json().path("id").asString();
  }

  private static String room(String name, String visibility, String... members) {
    var quoted = Stream.of(members).map(id -> "\"" + id + "\"").toList();
    return "{\"kind\":\"room\",\"name\":\"%s\",\"visibility\":\"%s\",\"members\":[%s]}"
        .formatted(name, visibility, String.join(",", quoted));
  }

  private static String direct(String person) {
    return "{\"kind\":\"direct\",\"person\":\"%s\"}".formatted(person);
  }

  private static String person(String person) {
    return "{\"person\":\"%s\"}".formatted(person);
  }

  private static String path(String room) {
    return "/api/conversations/" + room;
  }

  private static String id(Program program) {
    return program.get("/api/me").json().path("person").path("id").asString();
  }
}
