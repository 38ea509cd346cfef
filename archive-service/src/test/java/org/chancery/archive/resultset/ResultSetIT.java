package org.chancery.archive.resultset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.chancery.archive.RunningArchive;
import org.chancery.archive.TestFeed;
import org.chancery.archive.TestJournal;
import org.chancery.archive.TestJournal.Person;
import org.chancery.archive.TestJournal.Room;
import org.chancery.archive.record.Disposal;
import org.chancery.stack.testing.TestServers;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;

/// Frozen result sets: what was found stays what was found.
final class ResultSetIT {

  private static final TestJournal journal = new TestJournal();
  private static final Room desk = Room.named("desk");
  private static TestFeed feed;
  private static RunningArchive archive;

  @BeforeAll
  static void start() {
    feed = new TestFeed(journal);
    archive = new RunningArchive(feed.url(), TestServers.elasticsearch());
    archive.work("c.laurent", "Heron", "Subpoena");
  }

  @AfterAll
  static void stop() {
    archive.close();
    feed.close();
  }

  @Test
  @DisplayName("R15: a frozen result set is what the question found then, whatever comes later")
  void laterRecordsStandBesideTheSet() {
    var first = journal.posted(desk, Person.RANA, "the osprey file");
    journal.posted(desk, Person.JONAS, "another osprey");
    journal.posted(desk, Person.JONAS, "lunch");
    archive.awaitSearchable(journal);
    var set = freeze("Ospreys", "osprey");

    journal.edited(desk, Person.RANA, first, 1, "the osprey file", "the osprey folder");
    journal.posted(desk, Person.RANA, "a third osprey");
    archive.awaitSearchable(journal);
    var shown = archive.get("/api/result-sets/" + set);
    var since = archive.get("/api/result-sets/" + set + "/comparison");

    assertThat(shown.path("set").path("records").intValue()).isEqualTo(2);
    assertThat(shown.path("isIntact").booleanValue()).isTrue();
    assertThat(
            shown
                .path("items")
                .valueStream()
                .map(item -> item.path("record").path("text").asString()))
        .containsExactly("the osprey file", "another osprey");
    assertThat(shown.path("items").path(0).path("record").path("changes").path("edits").intValue())
        .isEqualTo(1);
    assertThat(since.path("came").intValue()).isEqualTo(2);
    assertThat(since.path("newest").path(0).path("text").asString()).isEqualTo("a third osprey");
    assertThat(since.path("gone").intValue()).isZero();
    assertThat(since.path("notFound").intValue()).isZero();
  }

  @Test
  @DisplayName("R15: what is disposed of later is shown as gone, with its place and its hash")
  void disposedRecordStaysInTheSet() {
    var message = journal.posted(desk, Person.RANA, "the kestrel file");
    archive.awaitSearchable(journal);
    var set = freeze("Kestrels", "kestrel");
    var before = archive.get("/api/result-sets/" + set).path("items").path(0);
    sealed(message);
    archive
        .bean(TransactionTemplate.class)
        .executeWithoutResult(
            _ -> archive.bean(Disposal.class).dispose(List.of(message), UUID.randomUUID()));

    var shown = archive.get("/api/result-sets/" + set);
    var item = shown.path("items").path(0);

    assertThat(item.path("state").asString()).isEqualTo("gone");
    assertThat(item.path("hash").asString()).isEqualTo(before.path("hash").asString());
    assertThat(shown.toString()).doesNotContain("the kestrel file");
    assertThat(shown.path("isIntact").booleanValue()).isTrue();
    assertThat(shown.path("set").path("gone").intValue()).isEqualTo(1);
    assertThat(archive.get("/api/result-sets/" + set + "/comparison").path("gone").intValue())
        .isEqualTo(1);
  }

  @Test
  @DisplayName("R15: the digest of a set is on record, and its list hashes to it")
  void digestIsOnRecord() throws NoSuchAlgorithmException {
    journal.posted(desk, Person.RANA, "the merlin file");
    journal.posted(desk, Person.RANA, "more of the merlin");
    archive.awaitSearchable(journal);
    var set = freeze("Merlins", "merlin");

    var list =
        archive.request(
            "GET", "/api/result-sets/" + set + "/list", null, TestServers.token("c.laurent"));
    var shown = archive.get("/api/result-sets/" + set).path("set");
    var record = archive.get("/api/records/" + shown.path("record").asString()).path("record");

    assertThat(list.body().lines()).hasSize(2);
    assertThat(record.path("type").asString()).isEqualTo("matter.result-set-frozen");
    assertThat(record.path("matter").path("digest").asString())
        .isEqualTo(shown.path("digest").asString())
        .isEqualTo(
            "sha256:"
                + HexFormat.of()
                    .formatHex(
                        MessageDigest.getInstance("SHA-256")
                            .digest(list.body().getBytes(StandardCharsets.UTF_8))));
    assertThat(record.path("matter").path("records").intValue()).isEqualTo(2);
    assertThat(record.path("matter").path("query").asString()).isEqualTo("merlin");
  }

  @Test
  @DisplayName("R15: the tables refuse to change a set, and a change behind their back is seen")
  void setCannotBeChanged() {
    journal.posted(desk, Person.RANA, "the harrier file");
    archive.awaitSearchable(journal);
    var set = freeze("Harriers", "harrier");
    var database = archive.bean(JdbcClient.class);
    assertThatThrownBy(() -> alter(database, set)).isInstanceOf(DataAccessException.class);
    assertThatThrownBy(() ->
            database.sql("delete from result_set_item where result_set = ?").param(set).update())
        .isInstanceOf(DataAccessException.class);

    database.sql("alter table result_set_item disable trigger user").update();
    try {
      alter(database, set);
    } finally {
      database.sql("alter table result_set_item enable trigger user").update();
    }

    assertThat(archive.get("/api/result-sets/" + set).path("isIntact").booleanValue()).isFalse();
  }

  @Test
  @DisplayName(
      "P6: a set of another's matter is as if there were none, and looking at one is logged")
  void setIsForItsMatter() {
    journal.posted(desk, Person.RANA, "the buzzard file");
    archive.awaitSearchable(journal);
    var set = freeze("Buzzards", "buzzard");
    archive.get("/api/result-sets/" + set);
    var entry = archive.get("/api/access-log?action=result-set").path("items").path(0);
    assertThat(entry.path("subject").asString()).isEqualTo(set.toString());
    assertThat(entry.path("matter").asString()).isEqualTo("Heron");

    archive
        .bean(JdbcClient.class)
        .sql("update matter_member set username = 'somebody-else' where username = 'c.laurent'")
        .update();
    try {
      for (var id : List.of(set, UUID.randomUUID())) {
        for (var rest : List.of("", "/comparison", "/list")) {
          assertThat(status("GET", "/api/result-sets/" + id + rest, null)).isEqualTo(404);
        }
      }
      assertThat(archive.get("/api/result-sets").toString()).doesNotContain(set.toString());
      assertThat(status("POST", "/api/result-sets", "{\"name\":\"x\",\"query\":\"buzzard\"}"))
          .as("nobody freezes without a matter")
          .isEqualTo(400);
    } finally {
      archive
          .bean(JdbcClient.class)
          .sql("update matter_member set username = 'c.laurent' where username = 'somebody-else'")
          .update();
    }
  }

  @Test
  @DisplayName(
      "P6: of a direct conversation nothing is frozen without leave, nor shown when it ended")
  void directConversationsNeedLeaveInSetsToo() {
    var direct = new Room(UUID.randomUUID(), null);
    journal.posted(desk, Person.RANA, "an egret in the room");
    journal.posted(direct, Person.RANA, "between us, the egret");
    archive.awaitSearchable(journal);
    var without = freeze("Egrets without", "egret");
    var leave =
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
        "/api/break-glass/" + leave.path("id").asString() + "/decision",
        "h.brandt",
        Map.of("approve", true),
        200);
    var with = freeze("Egrets with", "egret");
    archive
        .bean(JdbcClient.class)
        .sql("update break_glass set expires_at = now() - interval '1 second'")
        .update();

    var shown = archive.get("/api/result-sets/" + with);

    assertThat(set(without).path("records").intValue()).isEqualTo(1);
    assertThat(set(without).path("leftOut").intValue()).isEqualTo(1);
    assertThat(set(with).path("records").intValue()).isEqualTo(2);
    assertThat(shown.toString()).doesNotContain("between us");
    assertThat(shown.path("items").path(1).path("state").asString()).isEqualTo("out-of-sight");
    assertThat(shown.path("isIntact").booleanValue()).isTrue();
  }

  @Test
  void whatCannotBeFrozenIsRefusedByName() {
    assertThat(status("POST", "/api/result-sets", "{\"name\":\"x\",\"query\":\"nosuchword\"}"))
        .isEqualTo(400);
    assertThat(status("POST", "/api/result-sets", "{\"name\":\" \",\"query\":\"desk\"}"))
        .isEqualTo(400);
    assertThat(status("POST", "/api/result-sets", "{\"name\":\"x\",\"query\":\"a w/ b\"}"))
        .isEqualTo(400);
  }

  private static void alter(JdbcClient database, UUID set) {
    database
        .sql("update result_set_item set position = position + 1 where result_set = ?")
        .param(set)
        .update();
  }

  private static void sealed(UUID message) {
    RunningArchive.await(
        "it is sealed",
        () ->
            archive
                .bean(JdbcClient.class)
                .sql(
                    """
                    select exists (select 1 from record r join ledger_salt s
                      on s.partition = r.partition and s.position = r.position where r.id = ?)
                    """)
                .param(message)
                .query(Boolean.class)
                .single());
  }

  private static UUID freeze(String name, String query) {
    var frozen =
        archive.send(
            "POST", "/api/result-sets", "c.laurent", Map.of("name", name, "query", query), 201);
    return UUID.fromString(frozen.path("id").asString());
  }

  private static JsonNode set(UUID id) {
    return archive.get("/api/result-sets/" + id).path("set");
  }

  private static int status(
      String method, String path, @org.jspecify.annotations.Nullable String body) {
    return archive.request(method, path, body, TestServers.token("c.laurent")).statusCode();
  }
}
