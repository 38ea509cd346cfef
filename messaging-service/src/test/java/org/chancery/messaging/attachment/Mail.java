package org.chancery.messaging.attachment;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.chancery.messaging.conversation.ConversationId;
import org.chancery.messaging.live.ChatSocket;
import org.chancery.messaging.live.Colleague;
import org.chancery.messaging.live.LiveService;
import org.chancery.messaging.live.Office;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Somebody who sends files to a room, and what becomes of them.
record Mail(LiveService service, Office office, ConversationId room, Colleague sender) {

  private static final JsonMapper JSON = JsonMapper.shared();

  HttpResponse<byte[]> ask(Colleague person, String name, byte[] content)
      throws IOException, InterruptedException {
    return service.ask(
        person,
        "POST",
        "/api/conversations/%s/attachments?name=%s"
            .formatted(room, URLEncoder.encode(name, StandardCharsets.UTF_8)),
        content);
  }

  JsonNode upload(Colleague person, String name, byte[] content)
      throws IOException, InterruptedException {
    HttpResponse<byte[]> answer = ask(person, name, content);
    assertThat(answer.statusCode())
        .as(() -> new String(answer.body(), StandardCharsets.UTF_8))
        .isEqualTo(201);
    return JSON.readTree(answer.body());
  }

  HttpResponse<byte[]> get(Colleague person, String id) throws IOException, InterruptedException {
    return service.ask(person, "GET", "/api/attachments/" + id, new byte[0]);
  }

  JsonNode posted(String clientId, String text, String... files) {
    try (ChatSocket own = ChatSocket.open(service.socket(), sender)) {
      post(own, clientId, text, files);
      return own.await(answer(clientId));
    }
  }

  JsonNode confirmed(String clientId, String text, String warning, String... files) {
    try (ChatSocket own = ChatSocket.open(service.socket(), sender)) {
      own.send(frame(clientId, room, text, List.of(files), warning));
      return own.await(answer(clientId));
    }
  }

  void post(ChatSocket socket, String clientId, String text, String... files) {
    socket.send(frame(clientId, room, text, List.of(files), null));
  }

  static String frame(
      String clientId,
      ConversationId room,
      String text,
      List<String> files,
      @Nullable String warning) {
    Map<String, Object> frame =
        new HashMap<>(
            Map.of(
                "type", "post",
                "clientId", clientId,
                "conversation", room.toString(),
                "text", text,
                "attachments", files));
    if (warning != null) {
      frame.put("acknowledge", Map.of("warning", warning, "reason", "Eid"));
    }
    return JSON.writeValueAsString(frame);
  }

  static Predicate<JsonNode> answer(String clientId) {
    return frame ->
        frame.path("clientId").asString("").equals(clientId)
            && !ChatSocket.type(frame).equals("message");
  }

  List<String> types() {
    return office
        .jdbc()
        .sql("select body from journal where conversation_id = ? order by position")
        .param(room.value())
        .query(byte[].class)
        .list()
        .stream()
        .map(body -> JSON.readTree(body).path("type").asString())
        .toList();
  }

  JsonNode record(String type) {
    return office
        .jdbc()
        .sql("select body from journal where conversation_id = ? order by position")
        .param(room.value())
        .query(byte[].class)
        .list()
        .stream()
        .map(JSON::readTree)
        .filter(record -> record.path("type").asString().equals(type))
        .reduce((_, last) -> last)
        .orElseThrow();
  }
}
