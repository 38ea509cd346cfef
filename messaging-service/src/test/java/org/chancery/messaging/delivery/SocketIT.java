package org.chancery.messaging.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.chancery.messaging.live.ChatSocket.ofType;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.WebSocket;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.chancery.messaging.conversation.ConversationId;
import org.chancery.messaging.live.ChatSocket;
import org.chancery.messaging.live.Colleague;
import org.chancery.messaging.live.LiveService;
import org.chancery.messaging.live.Office;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

final class SocketIT {

  private static final Office OFFICE = new Office();
  private static final LiveService SERVICE =
      LiveService.start(
          OFFICE, Map.of("chancery.limits.in-flight", "20", "chancery.limits.flood-frames", "400"));

  private final List<Colleague> people = OFFICE.hire(3);
  private final ConversationId room = OFFICE.room(people.subList(0, 2));

  @AfterAll
  static void stop() {
    SERVICE.close();
  }

  private static ChatSocket open(Colleague person) {
    return ChatSocket.open(SERVICE.socket(), person);
  }

  private static String code(JsonNode frame) {
    return frame.path("code").asString();
  }

  @Test
  @DisplayName("P2: a post is accepted to its sender and reaches every other socket of the members")
  void aPostReachesEveryMember() {
    try (ChatSocket sender = open(people.get(0));
        ChatSocket otherDevice = open(people.get(0));
        ChatSocket member = open(people.get(1));
        ChatSocket outsider = open(people.get(2))) {
      sender.post("c1", room, "hello \"there\" 😀\n");

      JsonNode accepted = sender.await(ofType("accepted"));
      JsonNode heard = member.await(ofType("message"));
      assertThat(heard.path("text").asString()).isEqualTo("hello \"there\" 😀\n");
      assertThat(heard.path("id")).isEqualTo(accepted.path("id"));
      assertThat(heard.path("clientId").asString()).isEqualTo("c1");
      assertThat(otherDevice.await(ofType("message")).path("id")).isEqualTo(accepted.path("id"));
      outsider.send("{\"type\":\"ping\"}");
      outsider.await(ofType("pong"), 2);
      assertThat(outsider.frames()).noneMatch(ofType("message"));
      assertThat(sender.frames()).noneMatch(ofType("message"));
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "oops | error | malformed",
        "{'type':'teleport'} | error | unknown-type",
        "{'type':'post','clientId':'x','conversation':'ROOM','text':'a','colour':1} | error | invalid-field",
        "{'type':'post','clientId':'x y','conversation':'ROOM','text':'a'} | refused | client-id-malformed",
        "{'type':'post','clientId':'x1','conversation':'0199a1b2-0000-7000-8000-000000000001','text':'a'} | refused | not-found",
        "{'type':'post','clientId':'x2','conversation':'ROOM','text':'  '} | refused | text-empty",
        "{'type':'post','clientId':'x3','conversation':'ROOM','text':'\\ud800'} | refused | text-malformed",
        "{'type':'post','clientId':'x4','conversation':'ROOM','text':'\\u0000'} | refused | text-malformed",
        "{'type':'post','clientId':'x5','conversation':'ROOM','text':'LONG'} | refused | text-too-long",
      })
  void everyBadFrameGetsItsNamedAnswer(String frame, String type, String code) {
    try (ChatSocket socket = open(people.getFirst())) {
      socket.send(
          frame
              .replace('\'', '"')
              .replace("ROOM", room.toString())
              .replace("LONG", "a".repeat(16_385)));

      assertThat(code(socket.await(ofType(type)))).isEqualTo(code);
    }
  }

  @Test
  void aConversationOfOthersLooksLikeNone() {
    try (ChatSocket outsider = open(people.getLast())) {
      outsider.post("c1", room, "let me in");

      assertThat(code(outsider.await(ofType("refused")))).isEqualTo("not-found");
    }
  }

  @Test
  void aFrameBeyondTheLimitClosesTheSocket() {
    try (ChatSocket socket = open(people.getFirst())) {
      socket.send("{\"type\":\"ping\",\"x\":\"" + "a".repeat(70_000) + "\"}");

      assertThat(socket.closeCode()).isEqualTo(1009);
    }
  }

  @Test
  void aBinaryFrameClosesTheSocket() {
    try (ChatSocket socket = open(people.getFirst())) {
      socket.sendBinary();

      assertThat(socket.closeCode()).isEqualTo(4400);
    }
  }

  @Test
  void nonsenseAgainAndAgainClosesTheSocket() {
    try (ChatSocket socket = open(people.getFirst())) {
      for (int i = 0; i < 10; i++) {
        socket.send("nonsense");
      }

      assertThat(socket.closeCode()).isEqualTo(4400);
      assertThat(socket.frames().stream().filter(ofType("error"))).hasSize(10);
    }
  }

  @Test
  void aFloodClosesTheSocket() {
    try (ChatSocket socket = open(people.getFirst())) {
      for (int i = 0; i < 3_000; i++) {
        socket.send("{\"type\":\"ping\"}");
      }

      assertThat(socket.closeCode()).isEqualTo(4429);
    }
  }

  @Test
  void theEndOfTheCredentialIsTheEndOfTheSocket() {
    try (ChatSocket socket =
        ChatSocket.open(SERVICE.socket(), people.getFirst(), Instant.now().minusSeconds(1))) {
      assertThat(socket.closeCode()).isEqualTo(4401);
    }
  }

  @Test
  void nobodyGetsInWithoutCredentials() throws Exception {
    assertThat(handshake("Origin", "http://127.0.0.1:" + SERVICE.port())).isEqualTo(401);
    assertThat(handshake("Authorization", "Bearer nonsense")).isEqualTo(401);
  }

  private static int handshake(String header, String value) throws Exception {
    URI address = URI.create("http://127.0.0.1:" + SERVICE.port() + "/ws");
    try (HttpClient client = HttpClient.newHttpClient()) {
      return client
          .send(
              HttpRequest.newBuilder(address).header(header, value).build(),
              BodyHandlers.discarding())
          .statusCode();
    }
  }

  @Test
  void aPageFromElsewhereIsTurnedAway() {
    assertThatThrownBy(() ->
            HttpClient.newHttpClient()
                .newWebSocketBuilder()
                .subprotocols("chancery.v1")
                .header("Origin", "https://evil.example")
                .header("Authorization", "Test " + people.getFirst().id() + " x 9999999999")
                .buildAsync(SERVICE.socket(), new WebSocket.Listener() {})
                .join())
        .hasRootCauseMessage("Unexpected HTTP response status code 403");
  }

  @Test
  @DisplayName("P3: a retry over another socket is accepted as the earlier message")
  void aRetryIsAcceptedAsADuplicate() {
    try (ChatSocket first = open(people.get(0));
        ChatSocket member = open(people.get(1))) {
      first.post("c1", room, "once");
      JsonNode accepted = first.await(ofType("accepted"));
      first.abort();
      try (ChatSocket second = open(people.get(0))) {
        second.post("c1", room, "once");
        second.post("c2", room, "twice");

        // Answers name the post they answer; an earlier one's may come behind a new one's.
        JsonNode again = second.await(frame -> frame.path("clientId").asString().equals("c1"));
        assertThat(again.path("type").asString()).isEqualTo("accepted");
        assertThat(again.path("id")).isEqualTo(accepted.path("id"));
        assertThat(again.path("duplicate").asBoolean()).isTrue();
        member.await(ofType("message"), 2);
        assertThat(member.frames().stream().filter(ofType("message"))).hasSize(2);
      }
    }
  }

  @Test
  void aClientThatMayNotResumeAnyMoreIsToldToRefetch() {
    try (ChatSocket socket = ChatSocket.comeBack(SERVICE.socket(), people.getFirst())) {
      socket.resume("bm9uc2Vuc2U");
      assertThat(socket.await(ofType("resync")).path("reason").asString())
          .isEqualTo("unknown-cursor");
    }
    try (ChatSocket late = open(people.getFirst())) {
      late.resume(late.cursor());
      assertThat(late.await(ofType("resync")).path("reason").asString())
          .isEqualTo("too-far-behind");
    }
  }
}
