package org.chancery.archive.hold;

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
import tools.jackson.databind.JsonNode;

/// Matters, holds and notices, as officers and custodians meet them.
final class HoldIT {

  private static final TestJournal journal = new TestJournal();
  private static final Room room = Room.named("desk");
  // The demo realm's Rana Haddad, whose token the notices are read with.
  private static final Person RANA =
      new Person(
          UUID.fromString("c0a0ce00-0000-4000-8000-000000000001"),
          "r.haddad",
          "Rana Haddad",
          "wealth");
  private static TestFeed feed;
  private static RunningArchive archive;
  private static UUID matter;

  @BeforeAll
  static void start() {
    feed = new TestFeed(journal);
    archive = new RunningArchive(feed.url(), TestServers.elasticsearch());
    journal.posted(room, RANA, "the heron file");
    journal.posted(room, RANA, "herons and egrets");
    journal.posted(room, Person.JONAS, "lunch");
    archive.awaitSearchable(journal);
    matter = archive.work("c.laurent", "Heron", "Subpoena");
  }

  @AfterAll
  static void stop() {
    archive.close();
    feed.close();
  }

  @Test
  void previewCountsWhatTheHoldWouldBeOn() {
    var byPerson = preview(Map.of("custodians", List.of(RANA.id().toString())));
    var byTerm =
        preview(
            Map.of(
                "custodians", List.of(RANA.id().toString()), "terms", List.of("heron*", "égrets")));
    var exact =
        preview(Map.of("conversations", List.of(room.id().toString()), "terms", List.of("HERON")));

    assertThat(byPerson.path("complete").booleanValue()).isTrue();
    assertThat(byPerson.path("records").longValue()).isEqualTo(2);
    assertThat(byTerm.path("records").longValue()).isEqualTo(2);
    assertThat(byTerm.path("custodians").path(0).path("records").longValue()).isEqualTo(2);
    assertThat(exact.path("records").longValue()).isEqualTo(1);
  }

  @Test
  @DisplayName("R15: a custodian reads the notice to them, and that they understood is on record")
  void noticeIsReadAndAcknowledged() {
    var hold = place(Map.of("notice", "Keep everything about Heron."));
    var mine = archive.send("GET", "/api/my-notices", "r.haddad", null, 200).path("items");
    var notice = newest(mine, "Keep everything about Heron.");
    archive.send(
        "POST",
        "/api/my-notices/" + notice.path("id").stringValue() + "/acknowledge",
        "r.haddad",
        null,
        200);
    var stranger =
        archive.request(
            "POST",
            "/api/my-notices/" + notice.path("id").stringValue() + "/acknowledge",
            null,
            TestServers.token("j.weber"));

    var standing = archive.get("/api/holds/" + hold).path("notices").path(0);
    assertThat(standing.path("name").stringValue()).isEqualTo("Rana Haddad");
    assertThat(standing.path("seenAt").stringValue("")).isNotEmpty();
    assertThat(standing.path("acknowledgedAt").stringValue("")).isNotEmpty();
    assertThat(stranger.statusCode()).isEqualTo(404);
  }

  @Test
  @DisplayName("R15: a silent hold tells nobody")
  void silentHoldTellsNobody() {
    var before = archive.send("GET", "/api/my-notices", "r.haddad", null, 200).path("items").size();

    var hold = place(Map.of("silent", true));

    assertThat(archive.get("/api/holds/" + hold).path("notices").isEmpty()).isTrue();
    assertThat(archive.send("GET", "/api/my-notices", "r.haddad", null, 200).path("items").size())
        .isEqualTo(before);
  }

  @Test
  @DisplayName("P6: what others work on cannot be told from what does not exist")
  void othersMattersAndHoldsDoNotExist() {
    var hold = place(Map.of("silent", true));
    archive.send(
        "POST",
        "/api/matters/" + matter + "/members",
        "c.laurent",
        Map.of("username", "h.brandt"),
        200);
    var secret =
        UUID.fromString(
            archive
                .send(
                    "POST",
                    "/api/matters",
                    "c.laurent",
                    Map.of("name", "Secret", "purpose", "s"),
                    201)
                .path("id")
                .stringValue());
    archive.send(
        "POST",
        "/api/matters/" + secret + "/members",
        "c.laurent",
        Map.of("username", "h.brandt"),
        200);
    archive.send("DELETE", "/api/matters/" + secret + "/members/c.laurent", "c.laurent", null, 204);

    for (var path : List.of("/api/matters/", "/api/holds/")) {
      var others = answer(path + (path.contains("matters") ? secret : UUID.randomUUID()));
      var absent = answer(path + UUID.randomUUID());
      assertThat(others).isEqualTo(absent).startsWith("404");
    }
    assertThat(answer("/api/holds/" + hold)).startsWith("200");
  }

  @Test
  void aMatterWithHoldsInForceIsNotClosed() {
    var closing = archive.work("c.laurent", "Closing", "For a test");
    var hold = place(closing, Map.of("silent", true));
    archive.send("POST", "/api/matters/" + closing + "/close", "c.laurent", null, 409);
    archive.send(
        "POST", "/api/holds/" + hold + "/release", "c.laurent", Map.of("reason", "Over."), 200);
    archive.send(
        "POST", "/api/holds/" + hold + "/release", "c.laurent", Map.of("reason", "Over."), 409);

    archive.send("POST", "/api/matters/" + closing + "/close", "c.laurent", null, 200);

    assertThat(archive.get("/api/working-session").has("session")).isFalse();
    archive.send(
        "PUT", "/api/working-session", "c.laurent", Map.of("matter", matter.toString()), 200);
  }

  @Test
  void whatMakesNoSenseIsRefusedWithItsCure() {
    assertThat(refusal(Map.of("custodians", List.of()))).contains("custodians");
    assertThat(refusal(Map.of("terms", List.of("*")))).contains("terms");
    assertThat(refusal(Map.of("custodians", List.of(UUID.randomUUID().toString()))))
        .contains("custodians");
    assertThat(refusal(Map.of("from", "2026-02-01T00:00:00Z", "until", "2026-01-01T00:00:00Z")))
        .contains("until");
    assertThat(refusal(Map.of("silent", false))).contains("notice");
  }

  private static String refusal(Map<String, Object> change) {
    return archive
        .send("POST", "/api/holds", "c.laurent", hold(matter, change), 400)
        .path("field")
        .stringValue();
  }

  private static JsonNode preview(Map<String, Object> scope) {
    return archive.send("POST", "/api/holds/preview", "c.laurent", scope, 200);
  }

  private static UUID place(Map<String, Object> change) {
    return place(matter, change);
  }

  private static UUID place(UUID matter, Map<String, Object> change) {
    return UUID.fromString(
        archive
            .send("POST", "/api/holds", "c.laurent", hold(matter, change), 201)
            .path("id")
            .stringValue());
  }

  private static Map<String, Object> hold(UUID matter, Map<String, Object> change) {
    Map<String, Object> hold = new HashMap<>();
    hold.put("matter", matter.toString());
    hold.put("name", "Heron desk");
    hold.put("custodians", List.of(RANA.id().toString()));
    hold.put(
        "silent", !change.containsKey("notice") && !Boolean.FALSE.equals(change.get("silent")));
    hold.putAll(change);
    return hold;
  }

  private static JsonNode newest(JsonNode notices, String text) {
    return notices
        .valueStream()
        .filter(notice -> notice.path("text").stringValue().equals(text))
        .findFirst()
        .orElseThrow();
  }

  private static String answer(String path) {
    var answer = archive.request("GET", path, null, TestServers.token("c.laurent"));
    return answer.statusCode() + " " + answer.body().replaceAll("[0-9a-f-]{36}", "an id");
  }
}
