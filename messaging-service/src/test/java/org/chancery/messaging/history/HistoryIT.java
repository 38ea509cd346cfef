package org.chancery.messaging.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.chancery.messaging.live.ChatSocket.ofType;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import org.chancery.messaging.conversation.ConversationId;
import org.chancery.messaging.directory.Actor;
import org.chancery.messaging.directory.Credential;
import org.chancery.messaging.directory.PersonId;
import org.chancery.messaging.directory.Role;
import org.chancery.messaging.journal.ConversationRef.Kind;
import org.chancery.messaging.journal.HistoryAct;
import org.chancery.messaging.journal.JournalFeed;
import org.chancery.messaging.live.ChatSocket;
import org.chancery.messaging.live.Colleague;
import org.chancery.messaging.live.LiveService;
import org.chancery.messaging.live.Office;
import org.chancery.messaging.refusal.ErrorCode;
import org.chancery.messaging.refusal.Refusal;
import org.chancery.messaging.review.Appeals;
import org.chancery.messaging.screening.ActivePolicies;
import org.chancery.policy.Compilation;
import org.chancery.policy.Condition;
import org.chancery.policy.Outcome;
import org.chancery.policy.Policy;
import org.chancery.policy.PolicySet;
import org.chancery.policy.Rule;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// What is left of messages past the rule, for those who wrote and read them.
final class HistoryIT {

  private static final Office OFFICE = new Office();
  private static final LiveService SERVICE = LiveService.start(OFFICE, Map.of());
  private static final HistoryRules RULES = SERVICE.bean(HistoryRules.class);

  private final List<Colleague> people = OFFICE.hire(3);
  private final Colleague rana = people.getFirst();
  private final Colleague jonas = people.get(1);
  private final PastWorld world = new PastWorld(OFFICE, people);
  private final ConversationId room = OFFICE.room(people.subList(0, 2));

  @BeforeAll
  static void publish() {
    List<Rule> rules = List.of(rule("merger", Outcome.HOLD), rule("embargoed", Outcome.BLOCK));
    switch (PolicySet.compile(List.of(Policy.of("conduct", "Conduct", 1, rules)))) {
      case Compilation.Compiled(PolicySet set) -> SERVICE.bean(ActivePolicies.class).replace(set);
      case Compilation.Rejected(var errors) -> throw new AssertionError(errors);
    }
  }

  private static Rule rule(String term, Outcome outcome) {
    return Rule.of(
        term, outcome, Condition.Lexicon.of(Condition.Match.WORD, List.of(term)), Map.of());
  }

  @AfterAll
  static void stop() {
    SERVICE.close();
  }

  @Test
  @DisplayName("P5: what is past the rule is gone for employees, and what removed it is on record")
  void pastMessagesAreGone() throws Exception {
    world.rule(null, 30);
    long removals = OFFICE.records("history.removed");
    long posts = OFFICE.records("message.posted");
    try (ChatSocket own = ChatSocket.open(SERVICE.socket(), rana);
        ChatSocket other = ChatSocket.open(SERVICE.socket(), jonas)) {
      String start = other.cursor();
      own.post("h1", room, "first words");
      JsonNode first = own.await(ofType("accepted"));
      own.edit("h1e", first, "better words", Map.of());
      own.await(ofType("edited"));
      other.await(ofType("edited"));
      assertThat(page(jonas).path("items")).hasSize(1);
      assertThat(page(jonas).path("beginning").path("days").asInt()).isEqualTo(30);
      assertThat(page(jonas).path("beginning").has("removedUntil")).isFalse();

      removeAfter(Duration.ofDays(31));
      assertThat(page(jonas).path("items")).as("nobody has acknowledged it").hasSize(1);
      acknowledgeAll();
      removeAfter(Duration.ofDays(29));
      assertThat(page(jonas).path("items")).as("inside the rule").hasSize(1);
      removeAfter(Duration.ofDays(31));

      JsonNode empty = page(jonas);
      assertThat(empty.path("items")).isEmpty();
      assertThat(empty.path("beginning").path("removedUntil").asString()).isNotEmpty();
      assertThat(OFFICE.records("history.removed")).isEqualTo(removals + 1);
      assertThat(world.rows("message_edit")).isZero();
      JsonNode conversation = SERVICE.get(jonas, "/api/conversations/" + room);
      assertThat(conversation.path("unread").asInt()).isZero();
      assertThat(
              conversation.path("lastMessage").isMissingNode()
                  || conversation.path("lastMessage").isNull())
          .isTrue();
      String receipt = "/messages/" + first.path("id").asString() + "/receipt";
      assertThat(status(jonas, "/api/conversations/" + room + receipt)).isEqualTo(404);
      own.edit("h1f", first, "other words", Map.of());
      own.recall("h1r", first);
      own.forward("h1w", room, first);
      assertThat(List.of(codeOf(own, "h1f"), codeOf(own, "h1r"), codeOf(own, "h1w")))
          .containsOnly("not-found");
      assertThat(OFFICE.records("message.posted")).as("the record has it").isEqualTo(posts + 1);
      assertThat(toldSince(start)).isEmpty();

      world.rule(null, null);
      assertThat(page(jonas).path("beginning").has("days")).isFalse();
      assertThat(page(jonas).path("beginning").path("removedUntil").asString()).isNotEmpty();
    }
  }

  @Test
  @DisplayName("P5: what somebody still decides about stays, however old it is")
  void undecidedThingsStay() throws Exception {
    world.rule(7, 7);
    try (ChatSocket own = ChatSocket.open(SERVICE.socket(), rana)) {
      own.post("u1", room, "a merger");
      own.await(ofType("held"));
      own.post("u2", room, "an embargoed cake");
      own.await(ofType("refused"));
      SERVICE.bean(Appeals.class).file(actor(rana, Role.EMPLOYEE), null, "u2", "it is cake");
      acknowledgeAll();

      removeAfter(Duration.ofDays(400));

      assertThat(states()).containsExactlyInAnyOrder("held", "blocked");
      assertThat(RULES.waiting()).isEqualTo(2);
    }
  }

  @Test
  void filesOfRemovedMessagesAreNoLongerGivenToEmployeesAndStayForTheArchive() throws Exception {
    world.rule(7, 7);
    JsonNode file =
        JsonMapper.shared()
            .readTree(
                SERVICE
                    .ask(
                        rana,
                        "POST",
                        "/api/conversations/" + room + "/attachments?name=notes.txt",
                        "plain notes".getBytes(StandardCharsets.UTF_8))
                    .body());
    String id = file.path("id").asString();
    try (ChatSocket own = ChatSocket.open(SERVICE.socket(), rana)) {
      own.send(
          "{\"type\":\"post\",\"clientId\":\"f1\",\"conversation\":\"%s\",\"text\":\"see\",\"attachments\":[\"%s\"]}"
              .formatted(room, id));
      own.await(ofType("accepted"));
    }
    assertThat(status(jonas, "/api/attachments/" + id)).isEqualTo(200);
    acknowledgeAll();

    removeAfter(Duration.ofDays(8));

    assertThat(status(jonas, "/api/attachments/" + id)).isEqualTo(404);
    assertThat(status(rana, "/api/attachments/" + id)).isEqualTo(404);
    assertThat(status(rana, "/feed/attachments/" + id)).isEqualTo(200);
  }

  @Test
  @DisplayName("P7: nobody alone shortens what people see; who did is on record")
  void twoPeopleDecide() {
    Actor author = actor(rana, Role.POLICY_AUTHOR, Role.POLICY_APPROVER);
    Actor approver = actor(jonas, Role.POLICY_APPROVER);
    long proposed = OFFICE.records("history.proposed");

    assertThatThrownBy(() -> RULES.propose(author, new HistoryAct.Days(6, null), "why"))
        .isInstanceOf(Refusal.class)
        .hasMessageContaining("'direct'");
    assertThatThrownBy(() -> RULES.propose(author, HistoryAct.Days.ALWAYS, " "))
        .isInstanceOf(Refusal.class)
        .hasMessageContaining("'reason'");
    HistoryRule rule = RULES.propose(author, new HistoryAct.Days(90, 365), "the officer asked");
    assertThatThrownBy(() -> RULES.propose(author, HistoryAct.Days.ALWAYS, "another"))
        .isInstanceOfSatisfying(
            Refusal.class, no -> assertThat(no.code()).isEqualTo(ErrorCode.CONFLICT));
    assertThatThrownBy(() -> RULES.decide(author, rule.version(), true))
        .isInstanceOfSatisfying(
            Refusal.class, no -> assertThat(no.code()).isEqualTo(ErrorCode.SECOND_PERSON_NEEDED));
    RULES.decide(approver, rule.version(), true);
    HistoryRule other = RULES.propose(author, HistoryAct.Days.ALWAYS, "on second thoughts");
    RULES.decide(approver, other.version(), false);

    assertThat(RULES.inForce())
        .hasValueSatisfying(it -> assertThat(it.days()).isEqualTo(new HistoryAct.Days(90, 365)));
    assertThat(RULES.all())
        .extracting(HistoryRule::state)
        .startsWith(HistoryRule.State.REJECTED, HistoryRule.State.IN_FORCE);
    assertThat(OFFICE.records("history.proposed")).isEqualTo(proposed + 2);
    assertThat(OFFICE.records("history.decided")).isGreaterThanOrEqualTo(2);
  }

  /// What somebody hears of words who was away since a cursor.
  private List<JsonNode> toldSince(String cursor) {
    try (ChatSocket back = ChatSocket.comeBack(SERVICE.socket(), jonas)) {
      back.resume(cursor);
      back.await(ofType("resumed"));
      return back.frames().stream().filter(ofType("message").or(ofType("edited"))).toList();
    }
  }

  private static String codeOf(ChatSocket socket, String clientId) {
    return socket
        .await(frame -> frame.has("code") && frame.path("clientId").asString().equals(clientId))
        .path("code")
        .asString();
  }

  private JsonNode page(Colleague reader) throws Exception {
    return SERVICE.get(reader, "/api/conversations/" + room + "/messages");
  }

  private int status(Colleague person, String path) throws Exception {
    return SERVICE.ask(person, "GET", path, new byte[0]).statusCode();
  }

  private List<String> states() {
    return OFFICE
        .jdbc()
        .sql("select state from message where conversation_id = ?")
        .param(room.value())
        .query((row, _) -> row.getString(1))
        .list();
  }

  private static void acknowledgeAll() {
    JournalFeed feed = SERVICE.bean(JournalFeed.class);
    feed.acknowledge("archive", feed.heads());
  }

  private static void removeAfter(Duration time) {
    Instant now = Instant.now().plus(time);
    for (int idle = 0; idle < 3; ) {
      Removal.Done done = SERVICE.bean(Removal.class).portion(Kind.ROOM, now, now);
      idle = done.looked() == 0 ? idle + 1 : 0;
    }
  }

  private static Actor actor(Colleague person, Role first, Role... more) {
    return new Actor(
        new PersonId(person.id()),
        person.username(),
        person.username(),
        "compliance",
        EnumSet.of(first, more),
        new Credential.Bearer(Instant.now().plusSeconds(600)));
  }
}
