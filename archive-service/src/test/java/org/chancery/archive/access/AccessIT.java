package org.chancery.archive.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
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
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/// Who gets into the archive, and that every read leaves its trace before it is answered.
final class AccessIT {

  private static final TestJournal journal = new TestJournal();
  private static final TestFeed feed = new TestFeed(journal);
  private static final Room room = Room.named("watched");
  private static RunningArchive archive;
  private static UUID message;
  private static String savedSearch;
  private static final UUID FILE = UUID.randomUUID();

  @BeforeAll
  static void start() {
    archive = new RunningArchive(feed.url(), TestServers.elasticsearch());
    message = journal.postedFile(room, Person.RANA, "watch this", FILE, "watch.txt");
    archive.awaitSearchable(journal);
    var kept =
        archive.request(
            "POST",
            "/api/saved-searches",
            "{\"name\":\"kept\",\"query\":\"watch\",\"alert\":false}",
            TestServers.token("c.laurent"));
    savedSearch = kept.body().replaceFirst(".*?\"id\":\"([^\"]+)\".*", "$1");
  }

  @AfterAll
  static void stop() {
    archive.close();
    feed.close();
  }

  /// One call of the service's own interface, whichever controllers it has.
  record Call(String method, String path) {}

  @ParameterizedTest
  @ValueSource(strings = {"r.haddad", "p.novak", "n.aziz", "e.silva"})
  @DisplayName(
      "P6: an employee, an operator, an author and an approver get 403 everywhere, but for the notices to themselves and the operator's figures")
  void everyOtherRoleIsRefusedEverywhere(String username) {
    assertThat(calls()).hasSizeGreaterThan(30);
    assertThat(calls().stream().filter(call -> !isForEmployees(call)))
        .filteredOn(call -> !username.equals("p.novak") || !isForOperators(call))
        .allSatisfy(call -> assertRefused(call, username));
  }

  @Test
  @DisplayName("P6: the lead and the auditor see no word that anybody wrote")
  void leadAndAuditorReadNoContent() {
    var content =
        calls().stream()
            .filter(call ->
                call.path().startsWith("/api/search")
                    || call.path().startsWith("/api/records")
                    || call.path().matches("/api/conversations/.*"))
            .toList();

    assertThat(content).hasSizeGreaterThan(3);
    assertThat(content)
        .allSatisfy(call -> {
          assertRefused(call, "h.brandt");
          assertRefused(call, "o.keane");
        });
  }

  private static void assertRefused(Call call, String username) {
    var refused =
        archive.request(call.method(), call.path(), body(call), TestServers.token(username));
    assertThat(refused.statusCode()).as("%s as %s", call, username).isEqualTo(403);
    assertThat(refused.body()).contains("\"code\":\"forbidden\"").doesNotContain("watch this");
  }

  private static boolean isForEmployees(Call call) {
    return call.path().startsWith("/api/my-notices");
  }

  private static boolean isForOperators(Call call) {
    return call.path().matches("/api/(evidence|completeness).*")
        && !call.path().endsWith("/report");
  }

  private static boolean isForTheSecondPerson(Call call) {
    return call.path().endsWith("/decision") || call.path().startsWith("/api/regulator-scopes");
  }

  @Test
  @DisplayName(
      "P6: the same calls are let in for an officer, so they were refused for the role alone; what needs a second person is not")
  void officerIsLetInEverywhereButWhereASecondPersonIsNeeded() {
    assertThat(calls())
        .allSatisfy(call -> {
          var status =
              archive
                  .request(call.method(), call.path(), body(call), TestServers.token("c.laurent"))
                  .statusCode();
          assertThat(status == 403)
              .as("%s: %d", call, status)
              .isEqualTo(isForTheSecondPerson(call));
          assertThat(status).as("%s", call).isLessThan(500);
        });
  }

  @Test
  void noTokenAndTokensForOthersAreRefused() {
    assertThat(calls())
        .allSatisfy(call -> {
          assertThat(archive.request(call.method(), call.path(), body(call), null).statusCode())
              .isEqualTo(401);
          assertThat(
                  archive
                      .request(call.method(), call.path(), body(call), "made.up.token")
                      .statusCode())
              .isEqualTo(401);
        });
    var feedOnly = TestServers.serviceToken("chancery-archive");
    assertThat(archive.request("GET", "/api/overview", null, feedOnly).statusCode()).isEqualTo(401);
  }

  @Test
  @DisplayName(
      "P6: search, open, conversation, lookup and suggestion are logged with who, why and what")
  void everyReadIsLogged() {
    archive.get("/api/search?q=watch&purpose=case-17");
    archive.get("/api/records/" + message + "?purpose=case-17");
    archive.get("/api/conversations/" + room.id() + "/records?purpose=case-17");
    archive.get("/api/people?query=rana&purpose=case-17");
    archive.request(
        "POST",
        "/api/records/lookup?purpose=case-17",
        "{\"ids\":[\"" + message + "\"]}",
        TestServers.token("c.laurent"));
    archive.request(
        "GET",
        "/api/records/" + UUID.randomUUID() + "?purpose=case-17",
        null,
        TestServers.token("c.laurent"));

    var entries =
        archive
            .get("/api/access-log?purpose=case-18")
            .path("items")
            .valueStream()
            .filter(entry -> entry.path("purpose").stringValue("").equals("case-17"))
            .toList()
            .reversed();

    assertThat(entries.stream().map(entry -> entry.path("action").stringValue()))
        .containsExactly("search", "open", "conversation", "suggest", "lookup", "open");
    assertThat(entries.stream().map(entry -> entry.path("results").intValue()))
        .containsExactly(1, 1, 1, 1, 1, 0);
    assertThat(entries)
        .allSatisfy(
            entry -> assertThat(entry.path("username").stringValue()).isEqualTo("c.laurent"));
    assertThat(entries.getFirst().path("subject").stringValue()).isEqualTo("q=watch");
    assertThat(archive.get("/api/access-log").path("items").path(0).path("purpose").stringValue())
        .isEqualTo("case-18");
  }

  @Test
  @DisplayName(
      "P6: nobody reads what others wrote without a purpose; a working session gives it to every read")
  void workingSessionIsNamedByEveryRead() {
    archive.bean(JdbcClient.class).sql("delete from working_session").update();
    var without =
        archive.request("GET", "/api/search?q=watch", null, TestServers.token("c.laurent"));
    var matter = archive.work("c.laurent", "Heron", "Subpoena of 3 November");
    archive.get("/api/search?q=watch");

    var entry = archive.get("/api/access-log?matter=" + matter).path("items").path(0);

    assertThat(without.statusCode()).isEqualTo(400);
    assertThat(without.body()).contains("purpose-needed").doesNotContain("watch this");
    assertThat(entry.path("purpose").stringValue()).isEqualTo("Subpoena of 3 November");
    assertThat(entry.path("matter").stringValue()).isEqualTo("Heron");
    assertThat(archive.get("/api/access-log?action=search&reader=nobody").path("items").isEmpty())
        .isTrue();
  }

  @Test
  @DisplayName("P6: a file of a record can be saved, which is logged, and never runs in a page")
  void filesAreHandedOutAndLogged() {
    var officer = TestServers.token("c.laurent");
    var path = "/api/records/" + message + "/files/";

    var saved = archive.request("GET", path + FILE + "?purpose=case-19", null, officer);

    assertThat(saved.body()).isEqualTo("what the file says");
    assertThat(saved.headers().firstValue("Content-Disposition").orElse(""))
        .startsWith("attachment;")
        .contains("watch.txt");
    assertThat(saved.headers().firstValue("Content-Type")).contains("application/octet-stream");
    assertThat(archive.request("GET", path + UUID.randomUUID(), null, officer).statusCode())
        .isEqualTo(404);
    var entry = archive.get("/api/access-log").path("items").path(1);
    assertThat(entry.path("action").stringValue()).isEqualTo("download");
    assertThat(entry.path("purpose").stringValue("")).isEqualTo("case-19");
    assertThat(entry.path("subject").stringValue()).contains(FILE.toString());
  }

  @Test
  @DisplayName("P6: when the access log cannot be written nothing is shown")
  void noAnswerWithoutItsLogEntry() {
    var database = archive.bean(JdbcClient.class);
    database.sql("alter table access_log rename to access_log_away").update();
    try {
      for (var call : calls()) {
        var response =
            archive.request(call.method(), call.path(), body(call), TestServers.token("c.laurent"));
        assertThat(response.body()).as(call.path()).doesNotContain("watch this");
        if (call.path()
                .matches("/api/(search|records|conversations|people|matters|holds|disposals).*")
            && call.method().equals("GET")) {
          assertThat(response.statusCode()).as(call.path()).isEqualTo(503);
          assertThat(response.body()).contains("access-log-unavailable");
        }
      }
    } finally {
      database.sql("alter table access_log_away rename to access_log").update();
    }
  }

  @Test
  @DisplayName("P6: a read is a record in the archive's own chain, which opens like any other")
  void readIsARecord() {
    archive.get("/api/search?q=watch&purpose=case-20");

    var entry = archive.get("/api/access-log").path("items").path(0);
    var opened = archive.get("/api/records/" + entry.path("record").stringValue());

    var record = opened.path("record");
    assertThat(record.path("type").stringValue()).isEqualTo("access.searched");
    assertThat(record.path("partition").intValue()).isEqualTo(16);
    assertThat(record.path("actor").path("username").stringValue()).isEqualTo("c.laurent");
    assertThat(record.path("access").path("purpose").stringValue()).isEqualTo("case-20");
    assertThat(record.path("access").path("subject").stringValue()).isEqualTo("q=watch");
  }

  @Test
  @DisplayName("P6: when a read cannot be chained nothing is shown, and the log has no entry of it")
  void noAnswerWithoutItsRecord() {
    var database = archive.bean(JdbcClient.class);
    database
        .sql("alter table record add constraint no_own check (partition < 16) not valid")
        .update();
    var before = entries(database);
    try {
      var response =
          archive.request("GET", "/api/records/" + message, null, TestServers.token("c.laurent"));
      assertThat(response.statusCode()).isEqualTo(503);
      assertThat(response.body()).doesNotContain("watch this");
      assertThat(entries(database)).isEqualTo(before);
    } finally {
      database.sql("alter table record drop constraint no_own").update();
    }
  }

  private static long entries(JdbcClient database) {
    return database.sql("select count(*) from access_log").query(Long.class).single();
  }

  private static List<Call> calls() {
    return archive
        .context()
        .getBean("requestMappingHandlerMapping", RequestMappingHandlerMapping.class)
        .getHandlerMethods()
        .entrySet()
        .stream()
        .filter(entry ->
            entry.getValue().getBeanType().getPackageName().startsWith("org.chancery.archive"))
        .flatMap(entry -> {
          var method = entry.getKey().getMethodsCondition().getMethods().iterator().next();
          return entry.getKey().getPatternValues().stream()
              .map(path -> new Call(method.name(), filled(method.name(), path)));
        })
        // Authors of policies get their figures: DryRunIT says who gets what.
        .filter(call -> !call.path().startsWith("/api/dry-runs"))
        // Hashes and salted commitments are for everybody: LedgerIT says what they tell.
        .filter(call -> !call.path().startsWith("/ledger/") && !call.path().startsWith("/proofs/"))
        .toList();
  }

  private static String filled(String method, String pattern) {
    var id =
        pattern.startsWith("/api/records/")
            ? message.toString()
            : pattern.startsWith("/api/saved-searches/") && !method.equals("DELETE")
                ? savedSearch
                : room.id().toString();
    var path =
        pattern
            .replace("{id}", id)
            .replace("{file}", FILE.toString())
            .replaceAll("\\{[a-z]+}", "1");
    return Stream.of("/api/people", "/api/conversations").anyMatch(path::equals)
        ? path + "?query=a"
        : path;
  }

  private static @org.jspecify.annotations.Nullable String body(Call call) {
    if (call.path().startsWith("/api/saved-searches") && !call.path().endsWith("/seen")) {
      return switch (call.method()) {
        case "POST" -> "{\"name\":\"one more\",\"query\":\"watch\",\"alert\":false}";
        case "PUT" -> "{\"name\":\"renamed\",\"alert\":true}";
        default -> null;
      };
    }
    if (call.path().startsWith("/api/search/term-report")) {
      return "{\"terms\":[\"watch\"]}";
    }
    return call.method().matches("POST|PUT") ? "{\"ids\":[\"" + message + "\"]}" : null;
  }
}
