package org.chancery.archive.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.chancery.archive.RunningArchive.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;
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
import org.springframework.jdbc.core.simple.JdbcClient;

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
  @DisplayName("P5: a lock lasts as long as a rule or a hold keeps anything behind it")
  void locksAreProlongedForWhatIsKept() throws IOException, InterruptedException {
    put("short", true);
    var journal = new TestJournal();
    var sevenYears = Instant.now().atOffset(ZoneOffset.UTC).plusYears(7).toInstant();
    var oneYear = Instant.now().atOffset(ZoneOffset.UTC).plusYears(1).toInstant();
    try (var feed = new TestFeed(journal);
        var archive = archive(feed, server.url(), "short", "--chancery.vault.s3.lock-for=P1D")) {
      journal.posted(Room.in(1), Person.RANA, "kept by the rule for everything");
      journal.postedFile(Room.in(1), Person.RANA, "", UUID.randomUUID(), "kept too.txt");
      journal.happening(Instant.now().atOffset(ZoneOffset.UTC).minusYears(8).toInstant());
      journal.posted(Room.in(2), Person.RANA, "nothing keeps it");
      var held = Room.in(3);
      journal.posted(held, Person.RANA, "a hold keeps it");
      awaitLock(archive, 1, sevenYears);
      awaitLock(archive, FileSealing.PARTITION, sevenYears);
      await("all were looked at", () -> lookedAt(archive).containsAll(Set.of(2, 3)));
      assertThat(lock(archive, 2)).noneMatch(S3VaultIT::isLong);
      assertThat(lock(archive, 3)).noneMatch(S3VaultIT::isLong);

      var hold =
          Map.of(
              "matter",
              archive.work("c.laurent", "Heron", "Subpoena").toString(),
              "name",
              "The third room",
              "custodians",
              List.of(Person.RANA.id().toString()),
              "conversations",
              List.of(held.id().toString()),
              "silent",
              true);
      archive.send("POST", "/api/holds", "c.laurent", hold, 201);
      aMonthPasses(archive);

      awaitLock(archive, 3, oneYear);
      awaitLock(archive, 16, oneYear);
      await("the other was looked at again", () -> lookedAt(archive).contains(2));
      assertThat(lock(archive, 2)).noneMatch(S3VaultIT::isLong);
      assertThat(health(archive)).doesNotContain("lock of");
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

  private static RunningArchive archive(
      TestFeed feed, URI endpoint, String bucket, String... more) {
    var arguments =
        Stream.concat(
            Stream.of(
                "--chancery.vault.seal-after=0s",
                "--chancery.vault.pace=50ms",
                "--chancery.vault.s3.bucket=" + bucket,
                "--chancery.vault.s3.endpoint=" + endpoint,
                "--chancery.vault.s3.access-key=test",
                "--chancery.vault.s3.secret-key=test"),
            Stream.of(more));
    return new RunningArchive(
        feed.url(), TestServers.elasticsearch(), arguments.toArray(String[]::new));
  }

  /// Waits until the store itself says that every segment of a partition is locked for about that
  /// long.
  private static void awaitLock(RunningArchive archive, int partition, Instant about) {
    await(
        "partition " + partition + " is locked until " + about,
        () -> {
          var locks = lock(archive, partition);
          return !locks.isEmpty()
              && locks.stream().allMatch(lock -> Duration.between(lock, about).abs().toDays() < 2);
        });
  }

  private static List<Instant> lock(RunningArchive archive, int partition) {
    return archive.bean(SegmentBooks.class).overlapping(partition, 1, Long.MAX_VALUE).stream()
        .map(SegmentBooks.Entry::name)
        .flatMap(name -> retention(name).stream())
        .toList();
  }

  private static Optional<Instant> retention(String name) {
    try (var http = HttpClient.newHttpClient()) {
      var asked =
          HttpRequest.newBuilder(server.url().resolve("/short/" + name + "?retention")).build();
      var until =
          Pattern.compile("<RetainUntilDate>(.*)</RetainUntilDate>")
              .matcher(http.send(asked, BodyHandlers.ofString()).body());
      return until.find() ? Optional.of(Instant.parse(until.group(1))) : Optional.empty();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    } catch (InterruptedException interrupted) {
      throw new IllegalStateException(interrupted);
    }
  }

  private static boolean isLong(Instant lock) {
    return lock.isAfter(Instant.now().plus(Duration.ofDays(2)));
  }

  /// The partitions whose locks have been looked at.
  private static Set<Integer> lookedAt(RunningArchive archive) {
    return Set.copyOf(
        archive
            .bean(JdbcClient.class)
            .sql(
                "select distinct partition from vault_segment where lock_seen_at > now() - interval '1 day'")
            .query(Integer.class)
            .list());
  }

  private static void aMonthPasses(RunningArchive archive) {
    archive
        .bean(JdbcClient.class)
        .sql("update vault_segment set lock_seen_at = lock_seen_at - interval '31 days'")
        .update();
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
