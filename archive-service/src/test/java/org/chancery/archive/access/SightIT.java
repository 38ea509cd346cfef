package org.chancery.archive.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.chancery.archive.RunningArchive;
import org.chancery.archive.TestFeed;
import org.chancery.archive.TestJournal;
import org.chancery.archive.TestJournal.Person;
import org.chancery.archive.TestJournal.Room;
import org.chancery.archive.record.RecordStore;
import org.chancery.stack.testing.TestServers;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Direct conversations, which an officer sees by a second person's leave, for a time.
final class SightIT {

  private static final TestJournal journal = new TestJournal();
  private static final Room room = Room.named("desk");
  private static final Room direct = new Room(UUID.randomUUID(), null);
  private static TestFeed feed;
  private static RunningArchive archive;
  private static UUID inRoom;
  private static UUID between;

  @BeforeAll
  static void start() {
    feed = new TestFeed(journal);
    archive = new RunningArchive(feed.url(), TestServers.elasticsearch());
    inRoom = journal.posted(room, Person.RANA, "the heron file");
    between = journal.posted(direct, Person.RANA, "between us, the heron");
    archive.awaitSearchable(journal);
  }

  @AfterAll
  static void stop() {
    archive.close();
    feed.close();
  }

  @Test
  @DisplayName(
      "P6: direct conversations are left out until a second person gives leave, which ends")
  void directConversationsNeedASecondPerson() {
    assertOutOfSight();

    var asked =
        archive.send(
            "POST",
            "/api/break-glass",
            "c.laurent",
            Map.of(
                "custodians",
                List.of(Map.of("id", Person.RANA.id().toString(), "name", "Rana Haddad")),
                "reason",
                "The complaint names them.",
                "hours",
                4),
            201);
    var decision = "/api/break-glass/" + asked.path("id").stringValue() + "/decision";
    archive.send("POST", decision, "c.laurent", Map.of("approve", true), 403);
    assertOutOfSight();
    archive.send("POST", decision, "h.brandt", Map.of("approve", true), 200);

    var found = archive.get("/api/search?q=heron");
    assertThat(found.path("total").longValue()).isEqualTo(2);
    assertThat(found.path("leftOut").longValue()).isZero();
    assertThat(status("/api/records/" + between)).isEqualTo(200);
    assertThat(status("/api/conversations/" + direct.id() + "/records")).isEqualTo(200);
    assertThat(status("/api/conversations/" + direct.id() + "/moment")).isEqualTo(200);

    archive
        .bean(JdbcClient.class)
        .sql("update break_glass set expires_at = now() - interval '1 second'")
        .update();
    assertOutOfSight();
    assertThat(archive.get("/api/break-glass").path("items").path(0).path("state").stringValue())
        .isEqualTo("ended");
  }

  @Test
  @DisplayName("P6: leave can be given back, or taken by a lead, before its time, and only once")
  void leaveCanEndBeforeItsTime() {
    for (var who : List.of("c.laurent", "h.brandt")) {
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
      var path = "/api/break-glass/" + asked.path("id").stringValue();
      archive.send("POST", path + "/end", who, null, 409);
      archive.send("POST", path + "/decision", "h.brandt", Map.of("approve", true), 200);
      assertThat(status("/api/records/" + between)).isEqualTo(200);

      var ended = archive.send("POST", path + "/end", who, null, 200);

      assertThat(ended.path("state").stringValue()).isEqualTo("ended");
      assertOutOfSight();
      archive.send("POST", path + "/end", who, null, 409);
    }
  }

  @Test
  @DisplayName("P6: a regulator sees the scope that was opened to them, and nothing else")
  void regulatorSeesTheScopeAlone() {
    var scopes = archive.bean(RegulatorScopes.class);
    var lead = new Officer(UUID.randomUUID().toString(), "h.brandt", "Henrik", Set.of(), "");
    var regulator =
        new Officer(UUID.randomUUID().toString(), "v.santos", "Vera", Set.of("regulator"), "");
    var sights = archive.bean(Sights.class);
    var heron = archive.bean(RecordStore.class).find(inRoom).orElseThrow().inSight();
    var other = archive.bean(RecordStore.class).find(between).orElseThrow().inSight();
    assertThat(sights.of(regulator).has(heron)).isFalse();

    var opened =
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

    assertThat(sights.of(regulator).has(heron)).isTrue();
    assertThat(sights.of(regulator).has(other)).isFalse();
    // Whose name is nearest to one that nobody has is told of the whole record.
    var misspelt = "/api/search?purpose=inspection&q=heron+from%3A%22Rana+Hadad%22";
    assertThat(archive.get(misspelt).path("suggestions")).hasSize(1);
    var answer = archive.request("GET", misspelt, null, TestServers.token("v.santos"));
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    assertThat(answer.body()).contains("\"suggestions\":[]").doesNotContain("haddad");
    archive.send(
        "POST",
        "/api/regulator-scopes/" + opened.path("id").stringValue() + "/withdraw",
        "h.brandt",
        null,
        200);
    assertThat(sights.of(regulator).has(heron)).isFalse();
    assertThat(scopes.of(lead)).isEmpty();
  }

  private static void assertOutOfSight() {
    var found = archive.get("/api/search?q=heron");
    assertThat(found.path("total").longValue()).isEqualTo(1);
    assertThat(found.path("items").path(0).path("id").stringValue()).isEqualTo(inRoom.toString());
    assertThat(found.path("leftOut").longValue()).isEqualTo(1);
    assertThat(archive.get("/api/search/facets?q=heron").toString()).doesNotContain("\"direct\":1");
    for (var path :
        List.of(
            "/api/records/" + between,
            "/api/conversations/" + direct.id() + "/records",
            "/api/conversations/" + direct.id() + "/moment")) {
      assertThat(status(path)).as(path).isEqualTo(404);
    }
  }

  private static int status(String path) {
    return archive.request("GET", path, null, TestServers.token("c.laurent")).statusCode();
  }
}
