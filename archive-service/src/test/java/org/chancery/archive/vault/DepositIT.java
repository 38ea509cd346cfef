package org.chancery.archive.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.chancery.archive.RunningArchive.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.chancery.archive.RunningArchive;
import org.chancery.archive.TestFeed;
import org.chancery.archive.TestJournal;
import org.chancery.archive.TestJournal.Person;
import org.chancery.archive.TestJournal.Room;
import org.chancery.archive.record.RecordStore;
import org.chancery.archive.record.Turns;
import org.chancery.stack.testing.TestServers;
import org.chancery.verify.ArchiveCheck;
import org.chancery.verify.Keyring;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/// The ledger in the archive's directory, as `chancery-verify` sees it.
final class DepositIT {

  private static final TestJournal journal = new TestJournal();
  private static final TestFeed feed = new TestFeed(journal);
  private static RunningArchive archive;

  @BeforeAll
  static void start() {
    archive =
        new RunningArchive(
            feed.url(),
            TestServers.elasticsearch(),
            "--chancery.vault.records=64",
            "--chancery.vault.seal-after=0s",
            "--chancery.vault.pace=50ms");
  }

  @AfterAll
  static void stop() {
    archive.close();
    feed.close();
  }

  @Test
  @DisplayName("P4: the archive's directory shows without the archive that every record is sealed")
  void directoryAloneShowsThatEveryRecordIsSealed() throws IOException {
    var room = Room.in(0);
    IntStream.range(0, 599).forEach(i -> journal.posted(room, Person.RANA, "line " + i));
    journal.postedFile(room, Person.RANA, "line 599", UUID.randomUUID(), "report.txt");

    awaitWhole(0, 600);
    await("the file is sealed", () -> archive.bean(SegmentBooks.class).totals().files() == 1);
    awaitWhole(0, 600);

    var report = check();
    var ledger = report.ledger().orElseThrow();
    assertThat(ledger.leaves()).isGreaterThanOrEqualTo(600);
    assertThat(report.vault().files()).isEqualTo(1);
    assertThat(ledger.heads()).isPositive();
    assertThat(ledger.unopened()).isZero();
    assertThat(directory().resolve("ledger/tile/0/000")).isRegularFile();
    assertThat(directory().resolve("ledger/tile/0/001")).isRegularFile();
    assertThat(directory().resolve("ledger/tile/entries/001")).isRegularFile();
    assertThat(Files.readString(archive.vault().resolve("keys/ledger.verifier")).lines())
        .hasSize(2);
  }

  @Test
  @DisplayName("P4: a changed byte of a leaf in the directory is named")
  void changedLeafIsNamed() throws IOException {
    var room = Room.in(1);
    journal.posted(room, Person.RANA, "as it was said");
    awaitWhole(1, 1);
    try (var files = Files.walk(directory().resolve("ledger/tile/entries"))) {
      var tile = files.filter(Files::isRegularFile).sorted().findFirst().orElseThrow();
      var bytes = Files.readAllBytes(tile);
      var other = bytes.clone();
      other[180] ^= 1;
      overwrite(tile, other);

      var name = directory().relativize(tile).toString();
      assertThat(check().findings())
          .anySatisfy(finding -> {
            assertThat(finding.file()).isEqualTo(name);
            assertThat(finding.from() <= 180 && 180 < finding.to()).isTrue();
          });

      overwrite(tile, bytes);
    }
    awaitWhole(1, 1);
  }

  @Test
  @DisplayName("P3: killed at any file of a portion, the next round writes the same and no more")
  void killedAtAnyFileThePortionIsWrittenWhole() throws IOException {
    archive.bean(VaultLoop.class).stop();
    var room = Room.in(2);
    IntStream.range(0, 70).forEach(i -> journal.posted(room, Person.RANA, "line " + i));
    await("the ledger has them", () -> leaves(2) == 70);
    assertThat(archive.bean(Turns.class).take(VaultLoop.TURN)).isEqualTo(Turns.Taken.ANEW);
    for (var head : archive.bean(RecordStore.class).heads()) {
      archive.bean(SegmentSealing.class).seal(head);
    }
    archive.bean(SegmentSealing.class).vouch();
    var deposit = archive.bean(Deposit.class);
    var store = archive.bean(VaultStore.class);
    var tries = 0;
    var names = new ArrayList<String>();
    var isKilled = true;
    while (isKilled) {
      var left = new AtomicInteger(tries++);
      try {
        deposit.make(new MortalDesk(left, names), sealed());
        isKilled = false;
      } catch (IOException killed) {
        assertThat(killed).hasMessage("killed");
      }
    }

    assertThat(tries).isGreaterThan(4);
    assertThat(names.getLast()).isEqualTo("ledger/notes/%012d.txt".formatted(number()));
    assertThat(check().findings()).isEmpty();
    assertThatThrownBy(() -> store.write(names.getLast(), new byte[] {1}))
        .isInstanceOf(IllegalStateException.class);
    archive.bean(Turns.class).release(VaultLoop.TURN);
    archive.restart();
    awaitWhole(2, 70);
  }

  /// Dies at some file.
  private record MortalDesk(AtomicInteger left, List<String> names) implements Deposit.Desk {
    @Override
    public void write(String name, byte[] content) throws IOException {
      if (left.getAndDecrement() == 0) {
        throw new IOException("killed");
      }
      archive.bean(VaultStore.class).write(name, content);
      names.add(name);
    }

    @Override
    public void commit(Runnable work) {
      archive.bean(TransactionTemplate.class).executeWithoutResult(_ -> work.run());
    }
  }

  private static long number() {
    return archive
        .bean(JdbcClient.class)
        .sql("select max(number) from ledger_deposit")
        .query(Long.class)
        .single();
  }

  private static Map<Integer, Long> sealed() {
    Map<Integer, Long> sealed = new TreeMap<>();
    for (var head : archive.bean(RecordStore.class).heads()) {
      archive
          .bean(SegmentBooks.class)
          .last(head.partition())
          .ifPresent(last -> sealed.put(last.partition(), last.last()));
    }
    return sealed;
  }

  private static long leaves(int partition) {
    return archive
        .bean(JdbcClient.class)
        .sql("select count(*) from ledger.leaf where partition = ?")
        .param(partition)
        .query(Long.class)
        .single();
  }

  private static void awaitWhole(int partition, long position) {
    await(
        "partition " + partition + " is sealed up to " + position + ", and all of it is whole",
        () ->
            archive.bean(SegmentBooks.class).holding(partition, position).isPresent() && isWhole());
  }

  private static boolean isWhole() {
    try {
      return check().findings().isEmpty();
    } catch (IOException | UncheckedIOException moving) {
      // A file came or went meanwhile.
      return false;
    }
  }

  private static Path directory() {
    return archive.vault().resolve("vault");
  }

  private static ArchiveCheck.Report check() throws IOException {
    var lines = new ArrayList<String>();
    for (var file : List.of("note.verifier", "ledger.verifier")) {
      lines.addAll(Files.readAllLines(archive.vault().resolve("keys").resolve(file)));
    }
    return ArchiveCheck.check(directory(), Keyring.of(lines), null, null);
  }

  private static void overwrite(Path file, byte[] bytes) throws IOException {
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
    Files.write(file, bytes);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("r--------"));
  }
}
