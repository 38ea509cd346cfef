package org.chancery.messaging.preview;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.chancery.messaging.live.ChatSocket.ofType;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.chancery.messaging.conversation.ConversationId;
import org.chancery.messaging.live.ChatSocket;
import org.chancery.messaging.live.Colleague;
import org.chancery.messaging.live.LiveService;
import org.chancery.messaging.live.Office;
import org.chancery.messaging.live.Rulebook;
import org.chancery.messaging.refusal.Refusal;
import org.chancery.messaging.review.HeldMessages;
import org.chancery.policy.Outcome;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Links of delivered messages, from the page to those who see what it says of itself.
final class LinkPreviewIT {

  private static final Office OFFICE = new Office();
  private static final StrangeServer WEB = new StrangeServer();
  private static final LiveService ONE = LiveService.start(OFFICE, settings());
  private static final LiveService OTHER = LiveService.start(OFFICE, settings());

  private final List<Colleague> people = OFFICE.hire(2);
  private final Colleague rana = people.getFirst();
  private final Colleague jonas = people.getLast();
  private final ConversationId room = OFFICE.room(people);

  private static Map<String, String> settings() {
    return Map.of(
        "chancery.previews.enabled", "true",
        "chancery.previews.allowed-networks", "127.0.0.1/32",
        "chancery.previews.ports", String.valueOf(WEB.port()),
        "chancery.previews.total-timeout", "2s");
  }

  @BeforeAll
  static void judge() {
    Rulebook.publish(
        Rulebook.of(
            Rulebook.word("deal", Outcome.BLOCK, "merger"),
            Rulebook.word("maybe", Outcome.HOLD, "rumour"),
            Rulebook.word("sure", Outcome.WARN, "hamper"),
            Rulebook.word("card", Outcome.REDACT, "4111111111111111"),
            Rulebook.word("off", Outcome.ALERT, "whatsapp")),
        ONE,
        OTHER);
  }

  @AfterAll
  static void stop() throws IOException {
    ONE.close();
    OTHER.close();
    WEB.close();
  }

  @Test
  @DisplayName("P2: what people see of a page is on record, word for word; all of them see it")
  void membersOnEveryNodeSeeWhatIsOnRecord() throws Exception {
    WEB.page(
        "/rates",
        "<title>Rates stay</title><meta name=description content='Said this morning.'>"
            + "<meta property='og:site_name' content='The Paper'>");
    String link = WEB.url("/rates");
    try (ChatSocket own = ChatSocket.open(ONE.socket(), rana);
        ChatSocket other = ChatSocket.open(OTHER.socket(), jonas)) {
      own.post("p1", room, "look: " + link + ".");
      String id = own.await(ofType("accepted")).path("id").asString();

      for (ChatSocket socket : List.of(own, other)) {
        JsonNode frame = socket.await(ofType("preview"));
        assertThat(frame.path("message").asString()).isEqualTo(id);
        assertThat(frame.path("preview"))
            .isEqualTo(
                JsonMapper.shared()
                    .readTree(
                        """
                        {"link":"%s","url":"%s","title":"Rates stay",
                         "description":"Said this morning.","site":"The Paper"}
                        """
                            .formatted(link, link)));
      }
      assertThat(history(jonas).path(0).path("preview"))
          .isEqualTo(other.await(ofType("preview")).path("preview"));
    }
    JsonNode record = records().getFirst();
    assertThat(record.path("type").asString()).isEqualTo("link.previewed");
    assertThat(record.path("content").path("text").asString())
        .isEqualTo("Rates stay\nSaid this morning.\nThe Paper\n" + link);
    assertThat(record.path("preview").path("title").asString()).isEqualTo("Rates stay");
    assertThat(record.path("sender").path("id").asString()).isEqualTo(rana.id().toString());
    assertThat(record.path("audience").path("members").size()).isEqualTo(2);
    assertThat(record.path("verdict").path("outcome").asString()).isEqualTo("allowed");
  }

  @Test
  @DisplayName(
      "P1: what a page says is judged before anybody sees it; stricter than alert is not shown")
  void whatPoliciesStopIsNotShown() throws Exception {
    WEB.page("/block", "<title>The merger</title>")
        .page("/hold", "<title>x</title><meta name=description content='a rumour'>")
        .page("/warn", "<title>x</title><meta property='og:site_name' content='hamper'>")
        .page("/redact", "<title>4111111111111111</title>")
        .forward("/hop", "/leads-to-merger/merger")
        .page("/leads-to-merger/merger", "<title>x</title>")
        .page("/alert", "<title>On whatsapp</title>");
    List<String> stopped = List.of("/block", "/hold", "/warn", "/redact", "/hop");
    try (ChatSocket own = ChatSocket.open(ONE.socket(), rana);
        ChatSocket other = ChatSocket.open(OTHER.socket(), jonas)) {
      for (String path : stopped) {
        own.post("b" + path.substring(1), room, WEB.url(path));
      }
      awaitRecords(stopped.size());
      own.post("alert", room, WEB.url("/alert"));

      JsonNode shown = other.await(ofType("preview"));

      assertThat(shown.path("preview").path("title").asString()).isEqualTo("On whatsapp");
      assertThat(other.frames().toString()).doesNotContain("The merger", "rumour", "hamper");
      assertThat(own.await(ofType("accepted"), stopped.size() + 1)).hasSize(stopped.size() + 1);
    }
    assertThat(records())
        .extracting(
            record -> record.path("type").asString(),
            record -> record.path("verdict").path("outcome").asString())
        .containsExactlyInAnyOrder(
            tuple("link.preview-blocked", "blocked"),
            tuple("link.preview-blocked", "held"),
            tuple("link.preview-blocked", "warned"),
            tuple("link.preview-blocked", "redacted"),
            tuple("link.preview-blocked", "blocked"),
            tuple("link.previewed", "alerted"));
    assertThat(history(jonas).toString()).doesNotContain("The merger", "rumour", "hamper");
  }

  @Test
  @DisplayName("P1: nothing is fetched for a message that reached nobody, nor for words taken out")
  void stoppedMessagesFetchNothing() throws Exception {
    WEB.page("/quiet", "<title>Quiet</title>").page("/last", "<title>Last</title>");
    String link = WEB.url("/quiet");
    try (ChatSocket own = ChatSocket.open(ONE.socket(), rana)) {
      own.post("q1", room, "the merger " + link);
      own.post("q2", room, "a rumour " + link);
      own.post("q3", room, "a hamper " + link);
      own.await(ofType("refused"), 2);
      String held = own.await(ofType("held")).path("id").asString();
      own.post("q4", room, WEB.url("/last"));
      own.await(ofType("preview"));

      assertThat(WEB.asked("/quiet")).isZero();

      Colleague reviewer = OFFICE.hire(1).getFirst();
      ONE.bean(HeldMessages.class).release(reviewer.actor(), UUID.fromString(held), "harmless");
      JsonNode shown = own.await(ofType("preview"), 2).getLast();
      assertThat(shown.path("message").asString()).isEqualTo(held);
      assertThat(shown.path("preview").path("title").asString()).isEqualTo("Quiet");
    }
    assertThat(WEB.asked("/quiet")).isEqualTo(1);
  }

  @Test
  void pageIsFetchedOnceAndJudgedForEachConversation() throws Exception {
    WEB.page("/once", "<title>Once</title>");
    ConversationId second = OFFICE.room(people);
    try (ChatSocket own = ChatSocket.open(ONE.socket(), rana)) {
      own.post("o1", room, WEB.url("/once"));
      own.post("o2", second, "again " + WEB.url("/once"));
      own.post("o3", room, WEB.url("/once"));

      assertThat(own.await(ofType("preview"), 3)).hasSize(3);
    }
    assertThat(WEB.asked("/once")).isEqualTo(1);
    assertThat(records()).hasSize(3);
  }

  @Test
  @DisplayName("P2: its sender, and nobody else, takes a preview away; what was seen is on record")
  void senderTakesPreviewAway() throws Exception {
    WEB.page("/regret", "<title>Regret</title>");
    PreviewRemoval removal = ONE.bean(PreviewRemoval.class);
    try (ChatSocket own = ChatSocket.open(ONE.socket(), rana);
        ChatSocket other = ChatSocket.open(OTHER.socket(), jonas)) {
      own.post("r1", room, WEB.url("/regret"));
      UUID id = UUID.fromString(other.await(ofType("preview")).path("message").asString());

      assertThatThrownBy(() -> removal.remove(jonas.actor(), room, id)).isInstanceOf(Refusal.class);
      removal.remove(rana.actor(), room, id);
      removal.remove(rana.actor(), room, id);

      JsonNode removed = other.await(ofType("preview"), 2).getLast();
      assertThat(removed.path("message").asString()).isEqualTo(id.toString());
      assertThat(removed.has("preview")).isFalse();
    }
    assertThat(history(jonas).path(0).has("preview")).isFalse();
    assertThat(records())
        .extracting(record -> record.path("type").asString())
        .containsExactly("link.previewed", "link.preview-removed");
  }

  @Test
  @DisplayName("P3: whoever was away gets what was shown, and not what was taken away")
  void resumeBringsPreviews() throws Exception {
    WEB.page("/away", "<title>While away</title>");
    String cursor;
    try (ChatSocket other = ChatSocket.open(OTHER.socket(), jonas)) {
      other.send("{\"type\":\"ping\"}");
      cursor = other.cursor();
    }
    try (ChatSocket own = ChatSocket.open(ONE.socket(), rana)) {
      own.post("a1", room, WEB.url("/away"));
      JsonNode shown = own.await(ofType("preview"));
      try (ChatSocket back = ChatSocket.comeBack(OTHER.socket(), jonas)) {
        back.resume(cursor);
        back.await(ofType("resumed"));
        assertThat(back.await(ofType("preview")).path("preview")).isEqualTo(shown.path("preview"));
      }
    }
  }

  @Test
  @DisplayName("P7: pages that do not answer, or not as pages do, cost a message nothing")
  void unfitPagesShowNothing() throws Exception {
    WEB.forward("/inside", "http://169.254.169.254/latest/meta-data/")
        .whole("/pdf", "application/pdf", new byte[] {1})
        .at("/gone", _ -> {})
        .page("/fine", "<title>Fine</title>");
    try (ChatSocket own = ChatSocket.open(ONE.socket(), rana)) {
      for (String path : List.of("/inside", "/pdf", "/gone", "/404")) {
        own.post("u" + path.substring(1), room, WEB.url(path));
      }
      own.post("uself", room, "http://localhost:" + WEB.port() + "/fine");
      own.post("ufine", room, WEB.url("/fine"));

      assertThat(own.await(ofType("accepted"), 6)).hasSize(6);
      assertThat(own.await(ofType("preview")).path("preview").path("url").asString())
          .isIn(WEB.url("/fine"), "http://localhost:" + WEB.port() + "/fine");
    }
  }

  private JsonNode history(Colleague person) throws Exception {
    return OTHER.get(person, "/api/conversations/" + room + "/messages").path("items");
  }

  private void awaitRecords(int count) throws InterruptedException {
    long end = System.nanoTime() + Duration.ofSeconds(60).toNanos();
    while (records().size() < count && System.nanoTime() < end) {
      Thread.onSpinWait();
    }
  }

  private List<JsonNode> records() {
    List<JsonNode> found = new ArrayList<>();
    for (JsonNode record :
        OFFICE
            .jdbc()
            .sql("select body from journal where type like 'link.%' order by partition, position")
            .query((row, _) -> JsonMapper.shared().readTree(row.getBytes(1)))
            .list()) {
      if (record.path("sender").path("id").asString().equals(rana.id().toString())) {
        found.add(record);
      }
    }
    return found;
  }
}
