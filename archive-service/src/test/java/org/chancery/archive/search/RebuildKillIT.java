package org.chancery.archive.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chancery.archive.RunningArchive.await;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.concurrent.TimeUnit;
import org.chancery.archive.Relay;
import org.chancery.archive.RunningArchive;
import org.chancery.archive.TestFeed;
import org.chancery.archive.TestJournal;
import org.chancery.archive.TestJournal.Person;
import org.chancery.archive.TestJournal.Room;
import org.chancery.stack.testing.TestServers;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/// A rebuild whose process is killed with signal 9, at each of the requests by which it changes the
/// index.
final class RebuildKillIT {

  private static final int RECORDS = 700;
  private static final TestJournal journal = new TestJournal();
  private static final TestFeed feed = new TestFeed(journal);
  private static final Relay relay = new Relay(TestServers.elasticsearch());
  private static RunningArchive archive;

  @BeforeAll
  static void start() {
    archive =
        new RunningArchive(
            feed.url(),
            relay.url(),
            "--chancery.vault.records=64",
            "--chancery.vault.seal-after=0s",
            "--chancery.vault.pace=50ms");
    for (var i = 0; i < RECORDS; i++) {
      var room = Room.in(i % 5);
      var id = journal.posted(room, Person.RANA, "heron " + i);
      if (i % 10 == 0) {
        journal.edited(room, Person.RANA, id, 1, "heron " + i, "heron again");
      }
    }
    archive.awaitSearchable(journal);
  }

  @AfterAll
  static void stop() throws IOException {
    archive.close();
    relay.close();
    feed.close();
  }

  /// Where the process is when it is killed.
  enum Moment {
    WHILE_IT_FILLS("", false),
    AFTER_A_PORTION_WAS_TAKEN("", true),
    WHILE_IT_COMPARES("/_search", false),
    BEFORE_THE_ALIAS_MOVES("POST /_aliases", false),
    AFTER_THE_ALIAS_MOVED("POST /_aliases", true),
    BEFORE_THE_OLD_INDEX_IS_DELETED("DELETE /", false),
    AFTER_THE_OLD_INDEX_WAS_DELETED("DELETE /", true);

    private final String request;
    private final boolean isDone;

    Moment(String request, boolean isDone) {
      this.request = request;
      this.isDone = isDone;
    }
  }

  @ParameterizedTest
  @EnumSource
  @DisplayName("P3: killed at any moment of a rebuild, the next start ends it; nothing is lost")
  void rebuildEndsAfterAKill(Moment moment) throws IOException, InterruptedException {
    var generation = generation() + 1;
    var port = freePort();
    var process = archive.runApart(port);
    try {
      await(
          "the other process runs", () -> status(port, "GET", "/actuator/health/liveness") == 200);
      var words =
          switch (moment) {
            case WHILE_IT_FILLS, AFTER_A_PORTION_WAS_TAKEN -> "-r" + generation + "-";
            case WHILE_IT_COMPARES -> "-r" + generation + "-*" + moment.request;
            case BEFORE_THE_ALIAS_MOVES,
                AFTER_THE_ALIAS_MOVED,
                BEFORE_THE_OLD_INDEX_IS_DELETED,
                AFTER_THE_OLD_INDEX_WAS_DELETED ->
                moment.request;
          };
      var held = moment.isDone ? relay.holdAnswer(words) : relay.hold(words);
      assertThat(status(port, "POST", "/api/index-rebuilds")).isEqualTo(202);
      await("it is there", held::isReached);
      process.destroyForcibly().waitFor(20, TimeUnit.SECONDS);
      held.release();
    } finally {
      process.destroyForcibly();
    }

    archive.restart();
    // A killed process says nothing for half a minute before its turn ends; not waited for here.
    archive.bean(JdbcClient.class).sql("update turn set until = now()").update();
    await("the rebuild ends", () -> latest().has("finishedAt"));

    assertThat(latest().path("state").stringValue()).as("%s", latest()).isEqualTo("done");
    assertThat(latest().path("generation").intValue()).isEqualTo(generation);
    archive.awaitSearchable(journal);
    assertThat(total("heron")).isEqualTo(journal.size());
    assertThat(total("is:edited")).isEqualTo(2 * RECORDS / 10);
    assertThat(archive.bean(IndexAlias.class).searched())
        .isEqualTo(archive.bean(IndexAlias.class).ours());
  }

  private static int generation() {
    return archive.get("/api/index-rebuilds").path("items").path(0).path("generation").intValue(0);
  }

  private static JsonNode latest() {
    return archive.get("/api/index-rebuilds").path("items").path(0);
  }

  private static int total(String question) {
    return archive.get("/api/search?limit=1&q=" + question).path("total").intValue();
  }

  private static int freePort() throws IOException {
    try (var free = new ServerSocket(0)) {
      return free.getLocalPort();
    }
  }

  private static int status(int port, String method, String path) {
    try (var http = HttpClient.newHttpClient()) {
      var request =
          HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
              .header("Authorization", "Bearer " + TestServers.token("c.laurent"))
              .method(method, HttpRequest.BodyPublishers.noBody())
              .build();
      return http.send(request, BodyHandlers.discarding()).statusCode();
    } catch (IOException notYet) {
      return 0;
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      return 0;
    }
  }
}
