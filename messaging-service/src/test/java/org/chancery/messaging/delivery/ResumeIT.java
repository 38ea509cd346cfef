package org.chancery.messaging.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chancery.messaging.live.ChatSocket.ofType;

import java.util.ArrayList;
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
import tools.jackson.databind.JsonNode;

/// Two nodes on one database.
final class ResumeIT {

  private static final int POSTS = 600;
  private static final Office OFFICE = new Office();
  private static final Map<String, String> SETTINGS =
      Map.of("chancery.limits.in-flight", "100000", "chancery.socket.replay-messages", "1000");
  private static final LiveService ONE = LiveService.start(OFFICE, SETTINGS);
  private static final LiveService OTHER = LiveService.start(OFFICE, SETTINGS);

  @AfterAll
  static void stop() {
    ONE.close();
    OTHER.close();
  }

  private final List<Colleague> people = OFFICE.hire(2);
  private final Colleague sender = people.getFirst();
  private final Colleague reader = people.getLast();

  @Test
  @DisplayName("P3: two nodes deliver to each other's sockets, in order, exactly once")
  void nodesDeliverToEachOther() {
    ConversationId room = OFFICE.room(people);
    try (ChatSocket here = ChatSocket.open(ONE.socket(), sender);
        ChatSocket there = ChatSocket.open(OTHER.socket(), reader)) {
      for (int i = 0; i < POSTS; i++) {
        here.post("here-" + i, room, "here " + i);
        there.post("there-" + i, room, "there " + i);
      }

      List<JsonNode> heardThere = there.await(ofType("message"), POSTS);
      List<JsonNode> heardHere = here.await(ofType("message"), POSTS);
      here.await(ofType("accepted"), POSTS);
      there.await(ofType("accepted"), POSTS);
      assertThat(texts(heardThere)).isEqualTo(numbered("here "));
      assertThat(texts(heardHere)).isEqualTo(numbered("there "));
      assertThat(positions(here)).isSorted().doesNotHaveDuplicates().hasSize(2 * POSTS);
      assertThat(positions(there)).isEqualTo(positions(here));
    }
  }

  @Test
  @DisplayName(
      "P3: a client that reconnects again and again, to either node, misses nothing and hears nothing twice")
  void resumeIsExactWhilePeoplePost() {
    List<ConversationId> rooms = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      rooms.add(OFFICE.room(people));
    }
    List<String> heard = new ArrayList<>();
    try (ChatSocket posting = ChatSocket.open(ONE.socket(), sender)) {
      ChatSocket reading = ChatSocket.open(OTHER.socket(), reader);
      for (int i = 0; i < POSTS; i++) {
        posting.post("r-" + i, rooms.get(i % 5), "text " + i);
        if (i % 60 == 59) {
          // Somewhere in the middle of it, as a network fails.
          posting.await(ofType("accepted"), i - 20);
          reading.abort();
          heard.addAll(ids(reading.frames()));
          String cursor = reading.cursor();
          reading = ChatSocket.comeBack((i % 120 == 59 ? ONE : OTHER).socket(), reader);
          reading.resume(cursor);
        }
      }
      posting.await(ofType("accepted"), POSTS);
      reading.await(ofType("resumed"));
      int left = POSTS - heard.size();
      if (left > 0) {
        reading.await(ofType("message"), left);
      }
      heard.addAll(ids(reading.frames()));
      reading.close();

      assertThat(heard).doesNotHaveDuplicates().hasSize(POSTS);
      assertThat(heard)
          .containsExactlyInAnyOrderElementsOf(
              posting.await(ofType("accepted"), POSTS).stream().map(ResumeIT::id).toList());
    }
  }

  @Test
  void whoWasAwayTooLongIsToldToRefetch() {
    ConversationId room = OFFICE.room(people);
    String cursor;
    try (ChatSocket reading = ChatSocket.open(ONE.socket(), reader)) {
      cursor = reading.cursor();
    }
    try (ChatSocket posting = ChatSocket.open(ONE.socket(), sender)) {
      for (int i = 0; i < 1_100; i++) {
        posting.post("far-" + i, room, "text");
      }
      posting.await(ofType("accepted"), 1_100);
    }

    try (ChatSocket reading = ChatSocket.comeBack(ONE.socket(), reader)) {
      reading.resume(cursor);

      assertThat(reading.await(ofType("resync")).path("reason").asString())
          .isEqualTo("too-far-behind");
      assertThat(reading.frames()).noneMatch(ofType("message"));
    }
  }

  private static String id(JsonNode frame) {
    return frame.path("id").asString();
  }

  private static List<String> ids(List<JsonNode> frames) {
    return frames.stream().filter(ofType("message")).map(ResumeIT::id).toList();
  }

  private static List<String> texts(List<JsonNode> frames) {
    return frames.stream().map(frame -> frame.path("text").asString()).toList();
  }

  private static List<String> numbered(String prefix) {
    List<String> texts = new ArrayList<>();
    for (int i = 0; i < POSTS; i++) {
      texts.add(prefix + i);
    }
    return texts;
  }

  private static List<Long> positions(ChatSocket socket) {
    return socket.frames().stream()
        .filter(frame -> frame.has("position"))
        .map(frame -> frame.path("position").asLong())
        .toList();
  }
}
