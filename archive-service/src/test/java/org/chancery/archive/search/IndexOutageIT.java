package org.chancery.archive.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chancery.archive.RunningArchive.await;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import java.io.IOException;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.chancery.archive.Relay;
import org.chancery.archive.RunningArchive;
import org.chancery.archive.TestFeed;
import org.chancery.archive.TestJournal;
import org.chancery.archive.TestJournal.Person;
import org.chancery.archive.TestJournal.Room;
import org.chancery.stack.testing.TestServers;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// The index away, back, behind, sent the same twice, and gone.
final class IndexOutageIT {

  private final TestJournal journal = new TestJournal();

  @Test
  @DisplayName(
      "P3: records taken in while the index is away are searchable once it is back, each once")
  void nothingIsLostWhileTheIndexIsAway() throws IOException {
    try (var feed = new TestFeed(journal);
        var relay = new Relay(TestServers.elasticsearch());
        var archive = new RunningArchive(feed.url(), relay.url())) {
      var room = Room.named("outage");
      Set<UUID> posted = new HashSet<>();
      posted.add(journal.posted(room, Person.RANA, "before"));
      archive.awaitSearchable(journal);

      relay.cut(true);
      for (var i = 0; i < 3_000; i++) {
        posted.add(journal.posted(room, Person.RANA, "meanwhile " + i));
      }
      await("the store goes on", () -> stored(archive) == 3_001);
      await(
          "the overview says the index is away",
          () -> archive.get("/api/overview").path("index").has("awaySince"));
      var response =
          archive.request("GET", "/api/search?q=before", null, TestServers.token("c.laurent"));
      assertThat(response.statusCode()).isEqualTo(503);
      assertThat(archive.get("/api/overview").path("lag").path("records").intValue())
          .isEqualTo(3_000);

      relay.cut(false);
      archive.awaitSearchable(journal);

      assertThat(found(archive, room)).isEqualTo(posted);
      assertThat(archive.get("/api/search?in=" + room.id()).path("total").intValue())
          .isEqualTo(3_001);
    }
  }

  @Test
  @DisplayName("P3: indexing again changes nothing, and a lost index is built from the record")
  void indexIsRebuiltFromTheRecord() throws IOException {
    try (var feed = new TestFeed(journal);
        var archive = new RunningArchive(feed.url(), TestServers.elasticsearch())) {
      var room = Room.named("rebuilt");
      for (var i = 0; i < 500; i++) {
        journal.posted(room, Person.RANA, "line " + i);
      }
      archive.awaitSearchable(journal);
      archive
          .bean(IndexPositions.class)
          .reach(
              archive.bean(IndexGenerations.class).searched(),
              java.util.Collections.nCopies(16, 0L));
      archive.restart();
      archive.awaitSearchable(journal);
      assertThat(archive.get("/api/search?in=" + room.id()).path("total").intValue())
          .isEqualTo(500);

      var alias = archive.bean(SearchSettings.class).alias();
      archive
          .bean(ElasticsearchClient.class)
          .indices()
          .delete(delete -> delete.index(index(archive, alias)));
      archive.restart();
      archive.awaitSearchable(journal);

      assertThat(archive.get("/api/search?in=" + room.id()).path("total").intValue())
          .isEqualTo(500);
      assertThat(archive.get("/api/overview").path("totals").path("indexedPosted").intValue())
          .isEqualTo(500);
    }
  }

  private static java.util.List<String> index(RunningArchive archive, String alias) {
    try {
      return java.util.List.copyOf(
          archive
              .bean(ElasticsearchClient.class)
              .indices()
              .getAlias(get -> get.name(alias))
              .result()
              .keySet());
    } catch (IOException away) {
      throw new java.io.UncheckedIOException(away);
    }
  }

  private static long stored(RunningArchive archive) {
    return archive.get("/api/overview").path("totals").path("archived").longValue();
  }

  private static Set<UUID> found(RunningArchive archive, Room room) {
    Set<UUID> found = new HashSet<>();
    var path = "/api/search?limit=200&in=" + room.id();
    var page = archive.get(path);
    while (true) {
      found.addAll(
          page.path("items")
              .valueStream()
              .map(item -> UUID.fromString(item.path("id").stringValue()))
              .collect(Collectors.toSet()));
      if (!page.has("nextPage")) {
        return found;
      }
      page = archive.get(path + "&cursor=" + page.path("nextPage").stringValue());
    }
  }
}
