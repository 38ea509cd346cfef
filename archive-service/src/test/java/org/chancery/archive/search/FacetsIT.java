package org.chancery.archive.search;

import static org.assertj.core.api.Assertions.assertThat;

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

/// What is counted of a search's matches.
final class FacetsIT {

  private static final TestJournal journal = new TestJournal();
  private static final TestFeed feed = new TestFeed(journal);
  private static final Room room = Room.named("Counting house");
  private static RunningArchive archive;

  @BeforeAll
  static void start() {
    archive = new RunningArchive(feed.url(), TestServers.elasticsearch());
    for (var i = 0; i < 5; i++) {
      journal.posted(room, Person.RANA, "counted");
    }
    journal.message("message.blocked", "blocked", room, Person.JONAS, "counted");
    journal.posted(room, Person.RANA, "not looked for");
    archive.awaitSearchable(journal);
  }

  @AfterAll
  static void stop() {
    archive.close();
    feed.close();
  }

  @Test
  void everyFieldIsCountedAmongTheMatchesAlone() {
    var facets = archive.get("/api/search/facets?q=counted");

    assertThat(facets.path("total").intValue()).isEqualTo(6);
    assertThat(first(facets, "from")).isEqualTo("r.haddad Rana Haddad 5");
    assertThat(first(facets, "in")).isEqualTo(room.id() + " Counting house 6");
    assertThat(first(facets, "unit")).isEqualTo("wealth  5");
    assertThat(first(facets, "outcome")).isEqualTo("allowed  5");
    assertThat(first(facets, "type")).isEqualTo("message.posted  5");
    assertThat(facets.path("others").path("from").intValue()).isZero();
    assertThat(
            facets
                .path("volume")
                .path("columns")
                .valueStream()
                .mapToLong(column -> column.path("count").longValue())
                .sum())
        .isEqualTo(6);
  }

  @Test
  void valueOfAFacetNarrowsTheSearchToItsCount() {
    for (var field : new String[] {"from", "in", "unit", "outcome", "type"}) {
      var value = archive.get("/api/search/facets?q=counted").path("values").path(field).path(0);

      var narrowed =
          archive.get("/api/search?q=counted&" + field + "=" + value.path("value").stringValue());

      assertThat(narrowed.path("total").longValue())
          .as(field)
          .isEqualTo(value.path("count").longValue());
    }
  }

  @Test
  void chartsSayWhoWroteToWhomAndWhen() {
    var charts = archive.get("/api/search/charts?q=counted");

    assertThat(charts.path("people").path(0).path("name").stringValue()).isEqualTo("Rana Haddad");
    assertThat(charts.path("people").path(0).path("sent").intValue()).isEqualTo(5);
    var edge = charts.path("edges").path(0);
    assertThat(edge.path("from").stringValue()).isEqualTo(Person.RANA.id().toString());
    assertThat(edge.path("to").stringValue()).isEqualTo(Person.JONAS.id().toString());
    assertThat(edge.path("count").intValue()).isEqualTo(5);
    assertThat(charts.path("hours")).hasSize(168);
    assertThat(charts.path("hours").valueStream().mapToLong(JsonNode::longValue).sum())
        .isEqualTo(6);
  }

  private static String first(JsonNode facets, String field) {
    var value = facets.path("values").path(field).path(0);
    return value.path("value").stringValue()
        + " "
        + value.path("name").asString("")
        + " "
        + value.path("count").longValue();
  }
}
