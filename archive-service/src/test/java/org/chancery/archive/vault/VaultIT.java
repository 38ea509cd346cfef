package org.chancery.archive.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chancery.archive.RunningArchive.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.chancery.archive.RunningArchive;
import org.chancery.archive.TestFeed;
import org.chancery.archive.TestJournal;
import org.chancery.archive.TestJournal.Person;
import org.chancery.archive.TestJournal.Room;
import org.chancery.archive.record.CanonicalBytes;
import org.chancery.archive.record.Disposal;
import org.chancery.stack.testing.TestServers;
import org.chancery.verify.Finding;
import org.chancery.verify.VaultCheck;
import org.chancery.verify.ledger.NoteKey;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/// The vault on real servers. Each test has a partition of its own.
final class VaultIT {

  private static final TestJournal journal = new TestJournal();
  private static final TestFeed feed = new TestFeed(journal);
  private static RunningArchive archive;

  @BeforeAll
  static void start() {
    archive =
        new RunningArchive(
            feed.url(),
            TestServers.elasticsearch(),
            "--chancery.vault.records=8",
            "--chancery.vault.seal-after=0s",
            "--chancery.vault.pace=50ms");
  }

  @AfterAll
  static void stop() {
    archive.close();
    feed.close();
  }

  @Test
  @DisplayName("P4: what was taken in is sealed byte for byte, and verifies without the archive")
  void sealedRecordsAreReadBackByteForByte() throws IOException {
    var room = Room.in(0);
    for (var i = 0; i < 30; i++) {
      journal.posted(room, Person.RANA, "line " + i + " of what is said");
    }
    awaitSealed(0, 30);

    for (var position = 1; position <= 30; position++) {
      var record = archive.bean(SegmentReader.class).read(0, position).orElseThrow();
      assertThat(record.hash()).isEqualTo(journal.hash(0, position));
    }
    awaitWhole();
    try (var files = Files.walk(archive.vault().resolve("vault"))) {
      assertThat(files.filter(Files::isRegularFile).toList())
          .isNotEmpty()
          .allSatisfy(file -> {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("r--------");
            assertThat(
                    new String(
                        Files.readAllBytes(file), java.nio.charset.StandardCharsets.ISO_8859_1))
                .doesNotContain("of what is said");
          });
    }
  }

  @Test
  @DisplayName("P5: a disposed record's key is gone from the vault, and its neighbours' are not")
  void disposedRecordCannotBeOpenedAgain() throws IOException {
    var room = Room.in(1);
    for (var i = 0; i < 7; i++) {
      journal.posted(room, Person.RANA, "kept " + i);
    }
    var doomed = journal.posted(room, Person.RANA, "to be forgotten");
    awaitSealed(1, 8);

    dispose(doomed);

    await("the key is destroyed", () -> isShredded(doomed));
    assertThat(archive.bean(SegmentReader.class).read(1, 8)).isEmpty();
    for (var position = 1; position < 8; position++) {
      assertThat(archive.bean(SegmentReader.class).read(1, position)).isPresent();
    }
    awaitWhole();
  }

  @Test
  @DisplayName("P5: when the last record of a segment is disposed of, no key of it is left")
  void nothingOpensASegmentWithoutRecords() {
    var room = Room.in(2);
    var only = journal.posted(room, Person.RANA, "alone");
    awaitSealed(2, 1);

    dispose(only);

    await("the key is destroyed", () -> isShredded(only));
    var books = archive.bean(SegmentBooks.class);
    var entry = books.holding(2, 1).orElseThrow();
    assertThat(archive.bean(SegmentReader.class).cover(entry).isEmpty()).isTrue();
  }

  @Test
  @DisplayName("P3: killed between the row and the file, the next start seals what was not written")
  void segmentThatWasNeverWrittenIsTakenBack() throws IOException {
    archive.bean(VaultLoop.class).stop();
    var jdbc = archive.bean(JdbcClient.class);
    jdbc.sql("insert into vault_key values ('00000000-0000-4000-8000-000000000003', 'none', '')")
        .update();
    jdbc.sql(
            """
            insert into vault_segment values
              (3, 1, 1, decode(repeat('ab', 32), 'hex'), 1, '00000000-0000-4000-8000-000000000003', now(), false)
            """)
        .update();
    journal.posted(Room.in(3), Person.RANA, "first");

    archive.restart();
    awaitSealed(3, 1);

    var record = archive.bean(SegmentReader.class).read(3, 1).orElseThrow();
    assertThat(record.hash()).isEqualTo(journal.hash(3, 1));
  }

  @Test
  @DisplayName("P3: killed between the file and the mark, the next start keeps what was written")
  void segmentThatWasWrittenIsKept() throws IOException {
    var room = Room.in(4);
    journal.posted(room, Person.RANA, "first");
    awaitSealed(4, 1);
    var entry = archive.bean(SegmentBooks.class).holding(4, 1).orElseThrow();
    archive.bean(VaultLoop.class).stop();
    unseal(entry);

    archive.restart();
    awaitSealed(4, 1);

    assertThat(archive.bean(SegmentBooks.class).holding(4, 1)).contains(entry);
  }

  @Test
  @DisplayName("P4: a byte that changes in a sealed segment turns the archive's health red")
  void changedSegmentIsReported() throws IOException {
    var room = Room.in(5);
    journal.posted(room, Person.RANA, "as it was said");
    awaitSealed(5, 1);
    var entry = archive.bean(SegmentBooks.class).holding(5, 1).orElseThrow();
    var file = archive.vault().resolve("vault").resolve(entry.name());
    var bytes = Files.readAllBytes(file);
    overwrite(file, changed(bytes));

    await("the health names the segment", () -> health().contains(entry.name()));

    overwrite(file, bytes);
    await("the health is well again", () -> !health().contains(entry.name()));
  }

  @Test
  @DisplayName("P5: a file is sealed once, and its key lives as long as any record that names it")
  void fileIsKeptAsLongAsARecordNamesIt() throws IOException {
    var room = Room.in(7);
    var content = "the report that both attach".repeat(50).getBytes(StandardCharsets.UTF_8);
    var sha256 = CanonicalBytes.of(content).hash();
    var first = attached(room, content);
    var again = attached(room, content);
    var other = "another file".getBytes(StandardCharsets.UTF_8);
    attached(Room.in(8), other);
    await("both files are sealed", () -> isSealed(sha256) && isSealed(hash(other)));
    assertThat(archive.bean(SealedFiles.class).open(sha256)).contains(content);
    assertThat(positionsOf(sha256)).hasSize(1);

    dispose(first);
    await("the key of the record is destroyed", () -> isShredded(first));
    assertThat(archive.bean(SealedFiles.class).open(sha256)).contains(content);
    var position = positionsOf(sha256).getFirst();
    dispose(again);
    await("the file is forgotten", () -> positionsOf(sha256).isEmpty());

    assertThat(archive.bean(SealedFiles.class).open(sha256)).isEmpty();
    assertThat(archive.bean(SegmentReader.class).read(FileSealing.PARTITION, position)).isEmpty();
    assertThat(archive.bean(SealedFiles.class).open(hash(other))).contains(other);
    awaitWhole();
    assertThat(everythingInTheVault()).doesNotContain("the report", sha256.substring(7));
    attached(room, content);
    await("sent once more, it is sealed once more", () -> isSealed(sha256));
    assertThat(archive.bean(SealedFiles.class).open(sha256)).contains(content);
  }

  @Test
  @DisplayName(
      "P4: a file that is not what the record says is not sealed, and turns the health red")
  void fileOfAnotherContentIsNamed() throws IOException {
    var content = "as it was sent".getBytes(StandardCharsets.UTF_8);
    var file = UUID.randomUUID();
    feed.file(file, "as it never was".getBytes(StandardCharsets.UTF_8));
    journal.postedFile(Room.in(9), Person.RANA, "see this", file, "a.txt", content);

    await("the health names the record", () -> health().contains("record 9/1"));
    assertThat(archive.bean(SealedFiles.class).open(hash(content))).isEmpty();

    feed.file(file, content);
    archive
        .bean(JdbcClient.class)
        .sql(
            "update vault_file set tried_at = tried_at - interval '1 hour' where trouble is not null")
        .update();
    await("it is sealed once it can be had", () -> isSealed(hash(content)));
    await("the health is well again", () -> !health().contains("record 9/1"));
  }

  @Test
  @DisplayName("P3: killed between the row and the file, what was to be sealed is fetched again")
  void fileThatWasNotWrittenIsSealedAgain() throws IOException {
    var content = "nearly lost".getBytes(StandardCharsets.UTF_8);
    attached(Room.in(10), content);
    await("it is sealed", () -> isSealed(hash(content)));
    archive.bean(VaultLoop.class).stop();
    var jdbc = archive.bean(JdbcClient.class);
    var next = archive.bean(SegmentSealing.class).last(FileSealing.PARTITION) + 1;
    jdbc.sql("insert into vault_key values ('00000000-0000-4000-8000-000000000017', 'none', '')")
        .update();
    jdbc.sql(
            """
            insert into vault_segment values (17, ?, ?, decode(repeat('cd', 32), 'hex'), 1,
              '00000000-0000-4000-8000-000000000017', now(), false)
            """)
        .param(next)
        .param(next)
        .update();
    jdbc.sql("update vault_file set position = ? where sha256 = decode(?, 'hex')")
        .param(next)
        .param(hash(content).substring(7))
        .update();

    archive.restart();
    await("it is sealed again", () -> isSealed(hash(content)));

    assertThat(archive.bean(SealedFiles.class).open(hash(content))).contains(content);
  }

  @Test
  void newMasterKeyWrapsEveryKeyAnewAndSegmentsStay() throws IOException {
    var room = Room.in(6);
    journal.posted(room, Person.RANA, "kept");
    awaitSealed(6, 1);
    var key = new byte[32];
    new java.security.SecureRandom().nextBytes(key);
    Files.write(archive.vault().resolve("keys/master-0002.key"), key);

    await(
        "every key is wrapped by the new one",
        () ->
            archive
                .bean(JdbcClient.class)
                .sql("select distinct master from vault_key")
                .query(String.class)
                .list()
                .equals(List.of("master-0002.key")));

    assertThat(archive.bean(SegmentReader.class).read(6, 1)).isPresent();
  }

  private static UUID attached(Room room, byte[] content) {
    var file = UUID.randomUUID();
    feed.file(file, content);
    return journal.postedFile(room, Person.RANA, "with a file", file, "report.txt", content);
  }

  private static String hash(byte[] content) {
    return CanonicalBytes.of(content).hash();
  }

  private static boolean isSealed(String sha256) {
    try {
      return archive.bean(SealedFiles.class).open(sha256).isPresent();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private static List<Long> positionsOf(String sha256) {
    return archive
        .bean(JdbcClient.class)
        .sql("select position from vault_file where sha256 = decode(?, 'hex')")
        .param(sha256.substring(7))
        .query((row, _) -> row.getLong("position"))
        .list();
  }

  private static String everythingInTheVault() throws IOException {
    var all = new StringBuilder();
    try (var files = Files.walk(archive.vault().resolve("vault"))) {
      for (var file : files.filter(Files::isRegularFile).toList()) {
        all.append(file).append(Files.readString(file, StandardCharsets.ISO_8859_1));
      }
    }
    return all.toString();
  }

  private static void awaitSealed(int partition, long position) {
    await(
        "partition " + partition + " is sealed up to " + position,
        () -> archive.bean(SegmentBooks.class).holding(partition, position).isPresent());
  }

  private static void awaitWhole() {
    await("the vault verifies", () -> findings().isEmpty());
  }

  private static List<Finding> findings() {
    try {
      var key = Files.readString(archive.vault().resolve("keys/note.verifier"));
      return VaultCheck.check(archive.vault().resolve("vault"), NoteKey.read(key.strip()))
          .findings();
    } catch (IOException moving) {
      return List.of(new Finding("", 0, 0, "a file came or went meanwhile"));
    }
  }

  private static void dispose(UUID record) {
    await("the ledger has it too, and it is disposed of", () -> disposed(record));
  }

  private static boolean disposed(UUID record) {
    try {
      archive
          .bean(TransactionTemplate.class)
          .executeWithoutResult(
              _ -> archive.bean(Disposal.class).dispose(Set.of(record), UUID.randomUUID()));
      return true;
    } catch (IllegalStateException notInTheLedgerYet) {
      return false;
    }
  }

  private static boolean isShredded(UUID record) {
    return archive
        .bean(JdbcClient.class)
        .sql("select shredded_at is not null from disposed_record where id = ?")
        .param(record)
        .query(Boolean.class)
        .single();
  }

  private static void unseal(SegmentBooks.Entry entry) {
    archive
        .bean(JdbcClient.class)
        .sql("update vault_segment set is_sealed = false where hash = ?")
        .param(entry.hash().toBytes())
        .update();
  }

  private static String health() {
    return archive.request("GET", "/actuator/health", null, null).body();
  }

  private static byte[] changed(byte[] bytes) {
    var other = bytes.clone();
    other[other.length - 1] ^= 1;
    return other;
  }

  private static void overwrite(Path file, byte[] bytes) throws IOException {
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
    Files.write(file, bytes);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("r--------"));
  }
}
