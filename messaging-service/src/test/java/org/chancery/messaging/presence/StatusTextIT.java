package org.chancery.messaging.presence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;
import org.chancery.messaging.live.ChatSocket;
import org.chancery.messaging.live.Colleague;
import org.chancery.messaging.live.LiveService;
import org.chancery.messaging.live.Office;
import org.chancery.messaging.live.Rulebook;
import org.chancery.messaging.refusal.ErrorCode;
import org.chancery.messaging.refusal.Refusal;
import org.chancery.policy.Outcome;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// What people say of themselves, and who sees it.
final class StatusTextIT {

  private static final Office OFFICE = new Office();
  private static final LiveService ONE = LiveService.start(OFFICE, Map.of());
  private static final LiveService OTHER = LiveService.start(OFFICE, Map.of());

  private final List<Colleague> people = OFFICE.hire(2);
  private final Colleague rana = people.getFirst();
  private final Colleague jonas = people.getLast();

  @BeforeAll
  static void judge() {
    Rulebook.publish(
        Rulebook.of(
            Rulebook.word("deal", Outcome.BLOCK, "merger"),
            Rulebook.word("off", Outcome.ALERT, "whatsapp")),
        ONE);
  }

  @AfterAll
  static void stop() {
    ONE.close();
    OTHER.close();
  }

  @Test
  @DisplayName("P1: a status text is judged, and then seen by colleagues on every node")
  void whatIsSaidIsSeenOnceJudged() throws Exception {
    OFFICE.room(people);
    try (ChatSocket _ = ChatSocket.open(ONE.socket(), rana);
        ChatSocket colleague = ChatSocket.open(OTHER.socket(), jonas)) {
      assertThatThrownBy(() -> say("busy with the merger"))
          .isInstanceOfSatisfying(
              Refusal.class,
              refusal -> {
                assertThat(refusal.code()).isEqualTo(ErrorCode.POLICY_BLOCKED);
                assertThat(refusal.members()).containsEntry("tip", "Mind the merger.");
              });
      assertThat(say(" Out until Monday ")).isEqualTo("Out until Monday");

      JsonNode seen = colleague.await(says("Out until Monday"));

      assertThat(seen.path("person").asString()).isEqualTo(rana.id().toString());
      assertThat(colleague.frames().toString()).doesNotContain("merger");
      assertThat(shown().path("text").asString()).isEqualTo("Out until Monday");
      assertThat(say("")).isNull();
      assertThat(shown().has("text")).isFalse();
    }
  }

  @Test
  @DisplayName("P2: what was said, what was alerted and what was blocked are on record")
  void everythingSaidIsOnRecord() {
    say("Out until Monday");
    say("Out until Monday");
    assertThatThrownBy(() -> say("the merger")).isInstanceOf(Refusal.class);
    say("find me on whatsapp");
    say(" ");

    assertThat(records())
        .containsExactly(
            "person.status-changed Out until Monday -",
            "person.status-blocked the merger blocked",
            "person.status-changed find me on whatsapp alerted",
            "person.status-changed - -");
  }

  @Test
  void wordsThatAreTooLongOrBrokenAreRefusedByField() {
    assertThatThrownBy(() -> say("x".repeat(101))).hasMessageContaining("100 characters");
    assertThatThrownBy(() -> say("two\nlines")).hasMessageContaining("control characters");
    assertThat(records()).isEmpty();
  }

  private @Nullable String say(String text) {
    return ONE.bean(StatusTexts.class).say(rana.actor(), text, Locale.ENGLISH);
  }

  private JsonNode shown() throws Exception {
    return OTHER.get(jonas, "/api/presence?ids=" + rana.id()).path("items").path(0);
  }

  private List<String> records() {
    return OFFICE
        .jdbc()
        .sql("select body from journal where type like 'person.%' order by partition, position")
        .query((row, _) -> JsonMapper.shared().readTree(row.getBytes(1)))
        .list()
        .stream()
        .filter(record -> record.path("actor").path("id").asString().equals(rana.id().toString()))
        .map(record ->
            String.join(
                " ",
                record.path("type").asString(),
                record.path("content").path("text").asString("-"),
                record.path("verdict").path("outcome").asString("-")))
        .toList();
  }

  private static Predicate<JsonNode> says(String text) {
    return frame ->
        ChatSocket.type(frame).equals("presence") && frame.path("text").asString("").equals(text);
  }
}
