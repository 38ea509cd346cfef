package org.chancery.messaging.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.chancery.messaging.live.ChatSocket.ofType;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import org.chancery.messaging.conversation.ConversationId;
import org.chancery.messaging.directory.Actor;
import org.chancery.messaging.directory.PersonId;
import org.chancery.messaging.directory.Role;
import org.chancery.messaging.live.ChatSocket;
import org.chancery.messaging.live.Colleague;
import org.chancery.messaging.live.LiveService;
import org.chancery.messaging.live.Office;
import org.chancery.messaging.live.Rulebook;
import org.chancery.messaging.message.PostOutcome.Held;
import org.chancery.messaging.message.PostOutcome.Posted;
import org.chancery.messaging.message.PostOutcome.Refused;
import org.chancery.messaging.message.PostOutcome.Warned;
import org.chancery.messaging.refusal.ErrorCode;
import org.chancery.messaging.refusal.Refusal;
import org.chancery.messaging.screening.ActivePolicies;
import org.chancery.policy.Condition;
import org.chancery.policy.Outcome;
import org.chancery.policy.Policy;
import org.chancery.policy.PolicySet;
import org.chancery.policy.Rule;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// What becomes of messages that are neither let pass nor blocked.
final class OutcomesIT {

  private static final Office OFFICE = new Office();
  private static final LiveService SERVICE = LiveService.start(OFFICE, Map.of());
  private static final Posting POSTING = SERVICE.bean(Posting.class);
  private static final MessageHistory HISTORY = SERVICE.bean(MessageHistory.class);

  @BeforeEach
  void publish() {
    judgeBy(1);
  }

  @AfterAll
  static void stop() {
    SERVICE.close();
  }

  private static void judgeBy(int version) {
    List<Rule> rules =
        List.of(
            Rulebook.word("gift", Outcome.WARN, "hamper"),
            Rulebook.word("merger", Outcome.HOLD, "merger"),
            Rulebook.word("card", Outcome.REDACT, "4111111111111111"));
    replace(rules, version);
  }

  private static void replace(List<Rule> rules, int version) {
    Rulebook.publish(Rulebook.of(Policy.of("conduct", "Conduct", version, rules)), SERVICE);
  }

  @Test
  @DisplayName("P1: a warned message reaches nobody until its sender confirms it with a reason")
  void warnedMessageGoesOutOnceConfirmed() {
    List<Colleague> people = OFFICE.hire(2);
    ConversationId room = OFFICE.room(people);
    Colleague sender = people.getFirst();
    try (ChatSocket own = ChatSocket.open(SERVICE.socket(), sender);
        ChatSocket other = ChatSocket.open(SERVICE.socket(), people.getLast())) {
      own.post("w1", room, "a hamper for you");
      JsonNode warned = own.await(answer("w1"));

      assertThat(warned.path("code").asString()).isEqualTo("policy-warned");
      assertThat(warned.path("tip").asString()).isEqualTo("Mind the hamper.");
      assertThat(warned.path("reasonRequired").asBoolean()).isTrue();
      assertThat(warned.path("findings").path(0).path("spans").toString()).isEqualTo("[[2,8]]");

      own.send(confirmation("w2", room, "a hamper for you", warned.path("warning").asString(), ""));
      assertThat(own.await(answer("w2")).path("code").asString()).isEqualTo("reason-required");
      own.send(
          confirmation("w3", room, "a hamper for you", warned.path("warning").asString(), "Eid"));
      JsonNode accepted = own.await(answer("w3"));
      assertThat(ChatSocket.type(accepted)).isEqualTo("accepted");

      JsonNode heard = other.await(ofType("message"));
      assertThat(heard.path("id")).isEqualTo(accepted.path("id"));
      assertThat(other.frames()).filteredOn(ofType("message")).hasSize(1);
      JsonNode record = record(accepted.path("id").asString());
      assertThat(record.path("override").path("reason").asString()).isEqualTo("Eid");
      assertThat(record.path("override").path("warned")).isEqualTo(warned.path("warning"));
      assertThat(record.path("verdict").path("outcome").asString()).isEqualTo("warned");
      assertThat(record(warned.path("warning").asString()).path("type").asString())
          .isEqualTo("message.warned");
    }
  }

  @Test
  @DisplayName("P1: a confirmation is good for the same words, sender, room and policies only")
  void confirmationsCannotBeCarriedElsewhere() {
    List<Colleague> people = OFFICE.hire(2);
    ConversationId room = OFFICE.room(people);
    ConversationId other = OFFICE.room(people);
    Colleague sender = people.getFirst();
    Warned warned = (Warned) post(sender, room, "c1", "a hamper", null);
    Acknowledgement said = new Acknowledgement(warned.id().toString(), "Eid");

    assertThat(post(sender, room, "c2", "another hamper", said)).isInstanceOf(Warned.class);
    assertThat(post(sender, other, "c3", "a hamper", said)).isInstanceOf(Warned.class);
    assertThat(post(people.getLast(), room, "c4", "a hamper", said)).isInstanceOf(Warned.class);
    assertThat(post(sender, room, "c5", "a hamper", new Acknowledgement("w", "Eid")))
        .isInstanceOf(Warned.class);
    judgeBy(2);
    assertThat(post(sender, room, "c6", "a hamper", said)).isInstanceOf(Warned.class);
    judgeBy(1);
    assertThat(post(sender, room, "c7", "a hamper", said)).isInstanceOf(Posted.class);
    assertThat(
            post(
                sender,
                room,
                "c8",
                "a hamper",
                new Acknowledgement(warned.id().toString(), "x".repeat(501))))
        .isInstanceOfSatisfying(
            Refused.class,
            refused -> assertThat(refused.code()).isEqualTo(PostOutcome.Code.REASON_REQUIRED));
  }

  @Test
  @DisplayName("P3: a retry of a warned or held message gets the first answer, once on record")
  void retriesGetTheFirstAnswer() {
    List<Colleague> people = OFFICE.hire(1);
    ConversationId room = OFFICE.room(people);

    Warned warned = (Warned) post(people.getFirst(), room, "r1", "a hamper", null);
    Held held = (Held) post(people.getFirst(), room, "r2", "the merger", null);

    assertThat(post(people.getFirst(), room, "r1", "a hamper", null)).isEqualTo(warned);
    assertThat(post(people.getFirst(), room, "r2", "the merger", null))
        .isEqualTo(new Held(held.id(), held.position(), held.at(), held.verdict(), true));
    assertThat(held.verdict().tip(Locale.ENGLISH)).contains("Mind the merger.");
    assertThat(
            OFFICE
                .jdbc()
                .sql("select count(*) from journal where conversation_id = ?")
                .param(room.value())
                .query(Long.class)
                .single())
        .isEqualTo(2);
  }

  @Test
  @DisplayName("P1: a held message is its sender's alone, live, in history and after a reconnect")
  void heldMessageIsSeenByItsSenderOnly() {
    List<Colleague> people = OFFICE.hire(2);
    ConversationId room = OFFICE.room(people);
    Colleague sender = people.getFirst();
    try (ChatSocket own = ChatSocket.open(SERVICE.socket(), sender);
        ChatSocket second = ChatSocket.open(SERVICE.socket(), sender);
        ChatSocket other = ChatSocket.open(SERVICE.socket(), people.getLast())) {
      String before = second.cursor();
      own.post("h1", room, "the merger is on");
      JsonNode held = own.await(ofType("held"));
      own.post("h2", room, "hello");
      other.await(ofType("message"));

      assertThat(held.path("tip").asString()).isEqualTo("Mind the merger.");
      assertThat(second.await(ofType("held")).path("text").asString())
          .isEqualTo("the merger is on");
      assertThat(other.frames().toString()).doesNotContain("merger");
      assertThat(texts(sender, room)).containsExactly("the merger is on", "hello");
      assertThat(texts(people.getLast(), room)).containsExactly("hello");
      assertThat(HISTORY.before(new PersonId(sender.id()), room, Long.MAX_VALUE, 9, Locale.ENGLISH))
          .extracting(MessageHistory.Message::state, MessageHistory.Message::tip)
          .containsExactly(
              tuple(MessageState.HELD, "Mind the merger."), tuple(MessageState.POSTED, null));
      try (ChatSocket back = ChatSocket.comeBack(SERVICE.socket(), sender);
          ChatSocket outsider = ChatSocket.comeBack(SERVICE.socket(), people.getLast())) {
        back.resume(before);
        outsider.resume(before);
        back.await(ofType("resumed"));
        outsider.await(ofType("resumed"));
        assertThat(back.frames()).filteredOn(ofType("held")).hasSize(1);
        assertThat(outsider.frames().toString()).contains("hello").doesNotContain("merger");
      }
    }
  }

  @Test
  @DisplayName("P1: of a redacted message nobody but the record ever sees the original")
  void redactedTextIsAllAnybodySees() {
    List<Colleague> people = OFFICE.hire(2);
    ConversationId room = OFFICE.room(people);
    Colleague sender = people.getFirst();
    try (ChatSocket own = ChatSocket.open(SERVICE.socket(), sender);
        ChatSocket other = ChatSocket.open(SERVICE.socket(), people.getLast())) {
      String before = other.cursor();
      own.post("x1", room, "card 4111111111111111 it is");
      JsonNode accepted = own.await(ofType("accepted"));
      JsonNode heard = other.await(ofType("message"));

      assertThat(accepted.path("delivered").asString()).isEqualTo("card █████ it is");
      assertThat(accepted.path("tip").asString()).isEqualTo("Mind the 4111111111111111.");
      assertThat(heard.path("text").asString()).isEqualTo("card █████ it is");
      assertThat(heard.path("redacted").asBoolean()).isTrue();
      for (Colleague viewer : people) {
        assertThat(texts(viewer, room)).containsExactly("card █████ it is");
      }
      try (ChatSocket back = ChatSocket.comeBack(SERVICE.socket(), people.getLast())) {
        back.resume(before);
        back.await(ofType("resumed"));
        assertThat(back.frames().toString()).contains("█████").doesNotContain("4111111111111111");
      }
      assertThat(other.frames().toString()).doesNotContain("4111111111111111");
      JsonNode content = record(accepted.path("id").asString()).path("content");
      assertThat(content.path("text").asString()).isEqualTo("card 4111111111111111 it is");
      assertThat(content.path("delivered").asString()).isEqualTo("card █████ it is");
    }
  }

  @Test
  @DisplayName("P1: a secret in parts is judged as one")
  void consecutiveMessagesAreJudgedTogether() {
    Rule rule =
        Rule.of(
            "parts",
            Outcome.BLOCK,
            new Condition.Window(
                4,
                Duration.ofMinutes(1),
                Condition.Lexicon.of(Condition.Match.WORD, List.of("embargoed"))),
            Map.of());
    replace(List.of(rule), 3);
    List<Colleague> people = OFFICE.hire(1);
    ConversationId room = OFFICE.room(people);

    assertThat(post(people.getFirst(), room, "p1", "embar", null)).isInstanceOf(Posted.class);
    assertThat(post(people.getFirst(), room, "p2", "goed", null))
        .isInstanceOf(PostOutcome.Blocked.class);
    assertThat(post(people.getFirst(), OFFICE.room(people), "p3", "goed", null))
        .isInstanceOf(Posted.class);
  }

  @Test
  void hintsComeFromThePoliciesThatAllowThemAndKeepNothing() {
    List<Colleague> people = OFFICE.hire(1);
    ConversationId room = OFFICE.room(people);
    Actor writer = people.getFirst().actor();
    Hints hints = SERVICE.bean(Hints.class);
    ActivePolicies active = SERVICE.bean(ActivePolicies.class);
    active.hintBy(PolicySet.empty());
    assertThat(active.givesHints()).isFalse();
    assertThat(Hints.told(hints.about(writer, room, "a hamper"))).isEmpty();

    active.hintBy(active.current());

    assertThat(active.givesHints()).isTrue();
    assertThat(Hints.told(hints.about(writer, room, "a hamper")))
        .singleElement()
        .satisfies(finding -> assertThat(finding.spans()).hasSize(1));
    assertThat(texts(people.getFirst(), room)).isEmpty();
    assertThatThrownBy(
            () -> {
              for (int i = 0; i < 40; i++) {
                hints.about(writer, room, "a hamper");
              }
            })
        .isInstanceOfSatisfying(
            Refusal.class,
            refusal -> assertThat(refusal.code()).isEqualTo(ErrorCode.TOO_MANY_REQUESTS));
  }

  private static PostOutcome post(
      Colleague sender,
      ConversationId room,
      String clientId,
      String text,
      @Nullable Acknowledgement acknowledgement) {
    return POSTING
        .post(
            new PostMessage(
                sender.ref(), Set.of(Role.EMPLOYEE), room, clientId, text, acknowledgement, null))
        .join();
  }

  private static String confirmation(
      String clientId, ConversationId room, String text, String warning, String reason) {
    return JsonMapper.shared()
        .writeValueAsString(
            Map.of(
                "type",
                "post",
                "clientId",
                clientId,
                "conversation",
                room.toString(),
                "text",
                text,
                "acknowledge",
                Map.of("warning", warning, "reason", reason)));
  }

  private static List<String> texts(Colleague viewer, ConversationId room) {
    return HISTORY
        .before(new PersonId(viewer.id()), room, Long.MAX_VALUE, 50, Locale.ENGLISH)
        .stream()
        .map(MessageHistory.Message::text)
        .toList();
  }

  private static Predicate<JsonNode> answer(String clientId) {
    return frame ->
        frame.path("clientId").asString("").equals(clientId)
            && !ChatSocket.type(frame).equals("message");
  }

  private static JsonNode record(String id) {
    return JsonMapper.shared()
        .readTree(
            OFFICE
                .jdbc()
                .sql("select body from journal where id = ?")
                .param(UUID.fromString(id))
                .query(byte[].class)
                .single());
  }
}
