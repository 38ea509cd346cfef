package org.chancery.messaging.attachment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chancery.messaging.live.ChatSocket.ofType;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.UUID;
import org.chancery.messaging.conversation.ConversationId;
import org.chancery.messaging.live.ChatSocket;
import org.chancery.messaging.live.Colleague;
import org.chancery.messaging.live.LiveService;
import org.chancery.messaging.live.Office;
import org.chancery.messaging.live.Rulebook;
import org.chancery.messaging.review.HeldMessages;
import org.chancery.messaging.screening.ActivePolicies;
import org.chancery.messaging.screening.UndecidedMode;
import org.chancery.policy.Condition;
import org.chancery.policy.Outcome;
import org.chancery.policy.PolicySet;
import org.chancery.policy.Rule;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// Files from the upload to whoever may have them.
final class AttachmentIT {

  private static final Office OFFICE = new Office();
  private static final LiveService SERVICE =
      LiveService.start(
          OFFICE,
          Map.of(
              "chancery.attachments.max-bytes", "2000000",
              "chancery.attachments.read-within", "60s"));

  private final List<Colleague> people = OFFICE.hire(2);
  private final ConversationId room = OFFICE.room(people);
  private final Colleague sender = people.getFirst();
  private final Colleague other = people.getLast();
  private final Mail mail = new Mail(SERVICE, OFFICE, room, sender);

  @AfterAll
  static void stop() {
    SERVICE.close();
  }

  @BeforeEach
  void publish() {
    judgeBy(
        rule("falcon", Outcome.BLOCK, word("falcon")),
        rule("gift", Outcome.WARN, word("hamper")),
        rule("merger", Outcome.HOLD, word("merger")),
        rule("card", Outcome.REDACT, word("4111111111111111")),
        rule("watch", Outcome.ALERT, word("heron")),
        rule(
            "mismatch",
            Outcome.BLOCK,
            new Condition.File(List.of(), List.of(), OptionalLong.empty(), true, false)));
    SERVICE.bean(ActivePolicies.class).decideUndecided(UndecidedMode.HOLD);
  }

  private static void judgeBy(Rule... rules) {
    Rulebook.publish(Rulebook.of(rules), SERVICE);
  }

  private static Condition word(String word) {
    return Condition.Lexicon.of(Condition.Match.WORD, List.of(word));
  }

  private static Rule rule(String id, Outcome outcome, Condition when) {
    return Rule.of(id, outcome, when, Map.of("en", "Mind the " + id + "."));
  }

  @Test
  @DisplayName("P1: nobody but its sender has a file before a message with it was judged")
  void fileReachesTheRoomWithItsMessage() throws Exception {
    byte[] content = SampleFiles.docx("nothing special");
    JsonNode stored = mail.upload(sender, "Zahlen für Q3.docx", content);
    String id = stored.path("id").asString();

    assertThat(stored.path("mediaType").asString()).endsWith("wordprocessingml.document");
    assertThat(stored.path("sha256").asString()).startsWith("sha256:");
    assertThat(mail.get(sender, id).statusCode()).isEqualTo(200);
    assertThat(mail.get(other, id).statusCode()).isEqualTo(404);
    try (ChatSocket own = ChatSocket.open(SERVICE.socket(), sender);
        ChatSocket theirs = ChatSocket.open(SERVICE.socket(), other)) {
      mail.post(own, "m1", "", id);
      own.await(ofType("accepted"));
      JsonNode heard = theirs.await(ofType("message"));

      assertThat(heard.path("text").asString()).isEmpty();
      assertThat(heard.path("attachments").path(0).path("name").asString())
          .isEqualTo("Zahlen für Q3.docx");
      assertThat(heard.path("attachments").path(0).path("id").asString()).isEqualTo(id);
    }
    HttpResponse<byte[]> download = mail.get(other, id);
    assertThat(download.statusCode()).isEqualTo(200);
    assertThat(download.body()).isEqualTo(content);
    assertThat(header(download, "Content-Disposition")).startsWith("attachment;");
    assertThat(header(download, "X-Content-Type-Options")).isEqualTo("nosniff");
    assertThat(header(download, "Content-Security-Policy")).contains("sandbox");
    assertThat(header(download, "ETag")).isEqualTo('"' + stored.path("sha256").asString() + '"');
    Colleague stranger = OFFICE.hire(1).getFirst();
    assertThat(mail.get(stranger, id).statusCode()).isEqualTo(404);
    String absent = UUID.randomUUID().toString();
    assertThat(problem(stranger, id)).isEqualTo(problem(stranger, absent));
    JsonNode history = SERVICE.get(other, "/api/conversations/" + room + "/messages");
    assertThat(history.path("items").path(0).path("attachments").path(0).path("id").asString())
        .isEqualTo(id);
    assertThat(mail.types()).containsExactly("attachment.stored", "message.posted");
    assertThat(
            mail.record("message.posted")
                .path("content")
                .path("attachments")
                .path(0)
                .path("sha256"))
        .isEqualTo(stored.path("sha256"));
  }

  @Test
  @DisplayName("P1: what a file is called and what is written in it is judged with the message")
  void namesAndTextsAreJudged() throws Exception {
    byte[] inner = SampleFiles.zip("plan.docx", SampleFiles.docx("project falcon"));
    Map<String, String> refused =
        Map.of(
            mail.upload(sender, "falcon.txt", bytes("nothing")).path("id").asString(), "name",
            mail.upload(sender, "a.pdf", SampleFiles.pdf("project falcon")).path("id").asString(),
                "text",
            mail.upload(sender, "a.xlsx", SampleFiles.xlsx("falcon")).path("id").asString(), "text",
            mail.upload(sender, "a.zip", SampleFiles.zip("b.zip", inner)).path("id").asString(),
                "text",
            mail.upload(sender, "a.eml", SampleFiles.mail("re", "falcon")).path("id").asString(),
                "text");
    String fine = mail.upload(sender, "fine.txt", bytes("fine")).path("id").asString();
    try (ChatSocket own = ChatSocket.open(SERVICE.socket(), sender);
        ChatSocket theirs = ChatSocket.open(SERVICE.socket(), other)) {
      int number = 0;
      for (Map.Entry<String, String> file : refused.entrySet()) {
        String clientId = "n" + number++;
        mail.post(own, clientId, "look", fine, file.getKey());
        JsonNode answer = own.await(Mail.answer(clientId));

        assertThat(answer.path("code").asString()).isEqualTo("policy-blocked");
        assertThat(answer.path("tip").asString()).isEqualTo("Mind the falcon.");
        assertThat(answer.path("findings").path(0).path("part").asString())
            .isEqualTo("attachments/1/" + file.getValue());
        assertThat(mail.get(other, file.getKey()).statusCode()).isEqualTo(404);
      }
      mail.post(own, "last", "now", fine);
      theirs.await(ofType("message"));
      assertThat(theirs.frames()).filteredOn(ofType("message")).hasSize(1);
    }
    assertThat(mail.record("message.blocked").path("content").path("attachments").size())
        .isEqualTo(2);
    assertThat(
            mail.record("message.blocked")
                .path("verdict")
                .path("findings")
                .path(0)
                .path("part")
                .asString())
        .startsWith("attachments/1/");
  }

  @Test
  @DisplayName("P1: a program that calls itself a document is what it is")
  void disguisedProgramIsFound() throws Exception {
    String id = mail.upload(sender, "invoice.pdf", SampleFiles.program()).path("id").asString();

    JsonNode answer = mail.posted("d1", "see the invoice", id);

    assertThat(answer.path("code").asString()).isEqualTo("policy-blocked");
    assertThat(answer.path("findings").path(0).path("rule").asString()).isEqualTo("mismatch");
    assertThat(answer.path("findings").size()).isEqualTo(1);
    assertThat(header(mail.get(sender, id), "Content-Type")).isEqualTo("application/octet-stream");
  }

  @Test
  @DisplayName("P7: what cannot be read of a file is undecided, and becomes what the desk chose")
  void unreadableFilesAreUndecided() throws Exception {
    String locked =
        mail.upload(sender, "a.pdf", SampleFiles.pdfWithPassword("falcon")).path("id").asString();
    byte[] whole = SampleFiles.docx("falcon");
    String broken =
        mail.upload(sender, "a.docx", Arrays.copyOf(whole, whole.length / 2)).path("id").asString();
    String bomb = mail.upload(sender, "a.zip", SampleFiles.bomb()).path("id").asString();

    for (String file : List.of(locked, bomb)) {
      JsonNode held = mail.posted("h" + file.substring(20, 30), "", file);
      assertThat(ChatSocket.type(held)).isEqualTo("held");
      assertThat(mail.get(other, file).statusCode()).isEqualTo(404);
    }
    assertThat(mail.record("message.held").path("verdict").path("undecided").size()).isPositive();
    SERVICE.bean(ActivePolicies.class).decideUndecided(UndecidedMode.REFUSE);
    assertThat(mail.posted("h3", "", locked).path("code").asString()).isEqualTo("policy-blocked");
    // Half a document is no document: its name claims what it is not.
    assertThat(mail.posted("h4", "", broken).path("code").asString()).isEqualTo("policy-blocked");
    SERVICE.bean(ActivePolicies.class).replace(PolicySet.empty());
    assertThat(ChatSocket.type(mail.posted("h5", "", locked))).isEqualTo("accepted");
  }

  @Test
  @DisplayName("P1: nothing can be removed from inside a file, so what asks for that blocks")
  void redactionsInFilesBlock() throws Exception {
    String file =
        mail.upload(sender, "c.txt", bytes("card 4111111111111111")).path("id").asString();

    JsonNode answer = mail.posted("x1", "card 4111111111111111", file);

    assertThat(answer.path("code").asString()).isEqualTo("policy-blocked");
    assertThat(answer.path("tip").asString()).isEqualTo("Mind the card.");
    assertThat(answer.path("findings").path(0).path("part").asString())
        .isEqualTo("attachments/0/text");
    assertThat(answer.path("findings").path(0).path("spans").toString()).isEqualTo("[[5,21]]");
  }

  @Test
  @DisplayName("P3: a confirmation and a retry are about the same files")
  void warningsAndRetriesCoverTheFiles() throws Exception {
    String hamper = mail.upload(sender, "a.txt", bytes("a hamper")).path("id").asString();
    String another = mail.upload(sender, "b.txt", bytes("a hamper too")).path("id").asString();
    JsonNode warned = mail.posted("w1", "for you", hamper);
    String warning = warned.path("warning").asString();

    assertThat(warned.path("code").asString()).isEqualTo("policy-warned");
    assertThat(mail.confirmed("w2", "for you", warning, another).path("code").asString())
        .isEqualTo("policy-warned");
    assertThat(ChatSocket.type(mail.confirmed("w3", "for you", warning))).isEqualTo("accepted");
    JsonNode accepted = mail.confirmed("w4", "for you", warning, hamper);
    assertThat(ChatSocket.type(accepted)).isEqualTo("accepted");
    assertThat(mail.confirmed("w4", "for you", warning, hamper).path("duplicate").asBoolean())
        .isTrue();
    assertThat(mail.posted("w4", "for you", another).path("code").asString())
        .isEqualTo("client-id-reused");
    assertThat(mail.get(other, hamper).statusCode()).isEqualTo(200);
    assertThat(mail.get(other, another).statusCode()).isEqualTo(404);
  }

  @Test
  @DisplayName("P6: a reviewer opens a held file, which is on record, and lets it go")
  void reviewersDecideAboutFiles() throws Exception {
    String file = mail.upload(sender, "a.txt", bytes("the merger")).path("id").asString();
    JsonNode held = mail.posted("r1", "", file);
    UUID message = UUID.fromString(held.path("id").asString());
    Colleague reviewer = OFFICE.hire(1).getFirst();
    HeldMessages queue = SERVICE.bean(HeldMessages.class);

    assertThat(mail.get(reviewer, file).statusCode()).isEqualTo(404);
    assertThat(queue.open(reviewer.actor(), message, UUID.fromString(file)).name())
        .isEqualTo("a.txt");
    assertThat(SERVICE.bean(Attachments.class).text(UUID.fromString(file)).text())
        .isEqualTo("the merger");
    assertThat(mail.types())
        .containsExactly("attachment.stored", "message.held", "attachment.read");
    assertThat(mail.record("attachment.read").path("actor").path("id").asString())
        .isEqualTo(reviewer.id().toString());
    try (ChatSocket theirs = ChatSocket.open(SERVICE.socket(), other)) {
      queue.release(reviewer.actor(), message, "seen");
      JsonNode heard = theirs.await(ofType("message"));
      assertThat(heard.path("released").asBoolean()).isTrue();
      assertThat(heard.path("attachments").path(0).path("id").asString()).isEqualTo(file);
    }
    assertThat(mail.get(other, file).statusCode()).isEqualTo(200);
    assertThat(mail.record("message.released").path("content").path("attachments").size())
        .isEqualTo(1);
  }

  @Test
  void onlyOnesOwnFilesOfTheSameRoomCanBeSent() throws Exception {
    ConversationId elsewhere = OFFICE.room(people);
    String theirs = mail.upload(other, "a.txt", bytes("x")).path("id").asString();
    String file = mail.upload(sender, "a.txt", bytes("x")).path("id").asString();

    assertThat(mail.posted("o1", "x", theirs).path("code").asString())
        .isEqualTo("attachments-unknown");
    assertThat(mail.posted("o2", "x", UUID.randomUUID().toString()).path("code").asString())
        .isEqualTo("attachments-unknown");
    assertThat(mail.posted("o3", "x", file, file).path("code").asString())
        .isEqualTo("attachments-malformed");
    try (ChatSocket own = ChatSocket.open(SERVICE.socket(), sender)) {
      own.send(Mail.frame("o4", elsewhere, "x", List.of(file), null));
      assertThat(own.await(Mail.answer("o4")).path("code").asString())
          .isEqualTo("attachments-unknown");
    }
    assertThat(mail.ask(sender, "no.txt", new byte[0]).statusCode()).isEqualTo(400);
    assertThat(mail.ask(sender, "large.bin", new byte[2_000_001]).statusCode()).isEqualTo(413);
    assertThat(mail.ask(sender, "a/b.txt", bytes("x")).statusCode()).isEqualTo(400);
    assertThat(mail.ask(sender, "cod\u202Efdp.exe", bytes("x")).statusCode()).isEqualTo(400);
    assertThat(mail.ask(OFFICE.hire(1).getFirst(), "a.txt", bytes("x")).statusCode())
        .isEqualTo(404);
  }

  @Test
  void unsentFilesExpireAndSharedContentStays() throws Exception {
    byte[] content = bytes("content of " + UUID.randomUUID());
    StoredFile sent = file(mail.upload(sender, "a.txt", content));
    StoredFile unsent = file(mail.upload(sender, "b.txt", content));
    StoredFile alone = file(mail.upload(sender, "c.txt", bytes("alone " + UUID.randomUUID())));
    mail.posted("e1", "", sent.id().toString());
    FileStore store = SERVICE.bean(FileStore.class);
    assertThat(store.place(sent.sha256())).isEqualTo(store.place(unsent.sha256())).exists();
    OFFICE
        .jdbc()
        .sql("update attachment set stored_at = ?::timestamptz")
        .param("2026-01-01")
        .update();

    SERVICE.bean(UnsentFiles.class).sweep();

    assertThat(mail.get(sender, unsent.id().toString()).statusCode()).isEqualTo(404);
    assertThat(store.place(alone.sha256())).doesNotExist();
    assertThat(store.place(sent.sha256())).hasBinaryContent(content);
    assertThat(mail.get(other, sent.id().toString()).statusCode()).isEqualTo(200);
    assertThat(mail.posted("e2", "", sent.id().toString()).path("code").asString())
        .isEqualTo("attachments-unknown");
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static String header(HttpResponse<?> answer, String name) {
    return answer.headers().firstValue(name).orElse("");
  }

  /// What is answered, but for the id that was asked for.
  private String problem(Colleague person, String id) throws IOException, InterruptedException {
    return new String(mail.get(person, id).body(), StandardCharsets.UTF_8).replace(id, "");
  }

  private StoredFile file(JsonNode uploaded) {
    return SERVICE.bean(Attachments.class).any(UUID.fromString(uploaded.path("id").asString()));
  }
}
