package org.chancery.archive.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.chancery.archive.RunningArchive.await;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
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
import org.junit.jupiter.api.Test;

/// An archive whose vault is a bucket.
final class S3VaultIT {

  private static S3MockServer server;

  @BeforeAll
  static void start() {
    server = S3MockServer.start();
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @Test
  @DisplayName("P3: what is taken in while the bucket is away is sealed once it is back")
  void recordsAreSealedInTheBucket() throws IOException, InterruptedException {
    put("sealed", true);
    var journal = new TestJournal();
    try (var feed = new TestFeed(journal);
        var relay = new Relay(server.url());
        var archive = archive(feed, relay.url(), "sealed")) {
      journal.posted(Room.in(1), Person.RANA, "sealed in a bucket");
      await("it is sealed", () -> isSealed(archive, 1));

      relay.cut(true);
      journal.posted(Room.in(1), Person.RANA, "while it is away");
      await("the health is red", () -> health(archive).contains("object store"));
      relay.cut(false);
      await("it is sealed too", () -> isSealed(archive, 2));

      for (var position = 1; position <= 2; position++) {
        assertThat(archive.bean(SegmentReader.class).read(1, position).orElseThrow().hash())
            .isEqualTo(journal.hash(1, position));
      }
      await("the health is well again", () -> !health(archive).contains("object store"));
    }
  }

  @Test
  @DisplayName("R2: an archive whose bucket locks nothing does not start, and says what to do")
  void archiveRefusesABucketWithoutLock() throws IOException, InterruptedException {
    put("unlocked", false);
    try (var feed = new TestFeed(new TestJournal())) {
      assertThatThrownBy(() -> archive(feed, server.url(), "unlocked").close())
          .rootCause()
          .hasMessageContaining("unlocked")
          .hasMessageContaining("Create it with Object Lock");
    }
  }

  private static RunningArchive archive(TestFeed feed, URI endpoint, String bucket) {
    return new RunningArchive(
        feed.url(),
        TestServers.elasticsearch(),
        "--chancery.vault.seal-after=0s",
        "--chancery.vault.pace=50ms",
        "--chancery.vault.s3.bucket=" + bucket,
        "--chancery.vault.s3.endpoint=" + endpoint,
        "--chancery.vault.s3.access-key=test",
        "--chancery.vault.s3.secret-key=test");
  }

  private static boolean isSealed(RunningArchive archive, long position) {
    return archive.bean(SegmentBooks.class).holding(1, position).isPresent();
  }

  private static String health(RunningArchive archive) {
    return archive.request("GET", "/actuator/health", null, null).body();
  }

  /// Makes a bucket as its owner would, with versions and with or without locks.
  private static void put(String bucket, boolean locks) throws IOException, InterruptedException {
    try (var http = HttpClient.newHttpClient()) {
      var made =
          HttpRequest.newBuilder(server.url().resolve("/" + bucket))
              .header("x-amz-bucket-object-lock-enabled", Boolean.toString(locks))
              .PUT(HttpRequest.BodyPublishers.noBody())
              .build();
      assertThat(http.send(made, BodyHandlers.discarding()).statusCode()).isEqualTo(200);
      var versions =
          HttpRequest.newBuilder(server.url().resolve("/" + bucket + "?versioning"))
              .header("Content-Type", "application/xml")
              .PUT(
                  HttpRequest.BodyPublishers.ofString(
                      "<VersioningConfiguration xmlns=\"http://s3.amazonaws.com/doc/2006-03-01/\">"
                          + "<Status>Enabled</Status></VersioningConfiguration>"))
              .build();
      assertThat(http.send(versions, BodyHandlers.discarding()).statusCode()).isEqualTo(200);
    }
  }
}
