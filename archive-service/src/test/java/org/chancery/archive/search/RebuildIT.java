package org.chancery.archive.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chancery.archive.RunningArchive.await;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.chancery.archive.Relay;
import org.chancery.archive.RunningArchive;
import org.chancery.archive.TestFeed;
import org.chancery.archive.TestJournal;
import org.chancery.archive.TestJournal.Person;
import org.chancery.archive.TestJournal.Room;
import org.chancery.archive.record.Disposal;
import org.chancery.stack.testing.TestServers;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;

/// The index built anew from the vault, on real servers.
final class RebuildIT {

  private static final List<String> QUESTIONS =
      List.of(
          "heron",
          "heron w/3 file",
          "from:r.haddad NOT is:recalled",
          "is:edited",
          "is:recalled",
          "has:attachment",
          "type:message.edited",
          "after:2026-06-01 heron",
          "before:2026-06-01",
          "hero*");

  private final TestJournal journal = new TestJournal();
  private final TestFeed feed = new TestFeed(journal);
  private final Relay relay = new Relay(TestServers.elasticsearch());
  private final Room room = Room.in(3);
  private final Room other = Room.in(9);
  private RunningArchive archive;

  @BeforeEach
  void start() {
    archive =
        new RunningArchive(
            feed.url(),
            relay.url(),
            "--chancery.vault.records=8",
            "--chancery.vault.seal-after=0s",
            "--chancery.vault.pace=50ms");
  }

  @AfterEach
  void stop() throws IOException {
    archive.close();
    relay.close();
    feed.close();
  }

  @Test
  @DisplayName("P3: the index built anew from the vault answers as the one before, broken or not")
  void rebuiltIndexAnswersAsBefore() {
    converse();
    var before = answers();
    assertThat(before).noneMatch(answer -> answer.endsWith(" 0 []"));
    var old = alias().searched();
    breakIndex(old);
    assertThat(answers()).isNotEqualTo(before);

    var done = rebuilt();

    assertThat(done.path("state").stringValue()).as("%s", done).isEqualTo("done");
    assertThat(answers()).isEqualTo(before);
    assertThat(done.path("fromVault").longValue()).isPositive();
    assertThat(done.path("fromVault").longValue() + done.path("fromStore").longValue())
        .isEqualTo(journal.size());
    assertThat(done.path("proven").longValue()).isEqualTo(journal.size());
    assertThat(alias().searched()).isEqualTo(alias().ours()).doesNotContainAnyElementsOf(old);
  }

  @Test
  @DisplayName(
      "P5: records that come, change or are disposed of during a rebuild are in it as they end")
  void recordsGoOnDuringARebuild() {
    var edited = journal.posted(room, Person.RANA, "the heron before");
    var recalled = journal.posted(room, Person.RANA, "the heron that goes");
    var disposed = journal.posted(room, Person.RANA, "the heron to be forgotten");
    archive.awaitSearchable(journal);
    awaitSealed();
    var held = relay.hold("-r1-");
    archive.send("POST", "/api/index-rebuilds", "c.laurent", null, 202);
    await("the new index is being filled", held::isReached);

    var posted = journal.posted(room, Person.JONAS, "the heron meanwhile");
    journal.edited(room, Person.RANA, edited, 1, "the heron before", "the ibis");
    journal.recalled(room, Person.RANA, recalled);
    archive.awaitSearchable(journal);
    assertThat(found("heron")).contains(posted, disposed);
    dispose(disposed);
    await(
        "it is no longer found or counted",
        () -> search("heron").path("total").intValue() == 4 && !found("heron").contains(disposed));
    var before = answers();
    held.release();
    var done = finished();

    assertThat(done.path("state").stringValue()).as("%s", done).isEqualTo("done");
    assertThat(found("heron")).contains(posted).doesNotContain(disposed);
    assertThat(found("is:edited")).contains(edited);
    assertThat(found("is:recalled")).contains(recalled);
    assertThat(answers()).isEqualTo(before);
    var later = journal.posted(room, Person.JONAS, "the heron afterwards");
    archive.awaitSearchable(journal);
    assertThat(found("heron")).contains(later);
  }

  @Test
  @DisplayName("P4: a rebuilt index that lacks a record is refused, and says which record it is")
  void indexThatLacksARecordIsRefused() {
    converse();
    var before = answers();
    var searched = alias().searched();
    var held = relay.hold("POST /" + archive.bean(SearchSettings.class).alias() + "-r1-");
    archive.send("POST", "/api/index-rebuilds", "c.laurent", null, 202);
    await("the new index is about to be read", held::isReached);
    var lost = idAt(room, 5);
    delete(lost, "-r1-*");

    held.release();
    var refused = finished();

    assertThat(refused.path("state").stringValue()).isEqualTo("refused");
    assertThat(refused.path("outcome").stringValue()).contains("record 3/5 is missing");
    assertThat(alias().searched()).isEqualTo(searched);
    await("nothing is left of it", () -> alias().ours().equals(searched));
    assertThat(answers()).isEqualTo(before);
    assertThat(rebuilt().path("state").stringValue()).isEqualTo("done");
    assertThat(answers()).isEqualTo(before);
  }

  @Test
  @DisplayName("P4: a damaged segment is named, and the index that is there stays")
  void damagedSegmentIsNamed() throws IOException {
    converse();
    var before = answers();
    Path segment;
    try (var files = Files.walk(archive.vault().resolve("vault/segments/03"))) {
      segment = files.filter(Files::isRegularFile).sorted().findFirst().orElseThrow();
    }
    var bytes = Files.readAllBytes(segment);
    bytes[bytes.length - 1] ^= 1;
    Files.delete(segment);
    Files.write(segment, bytes);

    var refused = rebuilt();

    assertThat(refused.path("state").stringValue()).isEqualTo("refused");
    assertThat(refused.path("outcome").stringValue()).contains(segment.getFileName().toString());
    assertThat(answers()).isEqualTo(before);
  }

  @Test
  @DisplayName("P3: a rebuild starts over when the service is replaced by one of other documents")
  void rebuildOfOtherDocumentsStartsOver() {
    converse();
    var before = answers();
    var held = relay.hold("POST /" + archive.bean(SearchSettings.class).alias() + "-r1-");
    archive.send("POST", "/api/index-rebuilds", "c.laurent", null, 202);
    await("the new index is about to be read", held::isReached);
    var jdbc = archive.bean(JdbcClient.class);
    jdbc.sql("update index_rebuild set layout = layout - 1").update();

    held.release();
    var done = finished();

    assertThat(done.path("state").stringValue()).as("%s", done).isEqualTo("done");
    assertThat(jdbc.sql("select layout from index_rebuild").query(Integer.class).single())
        .isEqualTo(IndexedDocument.LAYOUT);
    assertThat(done.path("proven").longValue()).isEqualTo(journal.size());
    assertThat(answers()).isEqualTo(before);
  }

  @Test
  void onlyOneRunsAndItCanBeAbandoned() {
    converse();
    var before = answers();
    var held = relay.hold("-r1-");
    archive.send("POST", "/api/index-rebuilds", "c.laurent", null, 202);
    await("it runs", held::isReached);

    archive.send("POST", "/api/index-rebuilds", "c.laurent", null, 409);
    archive.send("POST", "/api/index-rebuilds/abandon", "c.laurent", null, 200);
    held.release();
    var ended = finished();

    assertThat(ended.path("state").stringValue()).isEqualTo("abandoned");
    assertThat(ended.path("outcome").stringValue()).contains("c.laurent");
    archive.send("POST", "/api/index-rebuilds/abandon", "c.laurent", null, 409);
    assertThat(answers()).isEqualTo(before);
  }

  /// Rooms with everything an index knows of, in two months.
  private void converse() {
    journal.happening(Instant.parse("2026-03-05T10:00:00Z"));
    for (var i = 0; i < 20; i++) {
      journal.posted(other, Person.JONAS, "the heron file " + i);
    }
    journal.happening(null);
    for (var i = 0; i < 30; i++) {
      var id = journal.posted(room, Person.RANA, "heron and the long file " + i);
      if (i % 5 == 0) {
        journal.edited(room, Person.RANA, id, 1, "heron and the long file " + i, "an ibis " + i);
      } else if (i % 7 == 0) {
        journal.recalled(room, Person.RANA, id);
      }
    }
    journal.postedFile(room, Person.JONAS, "with a file", UUID.randomUUID(), "heron.txt");
    archive.awaitSearchable(journal);
    awaitSealed();
  }

  private List<String> answers() {
    return QUESTIONS.stream()
        .map(question -> {
          var page = search(question);
          return question
              + " "
              + page.path("total").intValue()
              + " "
              + page.path("items")
                  .valueStream()
                  .map(item -> item.path("id").stringValue())
                  .toList();
        })
        .toList();
  }

  private Set<UUID> found(String question) {
    return search(question)
        .path("items")
        .valueStream()
        .map(item -> UUID.fromString(item.path("id").stringValue()))
        .collect(Collectors.toSet());
  }

  private JsonNode search(String question) {
    return archive.get(
        "/api/search?limit=200&q=" + URLEncoder.encode(question, StandardCharsets.UTF_8));
  }

  private JsonNode rebuilt() {
    archive.send("POST", "/api/index-rebuilds", "c.laurent", null, 202);
    return finished();
  }

  private JsonNode finished() {
    await("the rebuild ends", () -> latest().has("finishedAt"));
    return latest();
  }

  private JsonNode latest() {
    return archive.get("/api/index-rebuilds").path("items").path(0);
  }

  private IndexAlias alias() {
    return archive.bean(IndexAlias.class);
  }

  private void awaitSealed() {
    await(
        "all is sealed, and in the ledger",
        () ->
            archive
                    .bean(JdbcClient.class)
                    .sql(
                        """
                        select (select coalesce(sum(last_position - first_position + 1), 0)
                                from vault_segment where is_sealed and partition < 16)
                             + (select count(*) from ledger_salt where partition < 16)
                        """)
                    .query(Long.class)
                    .single()
                == 2 * journal.size());
  }

  private UUID idAt(Room place, long position) {
    return archive
        .bean(JdbcClient.class)
        .sql("select id from record where partition = ? and position = ?")
        .param(place.partition())
        .param(position)
        .query((row, _) -> row.getObject("id", UUID.class))
        .single();
  }

  private void dispose(UUID record) {
    archive
        .bean(TransactionTemplate.class)
        .executeWithoutResult(
            _ -> archive.bean(Disposal.class).dispose(Set.of(record), UUID.randomUUID()));
  }

  /// Takes a document out of what is searched, and another's words.
  private void breakIndex(Set<String> searched) {
    delete(idAt(room, 2), "-*");
    var index = searched.stream().sorted().toList().getFirst();
    try {
      archive
          .bean(ElasticsearchClient.class)
          .update(
              update ->
                  update
                      .index(index)
                      .id(idAt(other, 3).toString())
                      .doc(Map.of("text", List.of("nothing of the kind"))),
              Void.class);
      archive.bean(ElasticsearchClient.class).indices().refresh(refresh -> refresh.index(index));
    } catch (IOException away) {
      throw new UncheckedIOException(away);
    }
  }

  private void delete(UUID record, String indices) {
    var pattern = archive.bean(SearchSettings.class).alias() + indices;
    archive.bean(RecordIndex.class).refresh(pattern);
    archive.bean(RecordIndex.class).delete(List.of(record), pattern);
  }
}
