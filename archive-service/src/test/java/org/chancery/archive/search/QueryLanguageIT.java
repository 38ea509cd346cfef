package org.chancery.archive.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import org.chancery.archive.RunningArchive;
import org.chancery.archive.TestFeed;
import org.chancery.archive.TestJournal;
import org.chancery.archive.TestJournal.Person;
import org.chancery.archive.TestJournal.Room;
import org.chancery.archive.query.QueryParser;
import org.chancery.archive.query.QueryPrinter;
import org.chancery.archive.query.RandomQueries;
import org.chancery.archive.query.RecordQuery;
import org.chancery.archive.query.SearchedRecord;
import org.chancery.archive.record.RecordStore;
import org.chancery.stack.testing.TestServers;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/// The query language against the real index.
final class QueryLanguageIT {

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
  @DisplayName("What the index finds is what the query says of each record for itself")
  void indexAndRecordAgreeOnRandomQueries() {
    var room = Room.named("differential");
    var texts = new RandomQueries(1);
    Map<UUID, SearchedRecord> records = new HashMap<>();
    List<UUID> ids = new ArrayList<>();
    for (var i = 0; i < 400; i++) {
      ids.add(
          i % 4 == 3
              ? journal.edited(room, Person.RANA, ids.getLast(), 1 + i, texts.text(), texts.text())
              : journal.posted(room, Person.RANA, texts.text()));
    }
    archive.awaitSearchable(journal);
    archive
        .bean(RecordStore.class)
        .findAll(ids)
        .forEach(record -> records.put(record.id(), SearchedRecord.of(record, null)));
    var search = archive.bean(RecordSearch.class);

    var hits = 0;
    for (var seed = 0; seed < 600; seed++) {
      var query = new RandomQueries(seed).words(3);
      var inRoom =
          RecordQuery.and(List.of(query, QueryParser.parse("in:" + room.id(), ZoneOffset.UTC)));
      var found =
          new TreeSet<>(
              search.find(SearchCriteria.of(inRoom), RecordSearch.Order.NEWEST, null, 400).ids());
      var expected =
          ids.stream()
              .filter(id -> Objects.requireNonNull(records.get(id)).matches(query, _ -> Set.of()))
              .collect(Collectors.toCollection(TreeSet::new));

      assertThat(found).as("seed %d: %s", seed, QueryPrinter.print(query)).isEqualTo(expected);
      hits += found.size();
    }
    assertThat(hits).as("the queries find something").isGreaterThan(10_000);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "profit w/3 warning | the profit of this warning",
        "profit w/2 warning | ",
        "warning w/3 profit | the profit of this warning",
        "profit pre/3 warning | the profit of this warning",
        "warning pre/3 profit | ",
        "(profit OR loss) w/3 warning | the profit of this warning",
        "(the w/1 profit) w/3 warning | the profit of this warning",
        "prof* w/3 warnings~1 | the profit of this warning",
        "warning w/9 warning | ",
        "\"this warn*\" | the profit of this warning",
        "profit AND NOT loss | the profit of this warning",
        "profit AND NOT this | ",
      })
  void distancesAreCountedInWords(String query, String found) {
    var room = Room.named("distances " + UUID.randomUUID());
    journal.posted(room, Person.RANA, "the profit of this warning");
    journal.posted(room, Person.RANA, "neither");

    var texts = texts(find(room, query));

    assertThat(texts).isEqualTo(found == null ? List.of() : List.of(found));
  }

  @Test
  @DisplayName(
      "No phrase or distance reaches from an edit's words into those before or a file's name")
  void textVersionsAreKeptApart() {
    var room = Room.named("versions");
    var first = journal.posted(room, Person.RANA, "nothing to see");
    journal.edited(room, Person.RANA, first, 1, "sell it all", "before you buy");
    journal.postedFile(room, Person.RANA, "the merger", UUID.randomUUID(), "plan of May.pdf");

    assertThat(texts(find(room, "\"all before\""))).isEmpty();
    assertThat(texts(find(room, "\"buy sell\""))).isEmpty();
    assertThat(texts(find(room, "all w/50 before"))).isEmpty();
    assertThat(texts(find(room, "merger w/50 plan"))).isEmpty();
    assertThat(texts(find(room, "all AND before"))).containsExactly("before you buy");
    assertThat(texts(find(room, "merger AND \"plan of may\""))).containsExactly("the merger");
  }

  @Test
  void matchesAreMarkedWhereTheyStandInTheOriginal() {
    var room = Room.named("marked");
    journal.posted(room, Person.RANA, "Profit! No PRÓFIT without a Wärning, profit 😀 later");

    var found = find(room, "(profit w/3 warn*) OR later~1").path("items").path(0);

    var text = found.path("text").stringValue();
    assertThat(
            found
                .path("spans")
                .valueStream()
                .map(span -> text.substring(span.path(0).intValue(), span.path(1).intValue())))
        .containsExactly("PRÓFIT", "Wärning", "profit", "later");
  }

  @Test
  void fateIsFoundOnTheMessageItself() {
    var room = Room.named("fates");
    var kept = journal.posted(room, Person.RANA, "one");
    var changed = journal.posted(room, Person.RANA, "two");
    var gone = journal.posted(room, Person.RANA, "three");
    var edit = journal.edited(room, Person.RANA, changed, 1, "two", "too");
    var recall = journal.recalled(room, Person.RANA, gone);

    assertThat(ids(find(room, "is:edited"))).containsExactly(edit, changed);
    assertThat(ids(find(room, "is:deleted"))).containsExactly(recall, gone);
    assertThat(ids(find(room, "NOT is:edited NOT is:recalled"))).containsExactly(kept);
  }

  @Test
  void peopleAreFoundByAnyOfTheirNames() {
    var room = Room.named("people");
    journal.joined(Room.named("elsewhere"), Person.RANA, Person.JONAS);
    var said = journal.posted(room, Person.RANA, "hello");

    for (var query :
        List.of(
            "from:haddad",
            "from:\"rana haddad\"",
            "from:r.had*",
            "to:jonas",
            "to:j.weber",
            "unit:wealth",
            "NOT from:jonas")) {
      assertThat(ids(find(room, query))).as(query).containsExactly(said);
    }
    assertThat(ids(find(room, "to:rana"))).isEmpty();
  }

  @Test
  void unknownNameIsAnsweredWithTheNearestOnes() {
    var room = Room.named("suggestions");
    journal.posted(room, Person.RANA, "hello");

    var suggestion = find(room, "hello from:\"Rana Hadad\"").path("suggestions").path(0);

    assertThat(suggestion.path("name").stringValue()).isEqualTo("rana hadad");
    var instead = suggestion.path("instead").path(0);
    assertThat(instead.path("name").stringValue()).isEqualTo("rana haddad");
    assertThat(instead.path("query").stringValue())
        .isEqualTo("hello AND from:\"rana haddad\" AND in:" + room.id());
    assertThat(find(room, "from:rana").path("suggestions")).isEmpty();
  }

  @Test
  @DisplayName("P3: pages are of the records the first page could find, whatever arrives meanwhile")
  void pagesAreStableUnderIntake() {
    var room = Room.named("stable");
    List<UUID> expected = new ArrayList<>();
    for (var i = 0; i < 12; i++) {
      expected.add(journal.posted(room, Person.RANA, "line " + i));
    }
    var page = find(room, "line", "&sort=oldest&limit=5");
    List<UUID> seen = new ArrayList<>(ids(page));
    while (page.has("nextPage")) {
      journal.posted(room, Person.RANA, "line late");
      page =
          find(room, "line", "&sort=oldest&limit=5&cursor=" + page.path("nextPage").stringValue());
      seen.addAll(ids(page));
      assertThat(page.path("total").intValue()).isEqualTo(12);
    }

    assertThat(seen).containsExactlyElementsOf(expected);
    assertThat(find(room, "line").path("total").intValue()).isEqualTo(12 + 2);
  }

  private static JsonNode find(Room room, String query) {
    return find(room, query, "");
  }

  private static JsonNode find(Room room, String query, String more) {
    archive.awaitSearchable(journal);
    return archive.get(
        "/api/search?in="
            + room.id()
            + "&q="
            + URLEncoder.encode(query, StandardCharsets.UTF_8)
            + more);
  }

  private static List<String> texts(JsonNode page) {
    return page.path("items").valueStream().map(item -> item.path("text").stringValue()).toList();
  }

  private static List<UUID> ids(JsonNode page) {
    return page.path("items")
        .valueStream()
        .map(item -> UUID.fromString(item.path("id").stringValue()))
        .toList();
  }
}
