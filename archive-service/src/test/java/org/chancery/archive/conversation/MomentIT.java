package org.chancery.archive.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
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
import tools.jackson.databind.JsonNode;

/// One conversation, looked at as of each of its moments.
final class MomentIT {

  private static final TestJournal journal = new TestJournal();
  private static final TestFeed feed = new TestFeed(journal);
  private static final Room room = Room.named("Moments");
  private static RunningArchive archive;
  private static UUID said;
  private static UUID blocked;
  private static UUID edited;
  private static UUID edited2;
  private static UUID taken;
  private static UUID recall;

  @BeforeAll
  static void start() {
    archive = new RunningArchive(feed.url(), TestServers.elasticsearch());
    journal.created(room, Person.RANA);
    journal.joined(room, Person.RANA, Person.JONAS);
    said = journal.posted(room, Person.RANA, "first words");
    blocked = journal.message("message.blocked", "blocked", room, Person.JONAS, "insider tip");
    taken = journal.posted(room, Person.JONAS, "soon gone");
    edited = journal.edited(room, Person.RANA, said, 1, "first words", "second words");
    edited2 = journal.edited(room, Person.RANA, said, 2, "second words", "third words");
    recall = journal.recalled(room, Person.JONAS, taken);
    archive.awaitSearchable(journal);
  }

  @AfterAll
  static void stop() {
    archive.close();
    feed.close();
  }

  @Test
  @DisplayName("R13: the words are those of the moment, with those before them")
  void wordsAreThoseOfTheMoment() {
    assertThat(line(at(taken), said).path("text").stringValue()).isEqualTo("first words");
    var after = line(at(edited), said);
    assertThat(after.path("text").stringValue()).isEqualTo("second words");
    assertThat(after.path("earlier").toString()).isEqualTo("[\"first words\"]");
    var last = line(archive.get(path("")), said);
    assertThat(last.path("text").stringValue()).isEqualTo("third words");
    assertThat(last.path("edits").intValue()).isEqualTo(2);
  }

  @Test
  @DisplayName("R13: nothing that had not happened yet is shown")
  void nothingIsShownBeforeItHappened() {
    var then = at(said);

    assertThat(ids(then)).contains(said).doesNotContain(blocked, taken);
    assertThat(line(at(edited2), taken).path("state").stringValue()).isEqualTo("delivered");
    assertThat(line(at(recall), taken).path("state").stringValue()).isEqualTo("recalled");
  }

  @Test
  @DisplayName("R13: a participant is shown what they could see then, and no more")
  void participantSeesWhatTheyCouldSee() {
    var rana = archive.get(path("as=" + Person.RANA.id()));
    var jonas = archive.get(path("as=" + Person.JONAS.id()));
    var stranger = archive.get(path("as=" + UUID.randomUUID()));

    assertThat(line(rana, said).path("visible").booleanValue()).isTrue();
    assertThat(line(rana, blocked).path("visible").booleanValue()).isFalse();
    assertThat(line(jonas, blocked).path("visible").booleanValue()).isTrue();
    assertThat(line(jonas, taken).path("visible").booleanValue()).isFalse();
    assertThat(stranger.path("items").valueStream())
        .noneMatch(line -> line.path("visible").booleanValue());
  }

  @Test
  void turnsAndPeopleAreListed() {
    var now = archive.get(path(""));

    assertThat(now.path("turns").valueStream().map(turn -> turn.path("type").stringValue()))
        .containsExactly("member.joined", "message.edited", "message.edited", "message.recalled");
    assertThat(now.path("people").valueStream().map(one -> one.path("username").stringValue()))
        .contains("j.weber", "r.haddad");
    assertThat(now.path("name").stringValue()).isEqualTo("Moments");
  }

  @Test
  void pagesGoBackToTheBeginning() {
    var page = archive.get(path("limit=2"));
    assertThat(page.path("items")).hasSize(2);
    var earlier = archive.get(path("limit=200&before=" + page.path("previousPage").stringValue()));

    assertThat(ids(earlier)).contains(said).doesNotContain(blocked, taken);
    assertThat(earlier.has("previousPage")).isFalse();
  }

  @Test
  void unknownConversationAndTimeAreRefused() {
    var token = TestServers.token("c.laurent");

    assertThat(
            archive
                .request("GET", "/api/conversations/" + UUID.randomUUID() + "/moment", null, token)
                .statusCode())
        .isEqualTo(404);
    assertThat(archive.request("GET", path("at=noon"), null, token).body())
        .contains("\"field\":\"at\"");
  }

  private static JsonNode at(UUID record) {
    Instant time = archive.bean(RecordStore.class).find(record).orElseThrow().at();
    return archive.get(path("at=" + time));
  }

  private static JsonNode line(JsonNode moment, UUID id) {
    return moment
        .path("items")
        .valueStream()
        .filter(item -> item.path("record").path("id").stringValue().equals(id.toString()))
        .findFirst()
        .orElseThrow();
  }

  private static List<UUID> ids(JsonNode moment) {
    return moment
        .path("items")
        .valueStream()
        .map(item -> UUID.fromString(item.path("record").path("id").stringValue()))
        .toList();
  }

  private static String path(String query) {
    return "/api/conversations/" + room.id() + "/moment?" + query;
  }
}
