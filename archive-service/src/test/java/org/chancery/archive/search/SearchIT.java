package org.chancery.archive.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
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
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/// What an officer can find, and how it is marked. Each test searches in a room of its own.
final class SearchIT {

  private static final TestJournal journal = new TestJournal();
  private static final TestFeed feed = new TestFeed(journal);
  private static RunningArchive archive;

  @BeforeAll
  static void start() {
    archive = new RunningArchive(feed.url(), TestServers.elasticsearch());
  }

  @AfterAll
  static void stop() {
    archive.close();
    feed.close();
  }

  @Test
  void everyWordOfTheQueryMustOccur() {
    var room = Room.named("words");
    var both = journal.posted(room, Person.RANA, "The merger closes on Friday");
    journal.posted(room, Person.RANA, "The merger is off");

    assertThat(ids(find(room, "q=friday merger"))).containsExactly(both);
  }

  @Test
  void quotedWordsMustStandTogether() {
    var room = Room.named("phrases");
    var together = journal.posted(room, Person.RANA, "that is inside information, careful");
    journal.posted(room, Person.RANA, "information from inside");

    assertThat(ids(find(room, "q=\"inside information\" careful"))).containsExactly(together);
    assertThat(ids(find(room, "phrase=inside information"))).containsExactly(together);
  }

  @ParameterizedTest
  @CsvSource({
    "Übergröße für Zürich, ZÜRICH",
    "ＦＵＬＬ width text, full",
    "قَرَأْتُ الكِتَابَ, قرأت",
    "أحمد في الاجتماع, احمد",
    "رقم ١٢٣٤ للحساب, 1234",
  })
  void textIsFoundHoweverItsLettersAreWritten(String written, String searched) {
    var room = Room.named("folding " + UUID.randomUUID());
    var id = journal.posted(room, Person.RANA, written);

    assertThat(ids(find(room, "q=" + searched))).containsExactly(id);
  }

  @ParameterizedTest
  @CsvSource({
    "plain words here, words, words",
    "👩‍💻 fixed the 🐛 bug, bug, bug",
    "Der GROẞE Übertrag kommt, ubertrag, Übertrag",
    "هذا الكِتَابُ لي, الكتاب, الكِتَابُ",
  })
  void matchesAreMarkedInWhatWasWritten(String written, String searched, String marked) {
    var room = Room.named("marks " + UUID.randomUUID());
    journal.posted(room, Person.RANA, written);

    var item = find(room, "q=" + searched).path("items").path(0);

    var span = item.path("spans").path(0);
    assertThat(item.path("text").stringValue()).isEqualTo(written);
    assertThat(written.substring(span.path(0).intValue(), span.path(1).intValue()))
        .isEqualTo(marked);
  }

  @Test
  void editsAreFoundByTheWordsBeforeAndAfterAndMessagesSayHowTheyFared() {
    var room = Room.named("edits");
    var message = journal.posted(room, Person.RANA, "the falcon lands at noon");
    var recalled = journal.posted(room, Person.RANA, "never mind the heron");
    var edit =
        journal.edited(
            room, Person.RANA, message, 1, "the falcon lands at noon", "the kestrel lands at one");
    journal.recalled(room, Person.RANA, recalled);

    assertThat(ids(find(room, "q=falcon"))).containsExactly(edit, message);
    var found = find(room, "q=kestrel lands").path("items").path(0);
    assertThat(found.path("id").asString()).isEqualTo(edit.toString());
    assertThat(found.path("text").asString()).isEqualTo("the kestrel lands at one");
    assertThat(found.path("before").asString()).isEqualTo("the falcon lands at noon");
    assertThat(found.path("spans").toString()).isEqualTo("[[4,11],[12,17]]");
    assertThat(found.path("beforeSpans").toString()).isEqualTo("[[11,16]]");
    var edited = find(room, "q=falcon&type=message.posted").path("items").path(0);
    assertThat(edited.path("changes").path("edits").asInt()).isEqualTo(1);
    assertThat(edited.path("changes").has("recalledAt")).isFalse();
    var gone = find(room, "q=heron").path("items").path(0);
    assertThat(gone.path("text").asString()).isEqualTo("never mind the heron");
    assertThat(gone.path("changes").path("recalledAt").isString()).isTrue();
    assertThat(found.has("changes")).isFalse();
  }

  @Test
  void filtersNarrowBySenderOutcomeTypeAndTime() {
    var room = Room.named("filters");
    journal.created(room, Person.RANA);
    var allowed = journal.posted(room, Person.RANA, "fine");
    var alerted =
        journal.message("message.posted", "alerted", room, Person.JONAS, "write me on whatsapp");
    var blocked = journal.message("message.blocked", "blocked", room, Person.JONAS, "insider tip");

    assertThat(ids(find(room, "from=j.weber"))).containsExactly(blocked, alerted);
    assertThat(ids(find(room, "from=Rana Haddad&type=message.posted"))).containsExactly(allowed);
    assertThat(ids(find(room, "outcome=blocked,alerted"))).containsExactly(blocked, alerted);
    assertThat(ids(find(room, "outcome=blocked"))).containsExactly(blocked);
    assertThat(ids(find(room, "after=2020-01-01&before=2020-01-02"))).isEmpty();
    assertThat(ids(find(room, "after=2020-01-01&q=tip"))).containsExactly(blocked);
    assertThat(find(room, "outcome=blocked").path("items").path(0).path("verdict").path("findings"))
        .hasSize(1);
  }

  @Test
  @DisplayName("P2: names that were blocked or raised an alert are found by word and outcome")
  void judgedNamesAreFoundByWordAndOutcome() {
    var room = Room.named("whisper desk");
    var alerted = journal.createdWithAlert(room, Person.RANA);
    var topic = journal.topic(room, Person.RANA, "what we whisper");
    var blocked = journal.nameBlocked(room, Person.RANA, "insider whisper");

    assertThat(ids(find(room, "q=whisper"))).containsExactly(blocked, topic, alerted);
    assertThat(ids(find(room, "type=conversation.topic-changed"))).containsExactly(topic);
    assertThat(ids(find(room, "outcome=blocked"))).containsExactly(blocked);
    assertThat(ids(find(room, "outcome=alerted"))).containsExactly(alerted);
    assertThat(ids(find(room, "type=conversation.name-blocked"))).containsExactly(blocked);
  }

  @Test
  @DisplayName("P2: files are found by what they are called, and named by what is found")
  void filesAreFoundByName() {
    var room = Room.named("files");
    var file = UUID.randomUUID();
    var posted = journal.postedFile(room, Person.RANA, "", file, "Falcon Forecast.xlsx");
    journal.posted(room, Person.RANA, "the forecast");

    assertThat(ids(find(room, "q=falcon"))).containsExactly(posted);
    assertThat(ids(find(room, "q=\"falcon forecast\""))).containsExactly(posted);
    assertThat(ids(find(room, "q=forecast"))).hasSize(2);
    assertThat(ids(find(room, "has=attachment"))).containsExactly(posted);
    var named = find(room, "has=attachment").path("items").path(0).path("files").path(0);
    assertThat(named.path("id").stringValue()).isEqualTo(file.toString());
    assertThat(named.path("name").stringValue()).isEqualTo("Falcon Forecast.xlsx");
  }

  @Test
  @DisplayName("P2: who was kept out of a conversation is found by type and outcome, and named")
  void blockedJoiningIsFoundByTypeAndOutcome() {
    var room = Room.named("deal room");
    journal.created(room, Person.RANA);
    var blocked = journal.joinBlocked(room, Person.RANA, Person.JONAS);

    var found = find(room, "type=member.join-blocked");

    assertThat(ids(found)).containsExactly(blocked);
    assertThat(ids(find(room, "outcome=blocked"))).containsExactly(blocked);
    assertThat(ids(find(room, "from=j.weber"))).containsExactly(blocked);
    var item = found.path("items").path(0);
    assertThat(item.path("member").path("username").stringValue()).isEqualTo("j.weber");
    assertThat(item.path("verdict").path("findings")).hasSize(1);
  }

  @Test
  void conversationIsFoundByItsNameHoweverItIsWritten() {
    var room = new Room(UUID.randomUUID(), "Zürich Desk");
    var id = journal.posted(room, Person.RANA, "hello");
    archive.awaitSearchable(journal);

    assertThat(ids(archive.get("/api/search?in=" + encoded("zurich desk")))).containsExactly(id);
  }

  @Test
  void pagesHoldEveryMatchOnceWhileNewRecordsArrive() {
    var room = Room.named("pages");
    List<UUID> expected = new ArrayList<>();
    for (var i = 0; i < 25; i++) {
      expected.addFirst(journal.posted(room, Person.RANA, "page line " + i));
    }
    var page = find(room, "limit=10");
    List<UUID> seen = new ArrayList<>(ids(page));
    while (page.has("nextPage")) {
      journal.posted(Room.named("elsewhere"), Person.RANA, "page line");
      page = find(room, "limit=10&cursor=" + page.path("nextPage").stringValue());
      seen.addAll(ids(page));
    }

    assertThat(seen).containsExactlyElementsOf(expected);
    assertThat(page.path("total").intValue()).isEqualTo(25);
  }

  @Test
  @DisplayName("P3: every answer says up to which journal positions it is complete")
  void answerSaysHowFarItReaches() {
    var room = Room.named("reach");
    journal.posted(room, Person.RANA, "reached");

    var index = find(room, "q=reached").path("index");

    assertThat(index.path("reached")).hasSize(16);
    assertThat(index.path("heads")).isEqualTo(index.path("reached"));
    assertThat(index.path("notYetSearchable").intValue()).isZero();
  }

  @Test
  @DisplayName("P2: blocked attempts stand in the conversation with what was delivered")
  void conversationShowsBlockedAttemptsInOrder() {
    var room = Room.named("conversation");
    var created = journal.created(room, Person.RANA);
    var joined = journal.joined(room, Person.RANA, Person.JONAS);
    var said = journal.posted(room, Person.RANA, "good morning");
    var blocked = journal.message("message.blocked", "blocked", room, Person.JONAS, "insider tip");
    archive.awaitSearchable(journal);

    var page = archive.get("/api/conversations/" + room.id() + "/records");
    var position = page.path("items").path(2).path("position").longValue();
    var around =
        archive.get("/api/conversations/" + room.id() + "/records?limit=2&around=" + position);

    assertThat(ids(page)).containsExactly(created, joined, said, blocked);
    assertThat(page.path("items").path(1).path("member").path("username").stringValue())
        .isEqualTo("j.weber");
    assertThat(page.path("conversation").path("name").stringValue()).isEqualTo("conversation");
    assertThat(ids(around)).containsExactly(joined, said);
    assertThat(around.has("previousPage")).isTrue();
    assertThat(around.has("nextPage")).isTrue();
  }

  @Test
  @DisplayName("P4: a record is shown whole, with its hash and those of its neighbours")
  void recordIsShownWithItsChain() {
    var room = Room.in(11);
    journal.posted(room, Person.RANA, "one");
    var two = journal.posted(room, Person.RANA, "two");
    journal.posted(room, Person.RANA, "three");
    archive.awaitSearchable(journal);

    var opened = archive.get("/api/records/" + two);

    var position = opened.path("record").path("position").longValue();
    assertThat(opened.path("record").path("content").path("text").stringValue()).isEqualTo("two");
    assertThat(opened.path("hash").stringValue()).isEqualTo(journal.hash(11, position));
    assertThat(opened.path("previous").path("hash").stringValue())
        .isEqualTo(journal.hash(11, position - 1));
    assertThat(opened.path("next").path("hash").stringValue())
        .isEqualTo(journal.hash(11, position + 1));
  }

  @Test
  @DisplayName("P3: a lookup tells for each id whether it is archived and can be found")
  void lookupTellsWhatHasArrived() {
    var room = Room.named("lookup");
    var known = journal.message("message.posted", "alerted", room, Person.RANA, "here");
    var unknown = UUID.randomUUID();
    archive.awaitSearchable(journal);

    var response =
        archive.request(
            "POST",
            "/api/records/lookup",
            "{\"ids\":[\"%s\",\"%s\"]}".formatted(known, unknown),
            TestServers.token("c.laurent"));

    assertThat(response.body())
        .contains(
            "{\"id\":\""
                + known
                + "\",\"archived\":true,\"indexed\":true,\"type\":\"message.posted\",\"outcome\":\"alerted\"")
        .contains("{\"id\":\"" + unknown + "\",\"archived\":false,\"indexed\":false}");
  }

  @Test
  void suggestionsComeFromTheRecord() {
    var room = Room.named("Suggestion Island");
    journal.joined(room, Person.RANA, Person.JONAS);
    archive.awaitSearchable(journal);

    assertThat(
            archive
                .get("/api/people?query=jonas")
                .path("items")
                .path(0)
                .path("username")
                .stringValue())
        .isEqualTo("j.weber");
    assertThat(
            archive
                .get("/api/conversations?query=island")
                .path("items")
                .path(0)
                .path("id")
                .stringValue())
        .isEqualTo(room.id().toString());
  }

  @ParameterizedTest
  @CsvSource({
    "q=\"open phrase, q",
    "after=yesterday, after",
    "after=2026-02-01&before=2026-01-01, before",
    "outcome=lost, outcome",
    "type=message.sung, type",
    "cursor=made-up, cursor",
    "limit=0, limit",
    "limit=many, limit",
  })
  void badQueryNamesTheFieldAndTheCure(String query, String field) {
    var response =
        archive.request(
            "GET", "/api/search?" + escaped(query), null, TestServers.token("c.laurent"));

    assertThat(response.statusCode()).isEqualTo(400);
    assertThat(response.headers().firstValue("Content-Type")).contains("application/problem+json");
    assertThat(response.body()).contains("\"field\":\"" + field + "\"").contains("\"cure\":");
  }

  private static JsonNode find(Room room, String query) {
    archive.awaitSearchable(journal);
    return archive.get("/api/search?in=" + room.id() + "&" + escaped(query));
  }

  private static List<UUID> ids(JsonNode page) {
    return page.path("items")
        .valueStream()
        .map(item -> UUID.fromString(item.path("id").stringValue()))
        .toList();
  }

  private static String escaped(String query) {
    List<String> pairs = new ArrayList<>();
    for (var pair : query.split("&", -1)) {
      var at = pair.indexOf('=');
      pairs.add(pair.substring(0, at + 1) + encoded(pair.substring(at + 1)));
    }
    return String.join("&", pairs);
  }

  private static String encoded(String value) {
    return URLEncoder.encode(value, StandardCharsets.UTF_8);
  }
}
