package org.chancery.archive.access;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
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
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Records that are kept and not read as others are, because somebody asked to have them erased.
final class RestrictionIT {

  private static final TestJournal journal = new TestJournal();
  private static final Room room = Room.named("desk");
  private static TestFeed feed;
  private static RunningArchive archive;
  private static UUID ofRana;
  private static UUID ofJonas;

  private String request = "";

  @BeforeAll
  static void start() {
    feed = new TestFeed(journal);
    archive = new RunningArchive(feed.url(), TestServers.elasticsearch());
    ofRana = journal.posted(room, Person.RANA, "the heron file");
    ofJonas = journal.posted(room, Person.JONAS, "the heron as well");
    archive.awaitSearchable(journal);
  }

  @AfterAll
  static void stop() {
    archive.close();
    feed.close();
  }

  @BeforeEach
  void rana() {
    archive.work("c.laurent", "Heron", "Subpoena of 3 November");
    request =
        archive
            .send(
                "POST",
                "/api/erasures",
                "c.laurent",
                Map.of("subject", Person.RANA.id().toString(), "reason", "Letter of 2 May"),
                201)
            .path("id")
            .stringValue();
  }

  @AfterEach
  void answered() {
    archive.send(
        "POST",
        "/api/erasures/" + request + "/close",
        "c.laurent",
        Map.of("refused", true, "reason", "She took it back."),
        200);
  }

  @Test
  @DisplayName("R17: what somebody asked to have erased is not read until the request is answered")
  void restrictedRecordsAreOutOfSight() {
    assertOutOfSight("c.laurent");

    answered();

    assertThat(total("heron", "c.laurent")).isGreaterThanOrEqualTo(2);
    assertThat(status("/api/records/" + ofRana, "c.laurent")).isEqualTo(200);
    assertThat(total("heron is:restricted", "c.laurent")).isZero();
    rana();
  }

  @Test
  @DisplayName("R17: an officer reads it by saying on which ground and why, which is on record")
  void restrictedRecordsAreReadForAReason() {
    refuse(Map.of("ground", "curiosity", "reason", "I wonder."), "ground");
    refuse(Map.of("ground", "legal-claims", "reason", " "), "reason");
    assertOutOfSight("c.laurent");

    state();

    var found = archive.get("/api/search?q=heron+is%3Arestricted");
    assertThat(found.path("total").longValue()).isEqualTo(1);
    assertThat(found.path("keptBack").longValue()).isZero();
    assertThat(found.path("items").path(0).path("id").stringValue()).isEqualTo(ofRana.toString());
    assertThat(found.path("items").path(0).path("restricted").booleanValue()).isTrue();
    assertThat(archive.get("/api/records/" + ofRana).path("restricted").booleanValue()).isTrue();
    assertThat(archive.get("/api/records/" + ofJonas).path("restricted").booleanValue()).isFalse();
    assertThat(own("access.asked").path("restricted").stringValue()).isEqualTo("legal-claims");
    assertThat(own("access.opened").path("restricted").stringValue()).isEqualTo("legal-claims");
    var looks = archive.get("/api/access-report/" + Person.RANA.id()).path("items");
    assertThat(looks.path(0).path("basis").stringValue()).isEqualTo("restricted");
    assertThat(looks.path(0).path("given").stringValue()).contains("The claim names her.");
    var ofOther = archive.get("/api/access-report/" + Person.JONAS.id()).path("items");
    assertThat(ofOther.path(0).path("basis").stringValue()).isEqualTo("role");

    archive.request("DELETE", "/api/restricted-reading", null, TestServers.token("c.laurent"));
    assertOutOfSight("c.laurent");
    assertThat(delete()).isEqualTo(409);
  }

  @Test
  @DisplayName("R17: the reason is for one matter and for hours, and for nobody else")
  void theReasonIsForOneMatterAndForHours() {
    state();
    archive.work("c.laurent", "Another", "Something else");
    assertOutOfSight("c.laurent");

    state();
    archive
        .bean(JdbcClient.class)
        .sql("update restricted_reading set expires_at = now() - interval '1 second'")
        .update();
    assertOutOfSight("c.laurent");

    for (var who : List.of("h.brandt", "v.santos", "r.haddad")) {
      var answer =
          archive.request(
              "PUT",
              "/api/restricted-reading",
              "{\"ground\":\"legal-claims\",\"reason\":\"The claim names her.\"}",
              TestServers.token(who));
      assertThat(answer.statusCode()).as(who).isEqualTo(403);
    }
  }

  @Test
  @DisplayName("R17: what is written after the request, and a regulator's scope, stay as they were")
  void laterRecordsAndScopesAreAsTheyWere() {
    var later = journal.posted(room, Person.RANA, "a later bittern");
    archive.awaitSearchable(journal);
    assertThat(status("/api/records/" + later, "c.laurent")).isEqualTo(200);
    assertThat(total("bittern", "c.laurent")).isEqualTo(1);
    var scope =
        archive.send(
            "POST",
            "/api/regulator-scopes",
            "h.brandt",
            Map.of(
                "username",
                "v.santos",
                "authority",
                "Letter of 2 May",
                "conversations",
                List.of(Map.of("id", room.id().toString(), "name", "desk")),
                "expiresAt",
                Instant.now().plusSeconds(3_600).toString()),
            201);
    state();

    assertThat(total("heron", "v.santos")).isEqualTo(1);
    assertThat(status("/api/records/" + ofRana, "v.santos")).isEqualTo(404);
    assertThat(status("/api/records/" + ofJonas, "v.santos")).isEqualTo(200);

    archive.send(
        "POST",
        "/api/regulator-scopes/" + scope.path("id").stringValue() + "/withdraw",
        "h.brandt",
        null,
        200);
  }

  private static void assertOutOfSight(String who) {
    var found = archive.get("/api/search?q=heron");
    assertThat(found.path("total").longValue()).isEqualTo(1);
    assertThat(found.path("items").path(0).path("id").stringValue()).isEqualTo(ofJonas.toString());
    assertThat(found.path("keptBack").longValue()).isEqualTo(1);
    assertThat(archive.get("/api/search/facets?q=heron").toString()).doesNotContain("r.haddad");
    assertThat(status("/api/records/" + ofRana, who)).isEqualTo(404);
    for (var path : List.of("/records", "/moment")) {
      var conversation = archive.get("/api/conversations/" + room.id() + path).toString();
      assertThat(conversation).contains("the heron as well").doesNotContain("the heron file");
    }
  }

  private static void state() {
    archive.send(
        "PUT",
        "/api/restricted-reading",
        "c.laurent",
        Map.of("ground", "legal-claims", "reason", "The claim names her."),
        200);
  }

  private static void refuse(Map<String, String> reading, String field) {
    var refused = archive.send("PUT", "/api/restricted-reading", "c.laurent", reading, 400);
    assertThat(refused.toString()).contains(field);
  }

  private static int delete() {
    return archive
        .request("DELETE", "/api/restricted-reading", null, TestServers.token("c.laurent"))
        .statusCode();
  }

  private static long total(String query, String who) {
    var answer =
        archive.request(
            "GET",
            "/api/search?q=" + URLEncoder.encode(query, UTF_8),
            null,
            TestServers.token(who));
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return JsonMapper.shared().readTree(answer.body()).path("total").longValue();
  }

  /// What the newest of the archive's own records of a type says of the read.
  private static JsonNode own(String type) {
    var body =
        archive
            .bean(JdbcClient.class)
            .sql(
                "select body from record where partition = 16 and type = ? order by position desc limit 1")
            .param(type)
            .query(byte[].class)
            .single();
    return JsonMapper.shared().readTree(body).path("access");
  }

  private static int status(String path, String who) {
    return archive.request("GET", path, null, TestServers.token(who)).statusCode();
  }
}
