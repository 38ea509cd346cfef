package org.chancery.messaging.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chancery.messaging.live.ChatSocket.answer;
import static org.chancery.messaging.live.ChatSocket.ofType;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.chancery.messaging.conversation.Audiences;
import org.chancery.messaging.conversation.ConversationId;
import org.chancery.messaging.conversation.ConversationViews;
import org.chancery.messaging.directory.PersonId;
import org.chancery.messaging.directory.Role;
import org.chancery.messaging.live.ChatSocket;
import org.chancery.messaging.live.Colleague;
import org.chancery.messaging.live.LiveService;
import org.chancery.messaging.live.Office;
import org.chancery.messaging.live.Rulebook;
import org.chancery.policy.Condition;
import org.chancery.policy.Outcome;
import org.chancery.policy.Rule;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// Edits, over real sockets to two nodes on one database.
final class EditingIT {

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
  @DisplayName("P2: an edit reaches every socket of its audience on both nodes, and is a record")
  void editReachesEverybody() {
    try (ChatSocket own = ChatSocket.open(ONE.socket(), sender);
        ChatSocket second = ChatSocket.open(OTHER.socket(), sender);
        ChatSocket other = ChatSocket.open(OTHER.socket(), reader)) {
      JsonNode posted = post(own, "p1", "see you at noon");
      other.await(ofType("message"));
      int unread = unread();

      own.edit("e1", posted, "see you at one", Map.of("revision", 0));

      for (ChatSocket socket : List.of(own, second, other)) {
        JsonNode edited = socket.await(ofType("edited"));
        assertThat(edited.path("id")).isEqualTo(posted.path("id"));
        assertThat(edited.path("position")).isEqualTo(posted.path("position"));
        assertThat(edited.path("text").asString()).isEqualTo("see you at one");
        assertThat(edited.path("revision").asInt()).isEqualTo(1);
        assertThat(edited.path("clientId").asString()).isEqualTo("e1");
        assertThat(edited.has("cursor")).isTrue();
      }
      assertThat(unread()).isEqualTo(unread).isEqualTo(1);
      assertThat(traces.history(reader))
          .singleElement()
          .satisfies(message -> {
            assertThat(message.text()).isEqualTo("see you at one");
            assertThat(message.revision()).isEqualTo(1);
            assertThat(message.editedAt()).isNotNull();
          });
      JsonNode record = traces.record("message.edited");
      assertThat(record.path("of").path("id")).isEqualTo(posted.path("id"));
      assertThat(record.path("content").path("before").asString()).isEqualTo("see you at noon");
      assertThat(record.path("content").path("text").asString()).isEqualTo("see you at one");
      assertThat(record.path("verdict").path("outcome").asString()).isEqualTo("allowed");
    }
  }

  @Test
  @DisplayName("P1: an edit is judged; what would block or hold a message leaves the old words")
  void refusedEditsChangeNothing() {
    try (ChatSocket own = ChatSocket.open(ONE.socket(), sender);
        ChatSocket other = ChatSocket.open(OTHER.socket(), reader)) {
      JsonNode posted = post(own, "p1", "nothing new");

      own.edit("e1", posted, "it is embargoed", Map.of());
      JsonNode blocked = own.await(answer("e1"));
      own.edit("e2", posted, "the merger is on", Map.of());
      JsonNode held = own.await(answer("e2"));
      post(own, "p2", "the end");
      other.await(ofType("message"), 2);

      assertThat(blocked.path("code").asString()).isEqualTo("policy-blocked");
      assertThat(blocked.path("tip").asString()).isEqualTo("Mind the embargoed.");
      assertThat(blocked.path("findings").path(0).path("spans").toString()).isEqualTo("[[6,15]]");
      assertThat(blocked.has("mayWait")).isFalse();
      assertThat(held.path("code").asString()).isEqualTo("policy-blocked");
      assertThat(held.path("mayWait").asBoolean()).isTrue();
      assertThat(other.frames().toString()).doesNotContain("embargoed").doesNotContain("merger");
      assertThat(traces.history(reader))
          .extracting(MessageHistory.Message::text)
          .containsExactly("nothing new", "the end");
      assertThat(traces.types())
          .containsExactly(
              "message.posted", "message.edit-blocked", "message.edit-blocked", "message.posted");
    }
  }

  @Test
  @DisplayName("P1: a warned edit is confirmed with a reason, for those words of that message only")
  void warnedEditIsConfirmed() {
    try (ChatSocket own = ChatSocket.open(ONE.socket(), sender);
        ChatSocket other = ChatSocket.open(OTHER.socket(), reader)) {
      JsonNode posted = post(own, "p1", "nothing");
      JsonNode another = post(own, "p2", "nothing else");
      own.edit("e1", posted, "a hamper for you", Map.of());
      JsonNode warned = own.await(answer("e1"));
      Map<String, Object> said =
          Map.of("acknowledge", Map.of("warning", warned.path("warning"), "reason", "Eid"));

      own.edit("e2", another, "a hamper for you", said);
      assertThat(own.await(answer("e2")).path("code").asString()).isEqualTo("policy-warned");
      own.edit("e3", posted, "a hamper for me", said);
      assertThat(own.await(answer("e3")).path("code").asString()).isEqualTo("policy-warned");
      own.edit("e4", posted, "a hamper for you", said);

      assertThat(other.await(ofType("edited")).path("text").asString())
          .isEqualTo("a hamper for you");
      JsonNode record = traces.record("message.edited");
      assertThat(record.path("override").path("reason").asString()).isEqualTo("Eid");
      assertThat(record.path("override").path("warned")).isEqualTo(warned.path("warning"));
    }
  }

  @Test
  @DisplayName("P1: of a redacted edit nobody but the record sees the original")
  void redactedEdit() {
    try (ChatSocket own = ChatSocket.open(ONE.socket(), sender);
        ChatSocket other = ChatSocket.open(OTHER.socket(), reader)) {
      JsonNode posted = post(own, "p1", "my card");

      own.edit("e1", posted, "my card 4111111111111111", Map.of());

      JsonNode edited = other.await(ofType("edited"));
      assertThat(edited.path("text").asString()).isEqualTo("my card █████");
      assertThat(edited.path("redacted").asBoolean()).isTrue();
      assertThat(traces.history(sender))
          .singleElement()
          .satisfies(message -> assertThat(message.text()).isEqualTo("my card █████"));
      assertThat(traces.record("message.edited").path("content").path("text").asString())
          .isEqualTo("my card 4111111111111111");
    }
  }

  @Test
  void onlyWhatIsOnesOwnAndStandsCanBeEdited() {
    ConversationId elsewhere = OFFICE.room(List.of(sender));
    try (ChatSocket own = ChatSocket.open(ONE.socket(), sender);
        ChatSocket other = ChatSocket.open(OTHER.socket(), reader)) {
      JsonNode posted = post(own, "p1", "see you at noon");

      other.edit("o1", posted, "see you never", Map.of());
      assertThat(code(other, "o1")).isEqualTo("not-found");
      own.edit("e0", posted, "see you at noon", Map.of());
      assertThat(code(own, "e0")).isEqualTo("unchanged");
      own.edit("e1", posted, "see you at one", Map.of("revision", 0));
      own.await(ofType("edited"));
      own.edit("e2", posted, "see you at two", Map.of("revision", 0));
      assertThat(code(own, "e2")).isEqualTo("edited-meanwhile");
      own.edit("e3", posted, " ", Map.of());
      assertThat(code(own, "e3")).isEqualTo("text-empty");
      age(posted);
      own.edit("e4", posted, "see you at two", Map.of());
      assertThat(own.await(answer("e4")).path("detail").asString()).contains("24 hours");
      assertThat(code(own, "e4")).isEqualTo("too-late");

      own.forward("f1", elsewhere, posted);
      JsonNode forwarded = own.await(answer("f1"));
      own.edit("e5", forwarded, "I never said that", Map.of());
      assertThat(code(own, "e5")).isEqualTo("forwarded");
      OFFICE
          .jdbc()
          .sql("delete from membership where conversation_id = ? and person_id = ?")
          .params(room.value(), sender.id())
          .update();
      ONE.bean(Audiences.class).changed(room);
      own.recall("r1", posted);
      assertThat(code(own, "r1")).isEqualTo("not-found");
    }
  }

  @Test
  @DisplayName("P3: a retry of an edit gets the first answer, and is once on record")
  void retriesChangeNothing() {
    try (ChatSocket own = ChatSocket.open(ONE.socket(), sender);
        ChatSocket again = ChatSocket.open(OTHER.socket(), sender)) {
      JsonNode posted = post(own, "p1", "one");
      own.edit("e1", posted, "two", Map.of());
      again.edit("e1", posted, "two", Map.of());
      own.await(ofType("edited"));
      own.edit("e2", posted, "three", Map.of());
      own.await(edited(2));

      own.edit("e1", posted, "two", Map.of());
      JsonNode duplicate =
          own.await(frame -> frame.path("duplicate").asBoolean() && answer("e1").test(frame));
      own.edit("e1", posted, "four", Map.of());
      own.await(frame -> frame.path("code").asString().equals("client-id-reused"));
      // The post itself, sent again by somebody who has not heard of the edits.
      own.post("p1", room, "one");
      JsonNode accepted =
          own.await(frame -> ofType("accepted").test(frame) && frame.has("duplicate"));

      assertThat(duplicate.path("revision").asInt()).isEqualTo(1);
      assertThat(accepted.path("id")).isEqualTo(posted.path("id"));
      assertThat(traces.types())
          .containsExactly("message.posted", "message.edited", "message.edited");
      assertThat(traces.history(sender))
          .extracting(MessageHistory.Message::text)
          .containsExactly("three");
    }
  }

  @Test
  @DisplayName("P3: of many edits of one version at once, one is done")
  void editsAtOnce() {
    Editing[] nodes = {ONE.bean(Editing.class), OTHER.bean(Editing.class)};
    UUID message;
    try (ChatSocket own = ChatSocket.open(ONE.socket(), sender)) {
      message = UUID.fromString(post(own, "p1", "start").path("id").asString());
    }

    List<CompletableFuture<EditOutcome>> racing =
        IntStream.range(0, 12)
            .mapToObj(i ->
                CompletableFuture.supplyAsync(() ->
                    nodes[i % 2].edit(
                        new EditMessage(
                            sender.ref(),
                            Set.of(Role.EMPLOYEE),
                            message,
                            "race-" + i,
                            "text " + i,
                            0L,
                            null))))
            .toList();

    List<EditOutcome> outcomes = racing.stream().map(CompletableFuture::join).toList();
    assertThat(outcomes).filteredOn(EditOutcome.Edited.class::isInstance).hasSize(1);
    assertThat(outcomes)
        .filteredOn(PostOutcome.Refused.class::isInstance)
        .hasSize(11)
        .allSatisfy(outcome ->
            assertThat(((PostOutcome.Refused) outcome).code())
                .isEqualTo(PostOutcome.Code.EDITED_MEANWHILE));
    assertThat(traces.types()).containsExactly("message.posted", "message.edited");
  }

  @Test
  @DisplayName("P1: a secret split between a message and an edit of another is judged as one")
  void windowsSeeEditedWords() {
    try (ChatSocket own = ChatSocket.open(ONE.socket(), sender)) {
      post(own, "p1", "embar");
      JsonNode second = post(own, "p2", "fine");

      own.edit("e1", second, "goed", Map.of());

      assertThat(code(own, "e1")).isEqualTo("policy-blocked");
    }
    ConversationId quiet = OFFICE.room(people);
    try (ChatSocket own = ChatSocket.open(ONE.socket(), sender)) {
      own.post("q1", quiet, "embar");
      JsonNode first = own.await(answer("q1"));
      own.edit("e2", first, "harmless", Map.of());
      own.await(ofType("edited"));

      own.post("q2", quiet, "goed");

      assertThat(ChatSocket.type(own.await(answer("q2")))).isEqualTo("accepted");
    }
  }

  @Test
  @DisplayName("P2: who was away hears of edits once, in order")
  void editsAreReplayed() {
    try (ChatSocket own = ChatSocket.open(ONE.socket(), sender);
        ChatSocket other = ChatSocket.open(OTHER.socket(), reader)) {
      JsonNode posted = post(own, "p1", "one");
      other.await(ofType("message"));
      String cursor = other.cursor();
      other.abort();
      own.edit("e1", posted, "two", Map.of());
      own.edit("e2", posted, "three", Map.of());
      own.await(ofType("edited"), 2);

      try (ChatSocket back = ChatSocket.comeBack(ONE.socket(), reader)) {
        back.resume(cursor);
        back.await(ofType("resumed"));
        assertThat(back.frames())
            .filteredOn(ofType("edited"))
            .extracting(frame -> frame.path("text").asString())
            .containsExactly("two", "three");
        assertThat(back.frames()).noneMatch(ofType("message"));
      }
    }
  }

  private JsonNode post(ChatSocket socket, String clientId, String text) {
    socket.post(clientId, room, text);
    return socket.await(answer(clientId));
  }

  private static Predicate<JsonNode> edited(int revision) {
    return frame -> ofType("edited").test(frame) && frame.path("revision").asInt() == revision;
  }

  private static String code(ChatSocket socket, String clientId) {
    return socket.await(answer(clientId)).path("code").asString();
  }

  private void age(JsonNode message) {
    OFFICE
        .jdbc()
        .sql("update message set at = at - interval '25 hours' where id = ?")
        .param(UUID.fromString(message.path("id").asString()))
        .update();
  }

  private int unread() {
    return ONE.bean(ConversationViews.class)
        .of(new PersonId(reader.id()), room)
        .orElseThrow()
        .unread();
  }
}
