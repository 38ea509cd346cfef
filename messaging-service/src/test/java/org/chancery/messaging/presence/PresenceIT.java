package org.chancery.messaging.presence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chancery.messaging.live.ChatSocket.ofType;

import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.chancery.messaging.conversation.ConversationId;
import org.chancery.messaging.live.ChatSocket;
import org.chancery.messaging.live.Colleague;
import org.chancery.messaging.live.LiveService;
import org.chancery.messaging.live.Office;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// Two nodes on one database: what is said in passing on one is heard on the other.
final class PresenceIT {

  private static final Office OFFICE = new Office();
  private static final LiveService ONE = LiveService.start(OFFICE, Map.of());
  private static final LiveService OTHER = LiveService.start(OFFICE, Map.of());

  private final List<Colleague> people = OFFICE.hire(3);
  private final Colleague rana = people.get(0);
  private final Colleague jonas = people.get(1);
  private final Colleague outsider = people.get(2);
  private final ConversationId room = OFFICE.room(List.of(rana, jonas));

  @AfterAll
  static void stop() {
    ONE.close();
    OTHER.close();
  }

  @Test
  void typingIsSeenByTheOtherMembersOnEveryNode() {
    try (ChatSocket typist = ChatSocket.open(ONE.socket(), rana);
        ChatSocket member = ChatSocket.open(OTHER.socket(), jonas);
        ChatSocket stranger = ChatSocket.open(OTHER.socket(), outsider)) {
      stranger.send("{\"type\":\"typing\",\"conversation\":\"%s\"}".formatted(room));
      typist.send("{\"type\":\"typing\",\"conversation\":\"%s\"}".formatted(room));

      JsonNode seen = member.await(ofType("typing"));

      assertThat(seen.path("person").asString()).isEqualTo(rana.id().toString());
      assertThat(seen.path("conversation").asString()).isEqualTo(room.toString());
      assertThat(member.frames().stream().filter(ofType("typing"))).hasSize(1);
      assertThat(stranger.frames()).noneMatch(ofType("typing"));
    }
  }

  @Test
  void readingOnOneDeviceIsKnownOnTheOtherAndToNobodyElse() {
    try (ChatSocket sender = ChatSocket.open(ONE.socket(), rana);
        ChatSocket desk = ChatSocket.open(ONE.socket(), jonas);
        ChatSocket phone = ChatSocket.open(OTHER.socket(), jonas)) {
      sender.post("c1", room, "hello");
      long position = phone.await(ofType("message")).path("position").asLong();

      phone.send(
          "{\"type\":\"read\",\"conversation\":\"%s\",\"position\":%d}"
              .formatted(room, position + 5));

      JsonNode read = desk.await(ofType("read"));
      assertThat(read.path("position").asLong()).isEqualTo(position);
      assertThat(read.path("conversation").asString()).isEqualTo(room.toString());
      assertThat(sender.frames()).noneMatch(ofType("read"));
    }
  }

  @Test
  void presenceIsToldToColleaguesAndAnsweredByEveryNode() throws Exception {
    try (ChatSocket watcher = ChatSocket.open(OTHER.socket(), jonas)) {
      ChatSocket watched = ChatSocket.open(ONE.socket(), rana);
      watcher.await(presence(rana, "available"));

      watched.send("{\"type\":\"presence\",\"status\":\"busy\"}");
      watcher.await(presence(rana, "busy"));
      assertThat(shown(OTHER, rana)).isEqualTo("busy");
      assertThat(shown(ONE, rana)).isEqualTo("busy");

      watched.send("{\"type\":\"presence\",\"status\":\"invisible\"}");
      watcher.await(presence(rana, "offline"));
      assertThat(shown(OTHER, rana)).isEqualTo("offline");
      watched.close();
    }
  }

  @Test
  void whoLeavesIsOfflineEverywhere() throws Exception {
    try (ChatSocket watcher = ChatSocket.open(OTHER.socket(), jonas)) {
      ChatSocket watched = ChatSocket.open(ONE.socket(), rana);
      watcher.await(presence(rana, "available"));

      watched.close();

      watcher.await(presence(rana, "offline"));
      assertThat(shown(OTHER, rana)).isEqualTo("offline");
    }
  }

  @Test
  void tooManyPeopleAtOnceAreRefused() throws Exception {
    var ids = new StringBuilder(rana.id().toString());
    for (int i = 0; i < 200; i++) {
      ids.append(',').append(new java.util.UUID(1, i));
    }

    assertThat(ONE.get(rana, "/api/presence?ids=" + ids).path("field").asString()).isEqualTo("ids");
  }

  private static Predicate<JsonNode> presence(Colleague person, String status) {
    return frame ->
        ChatSocket.type(frame).equals("presence")
            && frame.path("person").asString().equals(person.id().toString())
            && frame.path("status").asString().equals(status);
  }

  private String shown(LiveService node, Colleague person) throws Exception {
    JsonNode answer = node.get(jonas, "/api/presence?ids=" + person.id());
    return answer.path("items").path(0).path("status").asString();
  }
}
