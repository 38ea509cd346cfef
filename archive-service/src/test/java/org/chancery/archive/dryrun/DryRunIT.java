package org.chancery.archive.dryrun;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.chancery.archive.RunningArchive;
import org.chancery.archive.TestFeed;
import org.chancery.archive.TestJournal;
import org.chancery.archive.TestJournal.Person;
import org.chancery.archive.TestJournal.Room;
import org.chancery.stack.testing.TestServers;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A draft on its way over the record, and who may see what of it.
final class DryRunIT {

  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final String DRAFT =
      """
      policy: gifts
      name: Gifts
      rules:
        - id: tickets
          outcome: block
          when: {lexicon: [tickets, hospitality]}
        - id: wine
          outcome: alert
          when: {lexicon: [wine]}
      """;
  private static final String LIVE =
      """
      policy: gifts
      name: Gifts
      rules:
        - id: tickets
          outcome: block
          when: {lexicon: [tickets, voucher]}
      """;

  private static final TestJournal journal = new TestJournal();
  private static final TestFeed feed = new TestFeed(journal);
  private static RunningArchive archive;
  private static UUID hospitality;

  @BeforeAll
  static void start() {
    archive = new RunningArchive(feed.url(), TestServers.elasticsearch());
    var first = Room.in(3);
    var second = Room.in(11);
    journal.posted(first, Person.RANA, "two tickets for the final");
    hospitality = journal.posted(first, Person.JONAS, "our hospitality suite is free");
    journal.message("message.blocked", "blocked", second, Person.JONAS, "a voucher for you");
    journal.posted(second, Person.JONAS, "a case of wine");
    journal.postedFile(first, Person.JONAS, "", UUID.randomUUID(), "invoice for lunch.txt");
    for (int i = 0; i < 700; i++) {
      journal.posted(second, Person.RANA, "nothing to see, number " + i);
    }
    archive.awaitSearchable(journal);
  }

  @AfterAll
  static void stop() {
    archive.close();
    feed.close();
  }

  @Test
  void countsByRuleUnitAndDayAndComparesWithTheVersionInForce() {
    var report = finished("n.aziz", start("n.aziz", Map.of("document", DRAFT, "against", LIVE)));

    assertThat(report.path("state").stringValue()).isEqualTo("DONE");
    assertThat(report.path("done").longValue()).isEqualTo(705);
    assertThat(report.path("total").longValue()).isEqualTo(705);
    assertThat(report.path("draft").path("messages").path("block").longValue()).isEqualTo(2);
    assertThat(report.path("draft").path("messages").path("alert").longValue()).isEqualTo(1);
    assertThat(report.path("live").path("messages").path("block").longValue()).isEqualTo(2);
    assertThat(report.path("change").path("caught").longValue()).isEqualTo(2);
    assertThat(report.path("change").path("released").longValue()).isEqualTo(1);
    assertThat(report.path("change").path("both").longValue()).isEqualTo(1);
    var tickets = report.path("draft").path("rules").path(0);
    assertThat(tickets.path("rule").stringValue()).isEqualTo("tickets");
    assertThat(tickets.path("byUnit").path("wealth").longValue()).isEqualTo(1);
    assertThat(tickets.path("byUnit").path("trading").longValue()).isEqualTo(1);
    assertThat(tickets.path("byDay").valueStream().mapToLong(JsonNode::longValue).sum())
        .isEqualTo(2);
    assertThat(report.path("draft").path("aDay").path("block").doubleValue()).isEqualTo(2.0);
    assertThat(report.toString()).doesNotContain("suite");
  }

  @Test
  void filesAreJudgedByTypeAndSizeAndByWhatTheyAreCalled() {
    var draft =
        """
        policy: files
        name: Files
        rules:
          - id: texts
            outcome: alert
            when: {file: {types: [text/plain]}}
          - id: large
            outcome: block
            when: {file: {largerThan: 1000}}
          - id: invoices
            outcome: redact
            when: {lexicon: [invoice]}
        """;

    var report = finished("n.aziz", start("n.aziz", Map.of("document", draft)));

    assertThat(report.path("draft").path("messages").path("block").longValue()).isEqualTo(1);
    var hits = new HashMap<String, Long>();
    report
        .path("draft")
        .path("rules")
        .valueStream()
        .forEach(rule -> hits.put(rule.path("rule").stringValue(), rule.path("hits").longValue()));
    assertThat(hits).isEqualTo(Map.of("texts", 1L, "invoices", 1L));
    assertThat(report.path("notes").valueStream().map(JsonNode::stringValue)).contains("fileTexts");
  }

  @Test
  void theStreamEndsWithTheWholeReport() {
    var id = start("e.silva", Map.of("document", DRAFT)).path("id").stringValue();

    var events =
        archive.request(
            "GET", "/api/dry-runs/" + id + "/events", null, TestServers.token("e.silva"));

    var reports =
        events.body().lines().filter(line -> line.startsWith("data:")).map(l -> l.substring(5));
    var last = JSON.readTree(reports.reduce((_, next) -> next).orElseThrow());
    assertThat(last.path("state").stringValue()).isEqualTo("DONE");
    assertThat(last.path("draft").path("messages").path("block").longValue()).isEqualTo(2);
  }

  @Test
  @DisplayName("P6: what people wrote is shown to an officer only, with purpose, and logged")
  void samplesAreForOfficersAndLogged() {
    var id = finished("n.aziz", start("n.aziz", Map.of("document", DRAFT, "against", LIVE)));
    var path = "/api/dry-runs/" + id.path("id").stringValue() + "/samples?purpose=tuning+gifts";

    var author = archive.request("GET", path, null, TestServers.token("n.aziz"));
    var officer = archive.get(path);

    assertThat(author.statusCode()).isEqualTo(403);
    assertThat(author.body()).doesNotContain("suite");
    assertThat(officer.path("items").size()).isEqualTo(4);
    var sample =
        officer
            .path("items")
            .valueStream()
            .filter(item -> item.path("id").stringValue("").equals(hospitality.toString()))
            .findFirst()
            .orElseThrow();
    assertThat(sample.path("effect").stringValue()).isEqualTo("CAUGHT");
    assertThat(sample.path("text").path("spans").toString()).isEqualTo("[[4,15]]");
    var log = archive.get("/api/access-log").path("items");
    assertThat(log.valueStream().map(entry -> entry.path("action").stringValue()))
        .contains("dry-run", "dry-run-samples");
    assertThat(
            log.valueStream()
                .filter(entry -> entry.path("action").stringValue("").equals("dry-run-samples"))
                .map(entry -> entry.path("purpose").stringValue()))
        .contains("tuning gifts");
  }

  @ParameterizedTest
  @ValueSource(strings = {"r.haddad", "p.novak", "h.brandt", "o.keane"})
  @DisplayName("P6: people without a part in policies or compliance cannot dry-run")
  void othersAreRefused(String username) {
    var refused =
        archive.request(
            "POST", "/api/dry-runs", body(Map.of("document", DRAFT)), TestServers.token(username));

    assertThat(refused.statusCode()).isEqualTo(403);
  }

  @Test
  @DisplayName("P6: one person's run cannot be told from one that never was, by another")
  void runsAreTheirOwnersOnly() {
    var id = start("n.aziz", Map.of("document", DRAFT)).path("id").stringValue();

    var others = archive.request("GET", "/api/dry-runs/" + id, null, TestServers.token("e.silva"));
    var absent =
        archive.request(
            "GET", "/api/dry-runs/" + UUID.randomUUID(), null, TestServers.token("e.silva"));

    assertThat(others.statusCode()).isEqualTo(404);
    assertThat(JSON.readTree(others.body()).path("detail"))
        .isEqualTo(JSON.readTree(absent.body()).path("detail"));
  }

  @Test
  void badInputNamesItsFieldAndTheCure() {
    var cases =
        List.of(
            Map.entry("document", Map.<String, Object>of("document", "policy: [")),
            Map.entry("days", Map.<String, Object>of("document", DRAFT, "days", 4_000)),
            Map.entry("purpose", Map.<String, Object>of("document", DRAFT, "purpose", " ")),
            Map.entry("against", Map.<String, Object>of("document", DRAFT, "against", "x: 1")));

    assertThat(cases)
        .allSatisfy(wrong -> {
          var refused =
              archive.request(
                  "POST", "/api/dry-runs", body(wrong.getValue()), TestServers.token("n.aziz"));
          assertThat(refused.statusCode()).isEqualTo(400);
          var problem = JSON.readTree(refused.body());
          assertThat(problem.path("field").stringValue()).isEqualTo(wrong.getKey());
          assertThat(problem.path("cure").stringValue("")).isNotBlank();
        });
  }

  @Test
  void aSecondRunEndsThePersonsFirst() {
    var first = start("n.aziz", Map.of("document", DRAFT)).path("id").stringValue();
    start("n.aziz", Map.of("document", DRAFT));

    var former =
        archive.request("GET", "/api/dry-runs/" + first, null, TestServers.token("n.aziz"));

    assertThat(former.statusCode()).isEqualTo(404);
  }

  private static JsonNode start(String username, Map<String, Object> request) {
    var started =
        archive.request("POST", "/api/dry-runs", body(request), TestServers.token(username));
    assertThat(started.statusCode()).as(started.body()).isEqualTo(200);
    return JSON.readTree(started.body());
  }

  private static String body(Map<String, Object> request) {
    var whole = new HashMap<String, Object>(Map.of("days", 30, "purpose", "tuning"));
    whole.putAll(request);
    return JSON.writeValueAsString(whole);
  }

  private static JsonNode finished(String username, JsonNode started) {
    var path = "/api/dry-runs/" + started.path("id").stringValue();
    RunningArchive.await(
        "the dry run ends",
        () -> !report(username, path).path("state").stringValue("").equals("RUNNING"));
    return report(username, path);
  }

  private static JsonNode report(String username, String path) {
    return JSON.readTree(archive.request("GET", path, null, TestServers.token(username)).body());
  }
}
