package org.chancery.messaging.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.chancery.messaging.house.House;
import org.chancery.messaging.house.Program;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

@ExtendWith(OutputCaptureExtension.class)
final class ConversationIT {

  private final Program rana = House.shared().as("r.haddad");
  private final Program jonas = House.shared().as("j.weber");
  private final Program alba = House.shared().as("a.rossi");

  @BeforeEach
  void everybodyHasComeIn() {
    // A person is known from their first request on, whether or not the directory was read yet.
    assertThat(rana.get("/api/me").status()).isEqualTo(200);
    assertThat(jonas.get("/api/me").status()).isEqualTo(200);
    assertThat(alba.get("/api/me").status()).isEqualTo(200);
  }

  @Test
  void twoPeopleHaveOneDirectConversationWhoeverOpensIt() {
    var first = open(rana, "{\"kind\":\"direct\",\"person\":\"%s\"}".formatted(id(jonas)));
    var second = open(jonas, "{\"kind\":\"direct\",\"person\":\"%s\"}".formatted(id(rana)));

    assertThat(second).isEqualTo(first);
  }

  @ParameterizedTest
  @CsvSource({
    "GET,''",
    "GET,/messages",
    "GET,/members",
    "POST,/join",
    "POST,/leave",
    "POST,/messages",
    "POST,/read",
    "POST,/members",
    "PATCH,''"
  })
  void hiddenConversationAndNoConversationAreTheSame(String method, String rest) {
    var hidden = open(rana, "{\"kind\":\"room\",\"name\":\"Quiet room\"}");
    var body =
        switch (rest) {
          case "/messages" -> "{\"clientId\":\"x1\",\"text\":\"hello\"}";
          case "/read" -> "{\"position\":1}";
          case "/members" -> "{\"person\":\"%s\"}".formatted(id(jonas));
          default -> "{\"name\":\"Another\"}";
        };

    var ofHidden = ask(method, hidden, rest, body);
    var ofNone = ask(method, UUID.randomUUID().toString(), rest, body);

    assertThat(ofHidden.status()).isEqualTo(404);
    assertThat(ofHidden.json().path("detail")).isEqualTo(ofNone.json().path("detail"));
    assertThat(ofNone.status()).isEqualTo(404);
  }

  @Test
  void memberSeesUnreadMessagesUntilTheyReadThem() {
    var room = open(rana, roomWith(jonas));
    var position = say(rana, room, "unread-1", "two things");

    assertThat(view(jonas, room).json().path("unread").asInt()).isEqualTo(1);
    assertThat(view(rana, room).json().path("unread").asInt()).isZero();

    jonas.post(path(room) + "/read", "{\"position\":%d}".formatted(position));

    assertThat(view(jonas, room).json().path("unread").asInt()).isZero();
  }

  @Test
  void historyPagesBackwardsWithoutGapOrRepeat() {
    var room = open(rana, roomWith(jonas));
    for (int i = 0; i < 5; i++) {
      say(rana, room, room + "-" + i, "message " + i);
    }

    var newest = jonas.get(path(room) + "/messages?limit=3").json();
    var cursor = newest.path("nextPage").asString();
    var older = jonas.get(path(room) + "/messages?limit=3&before=" + cursor).json();

    assertThat(newest.path("items").findValuesAsString("text"))
        .containsExactly("message 2", "message 3", "message 4");
    assertThat(older.path("items").findValuesAsString("text"))
        .containsExactly("message 0", "message 1");
    assertThat(older.has("nextPage")).isFalse();
  }

  @Test
  void whoLeavesARoomHearsAndSaysNothingThereAnyMore() {
    var room = open(rana, roomWith(jonas));

    assertThat(jonas.post(path(room) + "/leave", "{}").status()).isEqualTo(204);

    assertThat(jonas.get(path(room) + "/messages").status()).isEqualTo(404);
    assertThat(
            jonas
                .post(path(room) + "/messages", "{\"clientId\":\"late\",\"text\":\"still here\"}")
                .status())
        .isEqualTo(404);
  }

  @Test
  @DisplayName("P3: the same message sent twice is one message")
  void retriedPostIsTheSameMessage() {
    var room = open(rana, roomWith(jonas));

    var position = say(rana, room, "retry-" + room, "once");

    assertThat(say(rana, room, "retry-" + room, "once")).isEqualTo(position);
    assertThat(jonas.get(path(room) + "/messages").json().path("items").size()).isEqualTo(1);
  }

  @Test
  void mistakesAreNamedByFieldWithTheirCure() {
    var unknown = rana.post("/api/conversations", "{\"kind\":\"room\",\"nam\":\"x\"}").json();
    var empty = rana.post("/api/conversations", "{\"kind\":\"room\",\"name\":\" \"}").json();
    var odd = rana.get("/api/conversations/not-an-id").json();

    assertThat(unknown.path("field").asString()).isEqualTo("nam");
    assertThat(empty.path("field").asString()).isEqualTo("name");
    assertThat(empty.path("cure").asString()).contains("1 to 100 characters");
    assertThat(odd.path("field").asString()).isEqualTo("id");
  }

  @Test
  void whatPeopleSayIsNeverInTheLog(CapturedOutput log) {
    var canary = "canary" + UUID.randomUUID().toString().substring(0, 8);
    var room = open(rana, roomWith(jonas));

    say(rana, room, "log-1-" + room, canary);
    rana.post(path(room) + "/messages", "{\"clientId\":\"?\",\"text\":\"" + canary + "\"}");
    rana.post(path(room) + "/messages", "{\"clientId\":\"b\",\"text\":\"" + canary + "\\u0000\"}");
    rana.post(path(room) + "/messages", "{\"clientId\":\"c\",\"txt\":\"" + canary + "\"}");
    rana.post("/api/conversations", "{\"kind\":\"room\",\"name\":\"" + canary + "\",\"x\":1}");
    jonas.get(path(room) + "/messages");
    jonas.get("/api/conversations");

    assertThat(log.getAll()).doesNotContain(canary);
  }

  private Program.Answer ask(String method, String room, String rest, String body) {
    return alba.send(method, path(room) + rest, method.equals("GET") ? null : body);
  }

  private static String open(Program actor, String body) {
    var answer = actor.post("/api/conversations", body);
    assertThat(answer.status()).as(answer.text()).isIn(200, 201);
    return answer.json().path("id").asString();
  }

  private static String roomWith(Program member) {
    return "{\"kind\":\"room\",\"name\":\"Desk\",\"members\":[\"%s\"]}".formatted(id(member));
  }

  private static long say(Program actor, String room, String clientId, String text) {
    var answer =
        actor.post(
            path(room) + "/messages",
            "{\"clientId\":\"%s\",\"text\":\"%s\"}".formatted(clientId, text));
    assertThat(answer.status()).as(answer.text()).isIn(200, 201);
    return answer.json().path("position").asLong();
  }

  private static Program.Answer view(Program actor, String room) {
    return actor.get(path(room));
  }

  private static String path(String room) {
    return "/api/conversations/" + room;
  }

  private static String id(Program program) {
    return program.get("/api/me").json().path("person").path("id").asString();
  }
}
