package org.chancery.messaging.review;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.chancery.messaging.live.ChatSocket.ofType;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.chancery.messaging.conversation.ConversationId;
import org.chancery.messaging.directory.Actor;
import org.chancery.messaging.directory.PersonId;
import org.chancery.messaging.directory.Role;
import org.chancery.messaging.live.ChatSocket;
import org.chancery.messaging.live.Colleague;
import org.chancery.messaging.live.LiveService;
import org.chancery.messaging.live.Office;
import org.chancery.messaging.live.Rulebook;
import org.chancery.messaging.message.MessageHistory;
import org.chancery.messaging.message.MessageState;
import org.chancery.messaging.message.PostMessage;
import org.chancery.messaging.message.PostOutcome;
import org.chancery.messaging.message.Posting;
import org.chancery.messaging.refusal.ErrorCode;
import org.chancery.messaging.refusal.Refusal;
import org.chancery.policy.Outcome;
import org.chancery.policy.Policy;
import org.chancery.policy.Rule;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// What reviewers decide, and who hears of it.
final class ReviewIT {

  private static final Office OFFICE = new Office();
  private static final LiveService SERVICE = LiveService.start(OFFICE, Map.of());
  private static final Posting POSTING = SERVICE.bean(Posting.class);
  private static final HeldMessages HELD = SERVICE.bean(HeldMessages.class);
  private static final Appeals APPEALS = SERVICE.bean(Appeals.class);

  @BeforeAll
  static void publish() {
    List<Rule> rules =
        List.of(
            Rulebook.word("merger", Outcome.HOLD, "merger"),
            Rulebook.word("list", Outcome.BLOCK, "embargoed"));
    List<Rule> plans =
        List.of(
            Rulebook.word("plan", Outcome.BLOCK, "plan"),
            Rulebook.word("secret", Outcome.BLOCK, "secret"));
    Rulebook.publish(
        Rulebook.of(
            Policy.of("conduct", "Conduct", 1, rules), Policy.of("plans", "Plans", 1, plans)),
        SERVICE);
  }

  @AfterAll
  static void stop() {
    SERVICE.close();
  }

  @Test
  @DisplayName("P2: a released message is on record, then delivered at the place it was held at")
  void releaseDeliversAtTheOldPlace() {
    List<Colleague> people = OFFICE.hire(3);
    ConversationId room = OFFICE.room(people.subList(0, 2));
    Colleague sender = people.getFirst();
    Actor officer = people.getLast().actor(Role.COMPLIANCE_OFFICER);
    try (ChatSocket own = ChatSocket.open(SERVICE.socket(), sender);
        ChatSocket other = ChatSocket.open(SERVICE.socket(), people.get(1))) {
      String before = other.cursor();
      own.post("l1", room, "the merger is on");
      JsonNode held = own.await(ofType("held"));
      own.post("l2", room, "hello");
      other.await(ofType("message"));
      UUID id = UUID.fromString(held.path("id").asString());

      assertThat(HELD.waitingFor(officer, 500))
          .filteredOn(waiting -> waiting.message().id().equals(id))
          .singleElement()
          .satisfies(waiting -> assertThat(waiting.audience().id()).isEqualTo(room));
      HELD.release(officer, id, "it is public by now");
      JsonNode released = other.await(ofType("message"), 2).getLast();

      assertThat(released.path("released").asBoolean()).isTrue();
      assertThat(released.path("id")).isEqualTo(held.path("id"));
      assertThat(released.path("position")).isEqualTo(held.path("position"));
      assertThat(released.path("at")).isEqualTo(held.path("at"));
      assertThat(own.await(ofType("message")).path("clientId").asString()).isEqualTo("l1");
      assertThat(history(people.get(1), room))
          .containsExactly("the merger is on RELEASED", "hello POSTED");
      assertThat(OFFICE.records("message.released")).isPositive();
      try (ChatSocket back = ChatSocket.comeBack(SERVICE.socket(), people.get(1))) {
        back.resume(before);
        back.await(ofType("resumed"));
        assertThat(back.frames())
            .filteredOn(ofType("message"))
            .extracting(frame -> frame.path("text").asString())
            .containsExactly("hello", "the merger is on");
      }
    }
  }

  @Test
  @DisplayName("P3: what is held and decided on one node is told on every node")
  void decisionsAreToldOnEveryNode() {
    List<Colleague> people = OFFICE.hire(3);
    ConversationId room = OFFICE.room(people.subList(0, 2));
    Actor officer = people.getLast().actor(Role.COMPLIANCE_OFFICER);
    try (LiveService second = LiveService.start(OFFICE, Map.of());
        ChatSocket own = ChatSocket.open(second.socket(), people.getFirst());
        ChatSocket other = ChatSocket.open(second.socket(), people.get(1))) {
      UUID id = held(people.getFirst(), room, "m1");
      UUID turnedDown = held(people.getFirst(), room, "m2");
      assertThat(own.await(ofType("held"), 2)).hasSize(2);

      HELD.release(officer, id, "fine");
      HELD.reject(officer, turnedDown, "not fine");

      assertThat(other.await(ofType("message")).path("id").asString()).isEqualTo(id.toString());
      assertThat(own.await(ofType("rejected")).path("id").asString())
          .isEqualTo(turnedDown.toString());
      assertThat(other.frames()).noneMatch(ofType("rejected")).noneMatch(ofType("held"));
    }
  }

  @Test
  @DisplayName("P1: a rejected message reaches nobody, and its sender hears why")
  void rejectionIsToldToTheSenderOnly() {
    List<Colleague> people = OFFICE.hire(3);
    ConversationId room = OFFICE.room(people.subList(0, 2));
    Actor officer = people.getLast().actor(Role.COMPLIANCE_OFFICER);
    try (ChatSocket own = ChatSocket.open(SERVICE.socket(), people.getFirst());
        ChatSocket other = ChatSocket.open(SERVICE.socket(), people.get(1))) {
      own.post("j1", room, "the merger is on");
      UUID id = UUID.fromString(own.await(ofType("held")).path("id").asString());
      HELD.reject(officer, id, "not in this room");
      assertThat(own.await(ofType("rejected")).path("reason").asString())
          .isEqualTo("not in this room");
      own.post("j2", room, "hello");
      other.await(ofType("message"));

      assertThat(other.frames().toString()).doesNotContain("merger");
      assertThat(history(people.get(1), room)).containsExactly("hello POSTED");
      assertThat(history(people.getFirst(), room))
          .containsExactly("the merger is on REJECTED", "hello POSTED");
      own.post("j1", room, "the merger is on");
      assertThat(own.await(ofType("rejected"), 2)).hasSize(2);
    }
  }

  @Test
  @DisplayName("P3: of reviewers who decide at once one wins, and the record has one decision")
  void oneReviewerWins() throws Exception {
    List<Colleague> people = OFFICE.hire(9);
    ConversationId room = OFFICE.room(people.subList(0, 1));
    UUID id = held(people.getFirst(), room, "o1");
    List<Future<MessageState>> decisions = new ArrayList<>();

    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 1; i < 9; i++) {
        Actor officer = people.get(i).actor(Role.COMPLIANCE_OFFICER);
        boolean releases = i % 2 == 0;
        decisions.add(
            threads.submit(() ->
                (releases
                        ? HELD.release(officer, id, "fine")
                        : HELD.reject(officer, id, "not fine"))
                    .state()));
      }
    }

    assertThat(decisions.stream().filter(decision -> decision.state() == Future.State.SUCCESS))
        .hasSize(1);
    assertThat(decisions)
        .filteredOn(decision -> decision.state() == Future.State.FAILED)
        .allSatisfy(decision ->
            assertThat(decision.exceptionNow())
                .isInstanceOfSatisfying(
                    Refusal.class,
                    refusal -> assertThat(refusal.code()).isEqualTo(ErrorCode.CONFLICT)));
    assertThat(reviews(room)).isEqualTo(1);
  }

  @Test
  void theSameDecisionAgainChangesNothing() {
    List<Colleague> people = OFFICE.hire(2);
    ConversationId room = OFFICE.room(people.subList(0, 1));
    UUID id = held(people.getFirst(), room, "s1");
    Actor officer = people.getLast().actor(Role.COMPLIANCE_OFFICER);

    var first = HELD.release(officer, id, "fine");
    var again = HELD.release(officer, id, "fine");

    assertThat(again.review()).isEqualTo(first.review());
    assertThat(reviews(room)).isEqualTo(1);
  }

  @Test
  @DisplayName("P1: nobody reviews their own messages or their own conversations")
  void nobodyReviewsTheirOwn() {
    List<Colleague> people = OFFICE.hire(2);
    ConversationId room = OFFICE.room(people);
    UUID id = held(people.getFirst(), room, "n1");

    for (Colleague insider : people) {
      Actor officer = insider.actor(Role.COMPLIANCE_OFFICER);
      assertThat(HELD.waitingFor(officer, 500))
          .extracting(waiting -> waiting.message().id())
          .doesNotContain(id);
      assertThatThrownBy(() -> HELD.release(officer, id, "fine"))
          .isInstanceOfSatisfying(
              Refusal.class, refusal -> assertThat(refusal.code()).isEqualTo(ErrorCode.NOT_FOUND));
    }
  }

  @Test
  @DisplayName("P6: who was shown which messages for a decision is on record, one look once")
  void looksIntoTheQueueAreOnRecord() {
    List<Colleague> people = OFFICE.hire(4);
    ConversationId room = OFFICE.room(people.subList(0, 2));
    Colleague officer = people.get(2);
    Colleague author = people.get(3);
    UUID first = held(people.getFirst(), room, "look-1");
    HELD.waitingFor(officer.actor(Role.COMPLIANCE_OFFICER), 500);
    HELD.waitingFor(officer.actor(Role.COMPLIANCE_OFFICER), 500);
    UUID second = held(people.getFirst(), room, "look-2");
    HELD.waitingFor(officer.actor(Role.COMPLIANCE_OFFICER), 500);
    APPEALS.file(people.getFirst().actor(), second, null, "let me");
    APPEALS.openTo(author.actor(Role.POLICY_AUTHOR));

    List<JsonNode> looks = looksOf(officer);
    assertThat(looks).hasSize(2);
    assertThat(shown(looks.getFirst())).contains(first).doesNotContain(second);
    assertThat(shown(looks.getLast())).containsExactly(second);
    assertThat(looksOf(author)).hasSize(1).allSatisfy(l -> assertThat(shown(l)).contains(second));
    assertThat(looksOf(people.getFirst())).isEmpty();
  }

  private static List<JsonNode> looksOf(Colleague person) {
    return OFFICE
        .jdbc()
        .sql("select body from journal where type = 'review.read' order by partition, position")
        .query((row, _) -> JsonMapper.shared().readTree(row.getBytes(1)))
        .list()
        .stream()
        .filter(record -> record.path("actor").path("id").asString().equals(person.id().toString()))
        .toList();
  }

  private static List<UUID> shown(JsonNode look) {
    return look.path("messages").valueStream().map(id -> UUID.fromString(id.asString())).toList();
  }

  private static UUID held(Colleague sender, ConversationId room, String clientId) {
    PostOutcome outcome =
        POSTING.post(new PostMessage(sender.ref(), room, clientId, "the merger", null)).join();
    assertThat(outcome).isInstanceOf(PostOutcome.Held.class);
    return ((PostOutcome.Held) outcome).id();
  }

  private static List<String> history(Colleague viewer, ConversationId room) {
    return SERVICE
        .bean(MessageHistory.class)
        .before(new PersonId(viewer.id()), room, Long.MAX_VALUE, 50, Locale.ENGLISH)
        .stream()
        .map(message -> message.text() + " " + message.state())
        .toList();
  }

  private static long reviews(ConversationId room) {
    return OFFICE
        .jdbc()
        .sql(
            """
            select count(*) from journal where conversation_id = ?
              and type in ('message.released', 'message.rejected')
            """)
        .param(room.value())
        .query(Long.class)
        .single();
  }
}
