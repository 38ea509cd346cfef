package org.chancery.archive.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chancery.archive.RunningArchive.await;

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
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Searches that are kept, and reports on terms.
final class SavedSearchIT {

  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final TestJournal journal = new TestJournal();
  private static final TestFeed feed = new TestFeed(journal);
  private static RunningArchive archive;

  @BeforeAll
  static void start() {
    archive =
        new RunningArchive(feed.url(), TestServers.elasticsearch(), "--chancery.search.watch=50ms");
  }

  @AfterAll
  static void stop() {
    archive.close();
    feed.close();
  }

  @Test
  void newMatchesAreCountedUntilTheyAreSeen() {
    var room = Room.named("watched");
    journal.posted(room, Person.RANA, "heron before");
    archive.awaitSearchable(journal);
    var id =
        send(
                "POST",
                "/api/saved-searches",
                "{\"name\":\"Herons\",\"query\":\"heron in:watched\",\"alert\":true}")
            .path("id")
            .stringValue();

    journal.posted(room, Person.RANA, "another heron");
    journal.posted(room, Person.RANA, "a stork");
    archive.awaitSearchable(journal);
    await("one new match is counted", () -> found(id) == 1);

    var fresh = archive.get("/api/search?q=heron&saved=" + id);
    assertThat(fresh.path("total").intValue()).isEqualTo(1);
    assertThat(fresh.path("items").path(0).path("text").stringValue()).isEqualTo("another heron");

    assertThat(send("POST", "/api/saved-searches/" + id + "/seen", "").path("found").intValue())
        .isZero();
    assertThat(archive.get("/api/search?q=heron&saved=" + id).path("total").intValue()).isZero();
    journal.posted(room, Person.RANA, "heron again");
    await("the next is counted from there", () -> found(id) == 1);
  }

  @Test
  void directConversationsAreCountedForWhomTheyAreInSight() {
    var direct = new Room(UUID.randomUUID(), null);
    var id =
        send(
                "POST",
                "/api/saved-searches",
                "{\"name\":\"Bitterns\",\"query\":\"bittern\",\"alert\":true}")
            .path("id")
            .stringValue();
    journal.posted(direct, Person.RANA, "a bittern between us");
    archive.awaitSearchable(journal);
    journal.posted(Room.named("reeds"), Person.RANA, "a bittern for all");
    archive.awaitSearchable(journal);
    await("what is out of sight is not counted", () -> found(id) == 1);
    var asked =
        archive.send(
            "POST",
            "/api/break-glass",
            "c.laurent",
            Map.of(
                "custodians",
                List.of(Map.of("id", Person.RANA.id().toString(), "name", "Rana Haddad")),
                "reason",
                "The complaint names them."),
            201);
    archive.send(
        "POST",
        "/api/break-glass/" + asked.path("id").stringValue() + "/decision",
        "h.brandt",
        Map.of("approve", true),
        200);

    journal.posted(direct, Person.RANA, "another bittern between us");

    await("what came into sight is counted", () -> found(id) == 3);
  }

  @Test
  void savedSearchOfAnotherIsAsIfThereWereNone() {
    var id =
        send(
                "POST",
                "/api/saved-searches",
                "{\"name\":\"Mine\",\"query\":\"anything\",\"alert\":false}")
            .path("id")
            .stringValue();
    archive
        .bean(org.springframework.jdbc.core.simple.JdbcClient.class)
        .sql("update saved_search set owner = 'somebody-else' where id = ?")
        .param(UUID.fromString(id))
        .update();

    for (var path : new String[] {id, UUID.randomUUID().toString()}) {
      var seen = request("POST", "/api/saved-searches/" + path + "/seen", "");
      assertThat(seen.statusCode()).isEqualTo(404);
      assertThat(request("GET", "/api/search?q=x&saved=" + path, null).statusCode()).isEqualTo(404);
    }
    assertThat(archive.get("/api/saved-searches").toString()).doesNotContain(id);
  }

  @Test
  void searchThatCannotBeReadIsNotKept() {
    var refused =
        request(
            "POST",
            "/api/saved-searches",
            "{\"name\":\"Wrong\",\"query\":\"heron w/ stork\",\"alert\":true}");

    assertThat(refused.statusCode()).isEqualTo(400);
    assertThat(refused.body()).contains("\"column\":7");
  }

  @Test
  void reportCountsEachTermForEachCustodian() {
    var room = Room.named("reported");
    journal.posted(room, Person.RANA, "merger talks");
    journal.posted(room, Person.RANA, "merger and takeover");
    journal.posted(room, Person.JONAS, "takeover only");
    journal.posted(room, Person.JONAS, "nothing");
    archive.awaitSearchable(journal);
    var asked =
        "{\"scope\":\"in:reported\",\"terms\":[\"merger\",\"takeover\",\"merg* w/2 takeover\"],"
            + "\"custodians\":[\"r.haddad\",\"Jonas Weber\"]}";

    var answer = send("POST", "/api/search/term-report", asked);
    var report = answer.path("report");

    assertThat(report.path("scope").intValue()).isEqualTo(4);
    assertThat(report.path("hits").intValue()).isEqualTo(3);
    assertThat(report.path("lines").valueStream().map(SavedSearchIT::line))
        .containsExactly("merger 2 1 [2,0]", "takeover 2 1 [1,1]", "merg* w/2 takeover 1 0 [1,0]");
    assertThat(report.path("custodians").path(1).path("records").intValue()).isEqualTo(2);
    assertThat(report.path("custodians").path(1).path("hits").intValue()).isEqualTo(1);
    assertThat(answer.path("table").stringValue())
        .contains("\"merger\",\"merger\",\"2\",\"1\",\"2\",\"0\"");
  }

  @Test
  void wrongTermIsNamedByItsLine() {
    var refused =
        request("POST", "/api/search/term-report", "{\"terms\":[\"merger\",\"\",\"take (over\"]}");

    assertThat(refused.statusCode()).isEqualTo(400);
    assertThat(refused.body()).contains("\"field\":\"terms\"", "\"line\":3", "\"column\":6");
  }

  private static String line(JsonNode line) {
    return line.path("term").stringValue()
        + " "
        + line.path("hits").intValue()
        + " "
        + line.path("unique").intValue()
        + " "
        + line.path("custodians");
  }

  private static long found(String id) {
    return archive
        .get("/api/saved-searches")
        .path("items")
        .valueStream()
        .filter(search -> search.path("id").stringValue().equals(id))
        .mapToLong(search -> search.path("found").longValue())
        .sum();
  }

  private static JsonNode send(String method, String path, String body) {
    var response = request(method, path, body);
    assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
    return JSON.readTree(response.body());
  }

  private static java.net.http.HttpResponse<String> request(
      String method, String path, @org.jspecify.annotations.Nullable String body) {
    return archive.request(method, path, body, TestServers.token("c.laurent"));
  }
}
