package org.chancery.messaging.review;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.chancery.messaging.live.ChatSocket.ofType;

import java.util.List;
import java.util.Map;
import org.chancery.messaging.conversation.ConversationId;
import org.chancery.messaging.directory.Actor;
import org.chancery.messaging.directory.Role;
import org.chancery.messaging.journal.Ruling;
import org.chancery.messaging.live.ChatSocket;
import org.chancery.messaging.live.Colleague;
import org.chancery.messaging.live.LiveService;
import org.chancery.messaging.live.Office;
import org.chancery.messaging.live.Rulebook;
import org.chancery.messaging.message.MessageState;
import org.chancery.messaging.message.PostMessage;
import org.chancery.messaging.message.Posting;
import org.chancery.messaging.policy.RuleHealth;
import org.chancery.messaging.refusal.Refusal;
import org.chancery.policy.Outcome;
import org.chancery.policy.Policy;
import org.chancery.policy.Rule;
import org.chancery.policy.RuleRef;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// What senders say of verdicts they think mistaken, and what owners of policies answer.
final class AppealIT {

  private static final Office OFFICE = new Office();
  private static final LiveService SERVICE = LiveService.start(OFFICE, Map.of());
  private static final Posting POSTING = SERVICE.bean(Posting.class);
  private static final Appeals APPEALS = SERVICE.bean(Appeals.class);

  @BeforeAll
  static void publish() {
    List<Rule> rules = List.of(Rulebook.word("list", Outcome.BLOCK, "embargoed"));
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
  @DisplayName("P2: an appeal and its answer are on record, and the sender hears the answer")
  void appealIsAnswered() {
    List<Colleague> people = OFFICE.hire(2);
    ConversationId room = OFFICE.room(people);
    Actor sender = people.getFirst().actor();
    Actor author = people.getLast().actor(Role.POLICY_AUTHOR);
    try (ChatSocket own = ChatSocket.open(SERVICE.socket(), people.getFirst());
        ChatSocket other = ChatSocket.open(SERVICE.socket(), people.getLast())) {
      own.post("a1", room, "an embargoed cake");
      own.await(ofType("refused"));
      Appeal filed = APPEALS.file(sender, null, "a1", "it is about cake");

      assertThat(APPEALS.file(sender, null, "a1", "it is about cake").id()).isEqualTo(filed.id());
      assertThatThrownBy(() -> APPEALS.file(sender, null, "a1", "let me out"))
          .isInstanceOf(Refusal.class);
      assertThat(APPEALS.openTo(author)).extracting(Appeal::id).contains(filed.id());
      assertThat(APPEALS.openTo(sender)).isEmpty();
      assertThatThrownBy(() ->
              APPEALS.answer(
                  people.getFirst().actor(Role.POLICY_AUTHOR), filed.id(), Ruling.OVERTURN, "yes"))
          .isInstanceOf(Refusal.class);
      APPEALS.answer(author, filed.id(), Ruling.OVERTURN, "cake is fine");
      JsonNode answer = own.await(ofType("appeal-answered"));

      assertThat(answer.path("ruling").asString()).isEqualTo("overturned");
      assertThat(answer.path("text").asString()).isEqualTo("cake is fine");
      assertThat(answer.path("clientId").asString()).isEqualTo("a1");
      assertThat(APPEALS.of(sender)).extracting(Appeal::answer).doesNotContainNull();
      assertThat(APPEALS.openTo(author)).extracting(Appeal::id).doesNotContain(filed.id());
      assertThat(other.frames()).filteredOn(ofType("appeal-answered")).isEmpty();
      assertThat(OFFICE.records("appeal.filed")).isEqualTo(1);
      assertThat(OFFICE.records("appeal.answered")).isEqualTo(1);
    }
  }

  @Test
  @DisplayName("P2: a refused edit can be appealed against as a message can, beside its message")
  void refusedEditsCanBeAppealed() {
    List<Colleague> people = OFFICE.hire(2);
    ConversationId room = OFFICE.room(people);
    Actor sender = people.getFirst().actor();
    Actor author = people.getLast().actor(Role.POLICY_AUTHOR);
    try (ChatSocket own = ChatSocket.open(SERVICE.socket(), people.getFirst())) {
      own.post("m1", room, "there is cake");
      JsonNode posted = own.await(ofType("accepted"));
      own.edit("e1", posted, "there is embargoed cake", Map.of());
      own.await(ofType("refused"));

      Appeal filed = APPEALS.file(sender, null, "e1", "it is about cake");
      JsonNode record = lastRecord(room, "appeal.filed");
      JsonNode refused = lastRecord(room, "message.edit-blocked");

      assertThat(filed.message().text().value()).isEqualTo("there is embargoed cake");
      assertThat(filed.message().state()).isEqualTo(MessageState.BLOCKED);
      assertThat(record.path("of").path("id")).isEqualTo(refused.path("id"));
      assertThat(record.path("of").path("position")).isEqualTo(refused.path("position"));
      assertThat(APPEALS.openTo(author)).extracting(Appeal::id).contains(filed.id());
      APPEALS.answer(author, filed.id(), Ruling.OVERTURN, "cake is fine");
      JsonNode answer = own.await(ofType("appeal-answered"));

      assertThat(answer.path("clientId").asString()).isEqualTo("e1");
      assertThat(APPEALS.of(sender))
          .singleElement()
          .satisfies(known -> assertThat(known.message().clientId()).isEqualTo("e1"));
      assertThatThrownBy(() -> APPEALS.file(sender, null, "m1", "and this?"))
          .isInstanceOf(Refusal.class);
    }
  }

  private static JsonNode lastRecord(ConversationId room, String type) {
    return OFFICE
        .jdbc()
        .sql(
            """
            select body from journal where conversation_id = ? and type = ?
            order by position desc limit 1
            """)
        .params(room.value(), type)
        .query((row, _) -> JsonMapper.shared().readTree(row.getBytes(1)))
        .single();
  }

  @Test
  void anAppealNamesItsRulesAndTellsHowGoodTheyAre() {
    List<Colleague> people = OFFICE.hire(2);
    ConversationId room = OFFICE.room(people);
    Actor sender = people.getFirst().actor();
    Actor author = people.getLast().actor(Role.POLICY_AUTHOR);
    List<Ruling> rulings = List.of(Ruling.UPHOLD, Ruling.OVERTURN, Ruling.UPHOLD, Ruling.UPHOLD);
    for (int i = 0; i < rulings.size(); i++) {
      String clientId = "rules-" + i;
      POSTING
          .post(new PostMessage(people.getFirst().ref(), room, clientId, "a secret plan", null))
          .join();
      Appeal filed = APPEALS.file(sender, null, clientId, "no secret");
      APPEALS.answer(author, filed.id(), rulings.get(i), "seen");

      assertThat(filed.rules())
          .containsExactly(new RuleRef("plans", "plan", 1), new RuleRef("plans", "secret", 1));
    }

    RuleHealth health = SERVICE.bean(RuleHealth.class);
    assertThat(health.rules("plans", 30))
        .extracting(
            RuleHealth.RuleDays::rule,
            RuleHealth.RuleDays::upheld,
            RuleHealth.RuleDays::overturned,
            RuleHealth.RuleDays::precision)
        .containsExactly(tuple("plan", 3L, 1L, 0.75), tuple("secret", 3L, 1L, 0.75));
    assertThat(health.appeals("plans", 30)).isEqualTo(new RuleHealth.Appeals(3, 1, 0.75));
    assertThat(health.appeals("nothing", 30).precision()).isNull();
  }

  @Test
  void messagesThatWentOutAsWrittenCannotBeAppealed() {
    List<Colleague> people = OFFICE.hire(2);
    ConversationId room = OFFICE.room(people);
    POSTING.post(new PostMessage(people.getFirst().ref(), room, "p1", "hello", null)).join();

    assertThatThrownBy(() -> APPEALS.file(people.getFirst().actor(), null, "p1", "why"))
        .isInstanceOf(Refusal.class);
    assertThatThrownBy(() -> APPEALS.file(people.getLast().actor(), null, "p1", "why"))
        .isInstanceOf(Refusal.class);
  }
}
