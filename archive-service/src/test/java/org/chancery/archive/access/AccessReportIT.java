package org.chancery.archive.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
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
import tools.jackson.databind.JsonNode;

/// Who looked at what of one person.
final class AccessReportIT {

  private static final TestJournal journal = new TestJournal();
  private static final Room room = Room.named("desk");
  private static final Room direct = new Room(UUID.randomUUID(), null);
  private static TestFeed feed;
  private static RunningArchive archive;
  private static UUID ofRana;
  private static UUID ofJonas;
  private static UUID between;

  @BeforeAll
  static void start() {
    feed = new TestFeed(journal);
    archive = new RunningArchive(feed.url(), TestServers.elasticsearch());
    ofRana = journal.posted(room, Person.RANA, "=the heron file");
    ofJonas = journal.posted(room, Person.JONAS, "the heron as well");
    between = journal.posted(direct, Person.RANA, "between us, the heron");
    archive.awaitSearchable(journal);
    archive.work("c.laurent", "Heron", "Subpoena of 3 November");
  }

  @AfterAll
  static void stop() {
    archive.close();
    feed.close();
  }

  @Test
  @DisplayName(
      "R18: the report on a person says who saw what of them, when, why and by which leave")
  void reportSaysWhoSawWhatAndWhy() {
    var before = Instant.now();
    archive.get("/api/records/" + ofRana);
    archive.get("/api/records/" + ofJonas);
    archive.get("/api/search?q=heron");
    var leave = leaveFor(Person.RANA);
    archive.get("/api/records/" + between);
    archive.send("POST", "/api/break-glass/" + leave + "/end", "c.laurent", null, 200);

    var report = report(Person.RANA, "?after=" + before);

    assertThat(report.path("items").valueStream().map(look -> look.path("action").stringValue()))
        .containsExactly("open", "search", "open");
    var direct = report.path("items").path(0);
    assertThat(direct.path("basis").stringValue()).isEqualTo("leave");
    assertThat(direct.path("given").stringValue()).isEqualTo("The complaint names them.");
    assertThat(direct.path("givenBy").stringValue()).isEqualTo("h.brandt");
    var search = report.path("items").path(1);
    assertThat(search.path("basis").stringValue()).isEqualTo("role");
    assertThat(search.path("records").intValue()).isEqualTo(1);
    assertThat(search.path("subject").stringValue()).isEqualTo("q=heron");
    assertThat(search.path("purpose").stringValue()).isEqualTo("Subpoena of 3 November");
    assertThat(search.path("matter").stringValue()).isEqualTo("Heron");
    assertThat(report.path("sums").path("looks").intValue()).isEqualTo(3);
    assertThat(report.path("sums").path("readers").path(0).path("username").stringValue())
        .isEqualTo("c.laurent");
    assertThat(report.path("sums").path("days").path(0).path("looks").intValue()).isEqualTo(3);
    assertThat(report(Person.JONAS, "?after=" + before).path("sums").path("looks").intValue())
        .as("the conversation between them is of whoever wrote in it")
        .isEqualTo(2);
  }

  @Test
  @DisplayName("R18: a conversation that was read is in the report of each who wrote in it")
  void conversationIsInTheReportOfEachWhoWrote() {
    var before = Instant.now();
    archive.get("/api/conversations/" + room.id() + "/records");

    for (var person : List.of(Person.RANA, Person.JONAS)) {
      var report = report(person, "?after=" + before);
      assertThat(report.path("sums").path("looks").intValue()).isEqualTo(1);
      assertThat(report.path("sums").path("records").intValue()).isEqualTo(1);
    }
  }

  @Test
  @DisplayName(
      "P6: reading the report is in the log, and what was out of sight is not in the report")
  void reportIsOnRecordItself() {
    var before = Instant.now();
    archive.request("GET", "/api/records/" + between, null, TestServers.token("c.laurent"));

    assertThat(report(Person.RANA, "?after=" + before).path("sums").path("looks").intValue())
        .isZero();
    var entry = archive.get("/api/access-log?action=access-report").path("items").path(0);
    assertThat(entry.path("subject").stringValue()).isEqualTo(Person.RANA.id().toString());
    assertThat(entry.path("username").stringValue()).isEqualTo("h.brandt");
  }

  @Test
  void tableIsASpreadsheetWithoutFormulas() {
    archive.get("/api/search?q=%3Dheron&purpose=%3Dwhy");

    var table =
        archive.request(
            "GET",
            "/api/access-report/" + Person.RANA.id() + "/table",
            null,
            TestServers.token("o.keane"));

    assertThat(table.statusCode()).isEqualTo(200);
    assertThat(table.headers().firstValue("Content-Type").orElse("")).startsWith("text/csv");
    assertThat(table.body()).startsWith("\uFEFF\"When\",\"Who\"").contains("\"'=why\"");
  }

  private static UUID leaveFor(Person person) {
    var asked =
        archive.send(
            "POST",
            "/api/break-glass",
            "c.laurent",
            Map.of(
                "custodians",
                List.of(Map.of("id", person.id().toString(), "name", person.name())),
                "reason",
                "The complaint names them."),
            201);
    var id = UUID.fromString(asked.path("id").stringValue());
    archive.send(
        "POST", "/api/break-glass/" + id + "/decision", "h.brandt", Map.of("approve", true), 200);
    return id;
  }

  private static JsonNode report(Person person, String rest) {
    return archive.send("GET", "/api/access-report/" + person.id() + rest, "h.brandt", null, 200);
  }
}
