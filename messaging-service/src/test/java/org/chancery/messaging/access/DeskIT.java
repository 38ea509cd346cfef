package org.chancery.messaging.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.chancery.messaging.house.House;
import org.chancery.messaging.house.Program;
import org.chancery.messaging.screening.ActivePolicies;
import org.chancery.policy.Submission;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The life of a policy at the desk: written, discussed, decided by another person, brought back.
final class DeskIT {

  private static final Duration SOON = Duration.ofSeconds(30);

  private final House house = House.shared();
  private final Program author = house.as("n.aziz");
  private final Program approver = house.as("e.silva");
  private final String random = UUID.randomUUID().toString().substring(0, 8);
  private final String id = "desk-" + random;
  private final String path = "/api/policies/" + id;

  @Test
  void laterOfTwoAuthorsIsShownWhatTheEarlierSaved() {
    save(draft("block", "one"), 0);
    save(draft("block", "two"), 1);

    var late = author.send("PUT", path, draft("block", "three").body(1, null));

    assertThat(late.status()).isEqualTo(409);
    assertThat(late.json().path("theirs").path("revision").asInt()).isEqualTo(2);
    assertThat(late.json().path("theirs").path("document").asString()).contains("two");
    assertThat(late.json().path("theirs").path("author").path("username").asString())
        .isEqualTo("n.aziz");
  }

  @Test
  void revisionsAreKeptComparedAndDiscussed() {
    save(draft("block", "one"), 0);
    save(draft("alert", "one"), 1);

    author.post(path + "/comments", "{\"text\":\"Too strict.\",\"revision\":1,\"line\":5}");
    var whole = approver.get(path).json();
    var lines = approver.get(path + "/diff?from=1&to=2").json().path("lines");

    assertThat(whole.path("comments").path(0).path("text").asString()).isEqualTo("Too strict.");
    assertThat(whole.path("comments").path(0).path("line").asInt()).isEqualTo(5);
    assertThat(whole.path("revisions")).hasSize(2);
    assertThat(approver.get(path + "/revisions/1").json().path("document").asString())
        .isEqualTo(draft("block", "one").document());
    assertThat(lines.valueStream().filter(line -> !line.path("kind").asString().equals("same")))
        .extracting(line -> line.path("kind").asString() + line.path("text").asString())
        .containsExactly("removed    outcome: block", "added    outcome: alert");
  }

  @Test
  void scheduledRevisionComesIntoForceWhenItsTimeHasCome() throws InterruptedException {
    save(draft("block", "scheduled" + random), 0);
    var at = Instant.now().plusSeconds(4);

    var scheduled = decide("/publish", "{\"revision\":1,\"at\":\"%s\"}".formatted(at));
    assertThat(scheduled.path("state").asString()).isEqualTo("scheduled");
    assertThat(outcome("scheduled" + random)).isEqualTo("allow");

    House.await(SOON, () -> outcome("scheduled" + random).equals("block"));
    assertThat(Instant.now()).isAfterOrEqualTo(at);
    assertThat(recordsOf(id)).hasSize(1);
    assertThat(recordsOf(id).getFirst().path("actor").path("username").asString())
        .isEqualTo("e.silva");
  }

  @Test
  void scheduleCanBeTakenBack() {
    save(draft("block", "never"), 0);
    decide("/publish", "{\"revision\":1,\"at\":\"2099-01-01T00:00:00Z\"}");

    assertThat(decide("/unschedule", "{}").path("state").asString()).isEqualTo("draft");
    assertThat(approver.post(path + "/unschedule", "{}").status()).isEqualTo(409);
  }

  @Test
  @DisplayName("P2: an emergency is in force at once, flagged and on record until another approves")
  void emergencyWaitsForASecondPersonAfterTheFact() {
    save(draft("block", "urgent" + random), 0);

    var body = "{\"revision\":1,\"reason\":\"A worm is spreading\"}";
    var flagged = author.post(path + "/publish-emergency", body).json();
    assertThat(flagged.path("emergency").asString()).isEqualTo("pending");
    assertThat(outcome("urgent" + random)).isEqualTo("block");

    var approved = decide("/approve-emergency", "{\"revision\":1}");
    assertThat(approved.path("emergency").isMissingNode()).isTrue();
    assertThat(approver.post(path + "/approve-emergency", "{\"revision\":1}").status())
        .isEqualTo(409);
    assertThat(recordsOf(id))
        .extracting(record -> record.path("actor").path("username").asString())
        .containsExactly("n.aziz", "e.silva");
    assertThat(recordsOf(id))
        .allSatisfy(
            record -> assertThat(record.path("policy").path("emergency").asBoolean()).isTrue());
    assertThat(recordsOf(id).getFirst().path("policy").path("reason").asString())
        .isEqualTo("A worm is spreading");
  }

  @Test
  @DisplayName("P2: a rollback brings an approved revision back as a new one, with its reason")
  void rollBackBringsAnApprovedRevisionBack() {
    save(draft("block", "first" + random), 0);
    decide("/publish", "{\"revision\":1}");
    save(draft("block", "second" + random), 1);
    decide("/publish", "{\"revision\":2}");
    save(draft("block", "third" + random), 2);

    assertThat(
            approver
                .post(path + "/rollback", "{\"revision\":3,\"reason\":\"Nobody agreed to it\"}")
                .status())
        .isEqualTo(409);
    var back = decide("/rollback", "{\"revision\":1,\"reason\":\"Too broad\"}");

    assertThat(back.path("activeRevision").asInt()).isEqualTo(4);
    assertThat(back.path("revisions").path(0).path("restores").asInt()).isEqualTo(1);
    assertThat(outcome("first" + random)).isEqualTo("block");
    assertThat(outcome("second" + random)).isEqualTo("allow");
    assertThat(recordsOf(id).getLast().path("policy").path("restores").asInt()).isEqualTo(1);
    assertThat(recordsOf(id).getLast().path("policy").path("document").asString())
        .isEqualTo(recordsOf(id).getFirst().path("policy").path("document").asString());
  }

  @Test
  @DisplayName("P4: a text judged by a policy since changed still explains itself by the old one")
  void pastVerdictExplainsItselfByItsOwnSet() {
    save(draft("block", "bygone" + random), 0);
    decide("/publish", "{\"revision\":1}");
    var set = verdict("bygone" + random).path("policySet").asString();
    save(draft("alert", "other" + random), 1);
    decide("/publish", "{\"revision\":2}");
    decide("/retire", "{\"reason\":\"Superseded\"}");
    // A draft for later does not make it one that never was in force.
    save(draft("alert", "later" + random), 2);
    assertThat(house.as("o.keane").get("/api/policies/" + id).json().path("state").asString())
        .isEqualTo("retired");

    var then =
        house
            .as("c.laurent")
            .post("/api/policies/sets/" + set + "/explain", text("so bygone" + random))
            .json()
            .path("verdict");
    var documents = house.as("o.keane").get("/api/policies/sets/" + set).json().path("policies");

    assertThat(outcome("bygone" + random)).isEqualTo("allow");
    assertThat(then.path("outcome").asString()).isEqualTo("block");
    assertThat(then.path("policySet").asString()).isEqualTo(set);
    assertThat(documents.valueStream().filter(d -> d.path("id").asString().equals(id)))
        .singleElement()
        .satisfies(d ->
            assertThat(d.path("document").asString())
                .isEqualTo(draft("block", "bygone" + random).document()));
  }

  @Test
  @DisplayName("P7: a node that can't use a set keeps the old one and says so, until one can")
  void setOfAFormerCanonicalFormIsReissuedByTheNextNode() throws InterruptedException {
    save(draft("block", "former" + random), 0);
    decide("/publish", "{\"revision\":1}");
    var now = verdict("x").path("policySet").asString();
    var former = "sha256:" + "0".repeat(56) + random;
    house
        .bean(JdbcClient.class)
        .sql(
            """
            insert into policy_set (hash, source, put_in_force_by, put_in_force_at)
            select ?, source, put_in_force_by, now() from policy_set order by sequence desc limit 1
            """)
        .param(former)
        .update();

    House.await(SOON, () -> failures().anyMatch(failure -> failure.contains(former)));
    assertThat(approver.get("/actuator/health").json().path("status").asString()).isEqualTo("DOWN");
    assertThat(outcome("former" + random)).isEqualTo("block");

    try (var second = house.secondNode()) {
      var there = second.as("e.silva");
      assertThat(there.get("/api/policies/active").json().path("set").asString()).isEqualTo(now);
      assertThat(there.get("/api/policies/sets/" + now).json().path("reissueOf").asString())
          .isEqualTo(former);
      House.await(SOON, () -> failures().findAny().isEmpty());
    }
  }

  private Stream<String> failures() {
    return approver
        .get("/api/policies/nodes")
        .json()
        .path("items")
        .valueStream()
        .flatMap(node -> node.path("policyFailure").asStringOpt().stream());
  }

  @Test
  void documentIsCheckedPrintedAndHasASchema() {
    var wrong = "policy: x\nname: X\nrulez: []\n";
    var check = author.post("/api/policies/check", document(wrong)).json();
    var right = draft("block", "printed").document();
    var parsed = author.post("/api/policies/check", document(right)).json();
    var printed =
        author.post("/api/policies/print", "{\"policy\":%s}".formatted(parsed.path("parsed")));

    assertThat(check.path("errors").path(0).path("line").asInt()).isEqualTo(3);
    assertThat(parsed.path("errors")).isEmpty();
    assertThat(printed.json().path("document").asString()).contains("policy: " + id);
    assertThat(author.get("/api/policies/schema").json().has("$schema")).isTrue();
  }

  @Test
  void whatToDoWithUndecidedTextsIsTheApproversDecision() {
    var decided = approver.send("PUT", "/api/policies/settings", "{\"undecided\":\"refuse\"}");
    assertThat(decided.json().path("undecided").asString()).isEqualTo("refuse");
    assertThat(approver.send("PUT", "/api/policies/settings", "{\"undecided\":\"pray\"}").status())
        .isEqualTo(400);
    approver.send("PUT", "/api/policies/settings", "{\"undecided\":\"hold\"}");
    assertThat(author.get("/api/policies/settings").json().path("setBy").path("username"))
        .hasToString("\"e.silva\"");
  }

  @Test
  void hitsOfARuleAreCountedAndDeadRulesNamed() throws InterruptedException {
    var term = "counted" + random;
    save(
        new PolicyDraft(id, "Counted")
            .rule("lively", "alert", term, null)
            .rule("dead", "alert", "neverseen" + random, null),
        0);
    decide("/publish", "{\"revision\":1}");
    var rana = house.as("r.haddad");
    var room =
        rana.post("/api/conversations", "{\"kind\":\"room\",\"name\":\"Health\"}")
            .json()
            .path("id")
            .asString();
    rana.post(
        "/api/conversations/" + room + "/messages",
        "{\"clientId\":\"h-%s\",\"text\":\"so %s\"}".formatted(random, term));

    House.await(SOON, () -> author.get(path + "/health").json().path("rules").size() > 0);
    var health = author.get(path + "/health").json();
    assertThat(health.path("rules").path(0).path("hits").asInt()).isEqualTo(1);
    assertThat(health.path("rules").path(0).path("micros").asInt()).isPositive();
    assertThat(health.path("dead").path(0).asString()).isEqualTo("dead");
    assertThat(health.path("appeals").path("overturned").asInt()).isZero();
    assertThat(health.path("rules").path(0).path("upheld").asInt(-1)).isZero();
    var line =
        author
            .get("/api/policies")
            .json()
            .path("items")
            .valueStream()
            .filter(item -> path.endsWith("/" + item.path("id").asString()))
            .findFirst()
            .orElseThrow();
    assertThat(line.path("health").path("days").valueStream().map(day -> day.path("hits").asInt()))
        .containsExactly(0, 0, 0, 0, 0, 0, 1);
  }

  @Test
  void onlyPoliciesThatAllowItHintWhileSomebodyTypes() {
    var hints = house.bean(ActivePolicies.class);
    save(draft("block", "silent" + random), 0);
    decide("/publish", "{\"revision\":1}");
    assertThat(hints.hinting().judge(Submission.message("silent" + random)).findings()).isEmpty();

    var document = draft("block", "silent" + random).document() + "hints: true\n";
    assertThat(author.send("PUT", path, document(document)).status()).isEqualTo(200);
    decide("/publish", "{\"revision\":2}");

    assertThat(hints.hinting().judge(Submission.message("silent" + random)).findings()).hasSize(1);
  }

  private PolicyDraft draft(String outcome, String term) {
    return new PolicyDraft(id, "Desk").rule("term", outcome, term, null);
  }

  private void save(PolicyDraft draft, int basedOn) {
    var saved = author.send("PUT", path, draft.body(basedOn, "Because"));
    assertThat(saved.status()).as(saved.text()).isEqualTo(200);
    assertThat(saved.json().path("revision").asInt()).isEqualTo(basedOn + 1);
  }

  private JsonNode decide(String what, String body) {
    var answer = approver.post(path + what, body);
    assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    return answer.json();
  }

  private String outcome(String text) {
    return verdict(text).path("outcome").asString();
  }

  private JsonNode verdict(String text) {
    return author.post("/api/policies/try", text(text)).json().path("verdict");
  }

  private static String text(String text) {
    return "{\"text\":\"%s\"}".formatted(text);
  }

  private static String document(String document) {
    return "{\"document\":%s}".formatted(JsonMapper.shared().writeValueAsString(document));
  }

  private List<JsonNode> recordsOf(String policy) {
    return house.journal().stream()
        .filter(record -> record.path("policy").path("id").asString("").equals(policy))
        .toList();
  }
}
