package org.chancery.messaging.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chancery.messaging.live.ChatSocket.answer;
import static org.chancery.messaging.live.ChatSocket.ofType;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.chancery.messaging.conversation.ConversationId;
import org.chancery.messaging.conversation.ConversationViews;
import org.chancery.messaging.directory.PersonId;
import org.chancery.messaging.live.ChatSocket;
import org.chancery.messaging.live.Colleague;
import org.chancery.messaging.live.LiveService;
import org.chancery.messaging.live.Office;
import org.chancery.messaging.live.Rulebook;
import org.chancery.messaging.review.HeldMessages;
import org.chancery.policy.Condition;
import org.chancery.policy.Outcome;
import org.chancery.policy.Rule;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// Recalls and forwards, over real sockets to two nodes on one database.
final class RecallAndForwardIT {

  private static final Office OFFICE = new Office();
  private static final LiveService ONE = LiveService.start(OFFICE, Map.of());
  private static final LiveService OTHER = LiveService.start(OFFICE, Map.of());

  private final List<Colleague> people = OFFICE.hire(2);
  private final Colleague sender = people.getFirst();
  private final Colleague reader = people.getLast();
  private final ConversationId room = OFFICE.room(people);
  private final Traces traces = new Traces(OFFICE, ONE, room);

  @BeforeAll
  static void publish() {
    Rulebook.publish(
        Rulebook.of(
            Rulebook.word("gift", Outcome.WARN, "hamper"),
            Rulebook.word("merger", Outcome.HOLD, "merger"),
            Rulebook.word("leak", Outcome.BLOCK, "embargoed"),
            Rulebook.word("card", Outcome.REDACT, "4111111111111111"),
            Rule.of(
                "parts",
                Outcome.BLOCK,
                new Condition.Window(
                    4,
                    Duration.ofMinutes(1),
                    Condition.Lexicon.of(Condition.Match.WORD, List.of("embargoed"))),
                Map.of())),
        ONE,
        OTHER);
  }

  @AfterAll
  static void stop() {
    ONE.close();
    OTHER.close();
  }

  @Test
  @DisplayName("P4: a recalled message is nobody's to see any more, and stays on record")
  void recallHides() {
    try (ChatSocket own = ChatSocket.open(ONE.socket(), sender);
        ChatSocket other = ChatSocket.open(OTHER.socket(), reader)) {
      String before = other.cursor();
      JsonNode posted = post(own, "p1", "a slip of the tongue");
      own.edit("e1", posted, "another slip of the tongue", Map.of());
      other.await(ofType("edited"));

      own.recall("r1", posted);

      JsonNode recalled = other.await(ofType("recalled"));
      assertThat(recalled.path("id")).isEqualTo(posted.path("id"));
      assertThat(recalled.path("position")).isEqualTo(posted.path("position"));
      assertThat(recalled.path("sender").path("id").asString()).isEqualTo(sender.id().toString());
      assertThat(recalled.toString()).doesNotContain("slip");
      assertThat(unread()).isZero();
      for (Colleague viewer : people) {
        assertThat(traces.history(viewer))
            .singleElement()
            .satisfies(message -> {
              assertThat(message.text()).isEmpty();
              assertThat(message.recalledAt()).isNotNull();
              assertThat(message.revision()).isNull();
            });
      }
      own.recall("r2", posted);
      assertThat(own.await(answer("r2")).path("duplicate").asBoolean()).isTrue();
      own.edit("e2", posted, "never mind", Map.of());
      assertThat(code(own, "e2")).isEqualTo("recalled");
      other.forward("f1", room, posted);
      assertThat(code(other, "f1")).isEqualTo("not-found");
      try (ChatSocket back = ChatSocket.comeBack(OTHER.socket(), reader)) {
        back.resume(before);
        back.await(ofType("resumed"));
        assertThat(back.frames()).filteredOn(ofType("recalled")).hasSize(1);
        assertThat(back.frames().toString()).doesNotContain("slip");
      }
      assertThat(traces.types())
          .containsExactly("message.posted", "message.edited", "message.recalled");
      assertThat(traces.record("message.posted").path("content").path("text").asString())
          .isEqualTo("a slip of the tongue");
    }
  }

  @Test
  @DisplayName("P1: a forward is judged where it goes, and says whose words it has, not where from")
  void forwardsAreMessages() {
    List<Colleague> others = OFFICE.hire(1);
    Colleague stranger = others.getFirst();
    ConversationId target = OFFICE.room(List.of(reader, stranger));
    try (ChatSocket own = ChatSocket.open(ONE.socket(), sender);
        ChatSocket forwarder = ChatSocket.open(ONE.socket(), reader);
        ChatSocket outside = ChatSocket.open(OTHER.socket(), stranger)) {
      JsonNode posted = post(own, "p1", "my card 4111111111111111");

      outside.forward("f0", target, posted);
      assertThat(code(outside, "f0")).isEqualTo("not-found");
      forwarder.forward("f1", target, posted);
      JsonNode heard = outside.await(ofType("message"));
      JsonNode accepted = forwarder.await(answer("f1"));
      forwarder.forward("f1", target, posted);

      assertThat(heard.path("text").asString()).isEqualTo("my card █████");
      assertThat(heard.path("forwarded").path("name").asString()).isEqualTo(sender.ref().name());
      assertThat(heard.toString())
          .doesNotContain(room.toString())
          .doesNotContain(posted.path("id").asString());
      assertThat(accepted.path("text").asString()).isEqualTo("my card █████");
      assertThat(
              forwarder
                  .await(frame -> frame.has("duplicate") && answer("f1").test(frame))
                  .path("id"))
          .isEqualTo(accepted.path("id"));
      assertThat(new Traces(OFFICE, ONE, target).history(stranger))
          .singleElement()
          .satisfies(message -> {
            assertThat(message.forwarded()).isNotNull();
            assertThat(message.forwarded().message()).isNull();
            assertThat(message.forwarded().conversation()).isNull();
          });
      assertThat(new Traces(OFFICE, ONE, target).history(reader))
          .singleElement()
          .satisfies(message -> {
            assertThat(message.forwarded()).isNotNull();
            assertThat(message.forwarded().conversation()).isEqualTo(room);
          });
      JsonNode record = new Traces(OFFICE, ONE, target).record("message.posted");
      JsonNode of = record.path("content").path("forwarded");
      assertThat(of.path("message")).isEqualTo(posted.path("id"));
      assertThat(of.path("conversation").asString()).isEqualTo(room.toString());
      assertThat(of.path("sender").path("username").asString()).isEqualTo(sender.username());

      // What was said before the rule came is refused where it goes now.
      say(posted, "embargoed");
      forwarder.forward("f2", target, posted);
      assertThat(code(forwarder, "f2")).isEqualTo("policy-blocked");
    }
  }

  @Test
  @DisplayName("P1: a forward that is held says whose words it has once a reviewer lets it go")
  void heldForwardsAreReleasedAsForwards() {
    Colleague reviewer = OFFICE.hire(1).getFirst();
    try (ChatSocket own = ChatSocket.open(ONE.socket(), sender);
        ChatSocket other = ChatSocket.open(OTHER.socket(), reader)) {
      JsonNode posted = post(own, "p1", "nothing yet");
      say(posted, "the merger is on");

      own.forward("f1", room, posted);
      JsonNode held = own.await(answer("f1"));
      own.forward("f1", room, posted);
      own.await(frame -> frame.has("duplicate") && answer("f1").test(frame));
      UUID id = UUID.fromString(held.path("id").asString());
      ONE.bean(HeldMessages.class).release(reviewer.actor(), id, "Public by now.");

      assertThat(held.path("text").asString()).isEqualTo("the merger is on");
      JsonNode released = other.await(frame -> frame.path("released").asBoolean());
      assertThat(released.path("forwarded").path("name").asString()).isEqualTo(sender.ref().name());
      JsonNode record = traces.record("message.released");
      assertThat(record.path("content").path("forwarded").path("message"))
          .isEqualTo(posted.path("id"));
    }
  }

  @Test
  @DisplayName(
      "P3: a retry of a forward gets the first answer, though the original is gone by then")
  void retriedForwardsKeepTheirWords() {
    try (ChatSocket own = ChatSocket.open(ONE.socket(), sender);
        ChatSocket other = ChatSocket.open(OTHER.socket(), reader)) {
      JsonNode posted = post(own, "p1", "one");
      other.forward("f1", room, posted);
      JsonNode accepted = other.await(answer("f1"));
      own.edit("e1", posted, "two", Map.of());
      own.await(ofType("edited"));
      other.forward("f1", room, posted);
      other.await(frame -> frame.has("duplicate") && answer("f1").test(frame));
      own.recall("r1", posted);
      own.await(ofType("recalled"));

      other.forward("f1", room, posted);
      List<JsonNode> again =
          other.await(frame -> frame.has("duplicate") && answer("f1").test(frame), 2);

      assertThat(again)
          .allSatisfy(answer -> assertThat(answer.path("id")).isEqualTo(accepted.path("id")));
      assertThat(traces.history(sender))
          .extracting(MessageHistory.Message::text)
          .containsExactly("", "one");
    }
  }

  /// Puts words into a message that policies would not let through now.
  private static void say(JsonNode message, String text) {
    OFFICE
        .jdbc()
        .sql("update message set text = ?, delivered = null where id = ?")
        .params(text, UUID.fromString(message.path("id").asString()))
        .update();
  }

  private JsonNode post(ChatSocket socket, String clientId, String text) {
    socket.post(clientId, room, text);
    return socket.await(answer(clientId));
  }

  private static String code(ChatSocket socket, String clientId) {
    return socket.await(answer(clientId)).path("code").asString();
  }

  private int unread() {
    return ONE.bean(ConversationViews.class)
        .of(new PersonId(reader.id()), room)
        .orElseThrow()
        .unread();
  }
}
