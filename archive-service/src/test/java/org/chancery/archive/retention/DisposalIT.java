package org.chancery.archive.retention;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.chancery.archive.RunningArchive;
import org.chancery.archive.TestFeed;
import org.chancery.archive.TestJournal;
import org.chancery.archive.TestJournal.Person;
import org.chancery.archive.TestJournal.Room;
import org.chancery.archive.hold.DisposalGate;
import org.chancery.archive.ledger.Enclosures;
import org.chancery.archive.record.RecordStore;
import org.chancery.stack.testing.TestServers;
import org.chancery.verify.Digest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;

/// Disposal in two steps by two people, holds that come between, and what is left.
final class DisposalIT {

  private static final Instant LONG_AGO = Instant.parse("2017-03-01T10:00:00Z");

  private final TestJournal journal = new TestJournal();
  private final Room room = Room.named("desk");
  private TestFeed feed;
  private RunningArchive archive;
  private UUID matter;

  @BeforeEach
  void start() {
    feed = new TestFeed(journal);
    archive = new RunningArchive(feed.url(), TestServers.elasticsearch());
    matter = archive.work("c.laurent", "Heron", "Subpoena");
  }

  @AfterEach
  void stop() {
    archive.close();
    feed.close();
  }

  @Test
  @DisplayName("P5: what has ended is listed, approved by a second person, gone, and certified")
  void whatHasEndedIsDisposedOfInTwoSteps() throws GeneralSecurityException {
    journal.happening(LONG_AGO);
    var old = journal.posted(room, Person.RANA, "an old lunch");
    var edit = journal.edited(room, Person.RANA, old, 1, "an old lunch", "an older lunch");
    journal.happening(null);
    var young = journal.posted(room, Person.RANA, "a new lunch");
    archive.awaitSearchable(journal);

    var id = listed();
    assertThat(disposal(id).path("records").longValue()).isEqualTo(2);
    refuseTheFirstPerson(id);
    decide(id, "h.brandt", 200);
    var done = finished(id);

    assertThat(done.path("disposed").longValue()).isEqualTo(2);
    assertThat(signatureHolds(done)).isTrue();
    assertThatTheLedgerEncloses(done);
    assertThat(status("/api/records/" + old)).isEqualTo(404);
    assertThat(status("/api/records/" + edit)).isEqualTo(404);
    assertThat(status("/api/records/" + young)).isEqualTo(200);
    RunningArchive.await(
        "the index forgets them",
        () -> archive.get("/api/search?q=lunch").path("total").longValue() == 1);
    assertThat(archive.bean(RecordStore.class).hashAt(room.partition(), 1))
        .as("the place in the chain stays")
        .contains(journal.hash(room.partition(), 1));
    assertThat(archive.get("/api/retention/records/" + old).path("gone").path("rule").stringValue())
        .isEqualTo("default");
  }

  @Test
  @DisplayName("P5: a hold placed after the list was approved spares what it is on")
  void holdPlacedAfterApprovalSparesItsRecords() {
    journal.happening(LONG_AGO);
    var held = journal.posted(room, Person.RANA, "the heron file");
    var free = journal.posted(room, Person.RANA, "a lunch");
    archive.awaitSearchable(journal);
    var id = listed();
    assertThat(disposal(id).path("records").longValue()).isEqualTo(2);

    archive
        .bean(TransactionTemplate.class)
        .executeWithoutResult(_ -> {
          // The job waits here while the hold is being placed, as it would behind another one.
          archive.bean(DisposalGate.class).enter();
          decide(id, "h.brandt", 200);
          insertHold();
        });
    var done = finished(id);

    assertThat(done.path("disposed").longValue()).isEqualTo(1);
    assertThat(done.path("held").longValue()).isEqualTo(1);
    assertThat(status("/api/records/" + held)).isEqualTo(200);
    assertThat(status("/api/records/" + free)).isEqualTo(404);
  }

  @Test
  @DisplayName("P5: a release disposes of nothing by itself")
  void releaseDisposesOfNothing() {
    journal.happening(LONG_AGO);
    var message = journal.posted(room, Person.RANA, "the heron file");
    archive.awaitSearchable(journal);
    var hold = place(List.of("heron"));
    var first = listed();
    assertThat(disposal(first).path("records").longValue()).isZero();
    archive.send(
        "POST", "/api/disposals/" + first + "/abandon", "c.laurent", Map.of("reason", "none"), 200);

    var after = archive.get("/api/retention/after-release?hold=" + hold);
    archive.send(
        "POST", "/api/holds/" + hold + "/release", "c.laurent", Map.of("reason", "Settled."), 200);

    assertThat(after.path("records").longValue()).isEqualTo(1);
    assertThat(status("/api/records/" + message)).isEqualTo(200);
    var second = listed();
    assertThat(disposal(second).path("records").longValue()).isEqualTo(1);
  }

  @Test
  @DisplayName("P5: an archive killed in the middle of a disposal finishes it, and loses no other")
  void disposalIsTakenUpAfterAStop() {
    journal.happening(LONG_AGO);
    for (var i = 0; i < 5; i++) {
      journal.posted(room, Person.RANA, "lunch " + i);
    }
    archive.awaitSearchable(journal);
    var id = listed();
    archive
        .bean(JdbcClient.class)
        .sql(
            "update disposal set state = 'running', decided_by = 'h.brandt', decided_at = now() where id = ?")
        .param(id)
        .update();

    archive.restart();

    assertThat(finished(id).path("disposed").longValue()).isEqualTo(5);
  }

  @Test
  @DisplayName("P5: why a record exists names its holds, its rules, and the day that changes")
  void whyARecordStillExists() {
    var message = journal.posted(room, Person.RANA, "the heron file");
    archive.awaitSearchable(journal);
    var byRule = archive.get("/api/retention/records/" + message);
    place(List.of("heron"));
    var byHold = archive.get("/api/retention/records/" + message);

    assertThat(byRule.path("winner").stringValue()).isEqualTo("rule");
    assertThat(byRule.path("until").stringValue()).isNotEmpty();
    assertThat(byHold.path("winner").stringValue()).isEqualTo("hold");
    assertThat(byHold.path("holds").path(0).path("name").stringValue()).isEqualTo("Heron desk");
    assertThat(byHold.path("duties").path(0).path("basis").stringValue()).contains("17a-4");
  }

  @Test
  @DisplayName("P5: rules are put in force by a second person, and the simulator says what they do")
  void rulesNeedASecondPerson() {
    journal.happening(Instant.now().minusSeconds(100 * 86_400));
    journal.posted(room, Person.RANA, "a lunch of last quarter");
    archive.awaitSearchable(journal);
    var proposed = archive.send("POST", "/api/retention/rules", "c.laurent", rules("P90D"), 201);
    var version = proposed.path("version").intValue();

    var would = archive.get("/api/retention/simulation?days=0&version=" + version);
    var does = archive.get("/api/retention/simulation?days=0");
    var refused =
        archive.request(
            "POST",
            "/api/retention/rules/" + version + "/decision",
            "{\"approve\":true}",
            TestServers.token("c.laurent"));
    archive.send(
        "POST",
        "/api/retention/rules/" + version + "/decision",
        "h.brandt",
        Map.of("approve", true),
        200);

    assertThat(would.path("records").longValue()).isEqualTo(1);
    assertThat(does.path("records").longValue()).isZero();
    assertThat(refused.statusCode()).isEqualTo(403);
    assertThat(archive.get("/api/retention/simulation?days=0").path("records").longValue())
        .isEqualTo(1);
    assertThat(
            archive.get("/api/retention/rules").path("items").path(0).path("state").stringValue())
        .isEqualTo("in-force");
  }

  @Test
  @DisplayName("R17: an erasure request erases what no law keeps, and says what keeps the rest")
  void erasureIsAnsweredItemByItem() {
    journal.posted(room, Person.RANA, "my own lunch");
    journal.posted(room, Person.JONAS, "another's lunch");
    var held = journal.posted(room, Person.RANA, "my heron");
    archive.awaitSearchable(journal);
    var request =
        archive.send(
            "POST",
            "/api/erasures",
            "c.laurent",
            Map.of("subject", Person.RANA.id().toString(), "reason", "Letter of 2 May"),
            201);
    var address = "/api/erasures/" + request.path("id").stringValue();
    var byLaw = archive.get(address).path("verdicts").path("counts");
    var proposed = archive.send("POST", "/api/retention/rules", "c.laurent", rules("P7Y"), 201);
    archive.send(
        "POST",
        "/api/retention/rules/" + proposed.path("version").intValue() + "/decision",
        "h.brandt",
        Map.of("approve", true),
        200);
    place(List.of("heron"));
    var later = archive.get(address).path("verdicts").path("counts");

    assertThat(byLaw.path("RESTRICTED").longValue()).isEqualTo(2);
    assertThat(later.path("ERASE").longValue()).isEqualTo(1);
    assertThat(later.path("HELD").longValue()).isEqualTo(1);
    var id = listed();
    decide(id, "h.brandt", 200);
    assertThat(finished(id).path("disposed").longValue()).isEqualTo(1);
    assertThat(status("/api/records/" + held)).as("restricted").isEqualTo(404);
    archive.send(
        "POST",
        address + "/close",
        "c.laurent",
        Map.of("refused", false, "reason", "What no hold keeps is gone."),
        200);
    assertThat(status("/api/records/" + held)).isEqualTo(200);
    RunningArchive.await(
        "what was erased is not found",
        () -> archive.get("/api/search?q=lunch").path("total").longValue() == 1);
  }

  private static Map<String, Object> rules(String messages) {
    return Map.of(
        "comment",
        "Shorter for messages.",
        "document",
        Map.of(
            "regions",
            Map.of(),
            "rules",
            List.of(
                Map.of(
                    "id",
                    "default",
                    "name",
                    "Everything",
                    "period",
                    "P7Y",
                    "basis",
                    "17a-4",
                    "obligation",
                    true),
                Map.of(
                    "id",
                    "messages",
                    "name",
                    "Messages",
                    "types",
                    List.of("message.*"),
                    "period",
                    messages,
                    "basis",
                    "Legitimate interest",
                    "obligation",
                    false))));
  }

  private UUID place(List<String> terms) {
    var hold =
        archive.send(
            "POST",
            "/api/holds",
            "c.laurent",
            Map.of(
                "matter",
                matter.toString(),
                "name",
                "Heron desk",
                "custodians",
                List.of(Person.RANA.id().toString()),
                "terms",
                terms,
                "silent",
                true),
            201);
    return UUID.fromString(hold.path("id").stringValue());
  }

  /// What placing a hold writes, by a transaction of the test's own.
  private void insertHold() {
    archive
        .bean(JdbcClient.class)
        .sql(
            """
            insert into legal_hold (id, matter, name, scope, silent, placed_at, placed_by)
            values (gen_random_uuid(), ?, 'Heron desk',
              '{"custodians": [], "conversations": [], "terms": ["heron"]}', true, now(), 'c.laurent')
            """)
        .param(matter)
        .update();
  }

  private UUID listed() {
    RunningArchive.await(
        "every record is sealed",
        () ->
            archive
                .bean(JdbcClient.class)
                .sql(
                    """
                    select not exists (select 1 from record r where r.partition < 16 and not exists
                      (select 1 from ledger_salt s where s.partition = r.partition and s.position = r.position))
                    """)
                .query(Boolean.class)
                .single());
    var begun = archive.send("POST", "/api/disposals", "c.laurent", null, 202);
    var id = UUID.fromString(begun.path("disposal").path("id").stringValue());
    RunningArchive.await(
        "it is listed", () -> disposal(id).path("state").stringValue().equals("listed"));
    return id;
  }

  private void refuseTheFirstPerson(UUID id) {
    decide(id, "c.laurent", 403);
    assertThat(disposal(id).path("state").stringValue()).isEqualTo("listed");
  }

  private void decide(UUID id, String username, int status) {
    archive.send(
        "POST",
        "/api/disposals/" + id + "/decision",
        username,
        Map.of("approve", true, "reason", "As every month."),
        status);
  }

  private JsonNode finished(UUID id) {
    RunningArchive.await(
        "the disposal is done", () -> disposal(id).path("state").stringValue().equals("done"));
    return disposal(id);
  }

  private JsonNode disposal(UUID id) {
    return archive.get("/api/disposals/" + id).path("disposal");
  }

  private int status(String path) {
    return archive.request("GET", path, null, TestServers.token("c.laurent")).statusCode();
  }

  /// The certificate lies beside the ledger with lines that have the hash it is signed for.
  private void assertThatTheLedgerEncloses(JsonNode done) {
    var file = archive.bean(Enclosures.class).after(0).getFirst();
    var text = new String(file.bytes().toArray(), StandardCharsets.UTF_8);
    var lines = text.lines().toList();
    assertThat(lines).hasSize(2 + 2);
    assertThat(lines.getFirst()).isEqualTo(done.path("certificate").stringValue());
    assertThat(lines.get(1)).isEqualTo(done.path("signature").stringValue());
    var listed = lines.get(2) + "\n" + lines.get(3) + "\n";
    assertThat(lines.getFirst())
        .contains(Digest.of(listed.getBytes(StandardCharsets.UTF_8)).toString());
  }

  private static boolean signatureHolds(JsonNode done) throws GeneralSecurityException {
    var key =
        KeyFactory.getInstance("Ed25519")
            .generatePublic(
                new X509EncodedKeySpec(Base64.getDecoder().decode(done.path("key").stringValue())));
    var signature = Signature.getInstance("Ed25519");
    signature.initVerify(key);
    signature.update(done.path("certificate").stringValue().getBytes(StandardCharsets.UTF_8));
    return signature.verify(Base64.getDecoder().decode(done.path("signature").stringValue()));
  }
}
