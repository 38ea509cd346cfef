package org.chancery.archive.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
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
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.boot.health.contributor.Status;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/// Changes anything in the archive's database, as somebody would who owns it, and looks whether the
/// audit names it. Every change is rolled back.
final class TamperIT {

  private static final TestJournal journal = new TestJournal();
  private static final TestFeed feed = new TestFeed(journal);
  private static RunningArchive archive;

  @BeforeAll
  static void start() {
    archive = new RunningArchive(feed.url(), TestServers.elasticsearch());
    for (var partition = 0; partition < 3; partition++) {
      var room = Room.in(partition);
      IntStream.range(0, 200).forEach(i -> journal.posted(room, Person.RANA, "message " + i));
      // One after the other, so that there are some heads.
      var sealing = partition;
      RunningArchive.await(
          "it is sealed", () -> archive.bean(LedgerTables.class).sealed().get(sealing) == 200);
    }
  }

  @AfterAll
  static void stop() {
    archive.close();
    feed.close();
  }

  /// A way to tamper.
  ///
  /// @param sql with `%1$d` for the leaf and `%2$d` for a byte
  /// @param kinds what the audit may call it
  record Tampering(String name, String sql, List<Finding.Kind> kinds) {
    @Override
    public String toString() {
      return name;
    }
  }

  private static final String RECORD =
      " where (partition, position) = (select partition, position from ledger.leaf where index = %1$d)";

  static List<Tampering> tamperings() {
    return List.of(
        new Tampering(
            "a byte of a leaf",
            "update ledger.leaf set entry = set_byte(entry, %2$d, get_byte(entry, %2$d) # 4) where index = %1$d",
            List.of(Finding.Kind.LEAF, Finding.Kind.CHECKPOINT)),
        new Tampering(
            "a dropped leaf",
            "delete from ledger.leaf where index = %1$d",
            List.of(Finding.Kind.LEAF, Finding.Kind.CHECKPOINT)),
        new Tampering(
            "all leaves from one on",
            "delete from ledger.leaf where index >= %1$d",
            List.of(Finding.Kind.CHECKPOINT)),
        new Tampering(
            "two swapped leaves",
            "update ledger.leaf a set entry = b.entry from ledger.leaf b"
                + " where a.index in (%1$d, %1$d + 1) and b.index = 2 * %1$d + 1 - a.index",
            List.of(Finding.Kind.LEAF)),
        new Tampering(
            "a byte of a tile",
            "update ledger.tile set hashes = set_byte(hashes, %2$d, get_byte(hashes, %2$d) # 1)"
                + " where index = 0",
            List.of(Finding.Kind.TILE)),
        new Tampering(
            "the hash over a tile",
            "update ledger.tile set root = set_byte(root, 7, get_byte(root, 7) # 1) where index = 1",
            List.of(Finding.Kind.TILE)),
        new Tampering(
            "a dropped tile",
            "delete from ledger.tile where index = 1",
            List.of(Finding.Kind.TILE)),
        new Tampering(
            "a tile too many",
            "insert into ledger.tile select 3, 9, hashes, root from ledger.tile where index = 1",
            List.of(Finding.Kind.TILE)),
        new Tampering(
            "the root of a checkpoint",
            "update ledger.checkpoint set root = set_byte(root, 3, get_byte(root, 3) # 8)"
                + " where id = (select min(id) from ledger.checkpoint where size > %1$d)",
            List.of(Finding.Kind.CHECKPOINT)),
        new Tampering(
            "the text of a checkpoint",
            "update ledger.checkpoint set note = replace(note, E'\\n' || size || E'\\n', E'\\n' || (size + 1) || E'\\n')"
                + " where id = (select max(id) from ledger.checkpoint)",
            List.of(Finding.Kind.CHECKPOINT)),
        new Tampering(
            "a back-dated checkpoint",
            "update ledger.checkpoint set at = at - interval '1 day'"
                + " where id = (select max(id) from ledger.checkpoint)",
            List.of(Finding.Kind.SIGNATURE)),
        new Tampering(
            "dropped newest checkpoints",
            "delete from ledger.checkpoint where size > %1$d",
            List.of(Finding.Kind.CHECKPOINT)),
        new Tampering(
            "a dropped checkpoint between two others",
            "delete from ledger.checkpoint where id ="
                + " (select id from ledger.checkpoint order by id"
                + " offset %1$d %% (select count(*) - 1 from ledger.checkpoint) limit 1)",
            List.of(Finding.Kind.CHECKPOINT)),
        new Tampering(
            "two swapped checkpoints",
            "update ledger.checkpoint a set note = b.note, size = b.size, root = b.root, at = b.at"
                + " from ledger.checkpoint b, (select id, lead(id) over (order by id) as after"
                + " from ledger.checkpoint order by id"
                + " offset %1$d %% (select count(*) - 1 from ledger.checkpoint) limit 1) two"
                + " where (a.id = two.id and b.id = two.after) or (a.id = two.after and b.id = two.id)",
            List.of(Finding.Kind.CHECKPOINT)),
        new Tampering(
            "a dropped key", "delete from ledger.note_key", List.of(Finding.Kind.SIGNATURE)),
        new Tampering(
            "a byte of a record",
            "update record set body = set_byte(body, %2$d, get_byte(body, %2$d) # 1)" + RECORD,
            List.of(Finding.Kind.RECORD)),
        new Tampering(
            "the hash of a record",
            "update record set hash = set_byte(hash, 9, get_byte(hash, 9) # 1)" + RECORD,
            List.of(Finding.Kind.COLUMNS)),
        new Tampering(
            "a back-dated record",
            "update record set at = at - interval '1 day'" + RECORD,
            List.of(Finding.Kind.COLUMNS)),
        new Tampering(
            "a record of another type",
            "update record set type = 'member.left'" + RECORD,
            List.of(Finding.Kind.COLUMNS)),
        new Tampering(
            "a dropped record",
            "delete from access_log; delete from message_change; delete from record" + RECORD,
            List.of(Finding.Kind.RECORD)),
        new Tampering(
            "a doubled record",
            "insert into record (partition, position, id, type, at, conversation, hash, body)"
                + " select partition, 999999, gen_random_uuid(), type, at, conversation, hash, body"
                + " from record"
                + RECORD,
            List.of(Finding.Kind.HEAD)),
        new Tampering(
            "a moved head",
            "update intake_head set position = position - 1 where partition = 1",
            List.of(Finding.Kind.HEAD)),
        new Tampering(
            "a byte of the salts",
            "update ledger_salt set salts = set_byte(salts, %2$d %% 96, get_byte(salts, %2$d %% 96) # 2)"
                + RECORD,
            List.of(Finding.Kind.RECORD)),
        new Tampering(
            "dropped salts", "delete from ledger_salt" + RECORD, List.of(Finding.Kind.SALTS)));
  }

  @Test
  @DisplayName("P4: an archive nobody tampered with has no findings")
  void wholeArchiveHasNoFindings() {
    var report = archive.bean(LedgerAudit.class).run();

    assertThat(report.findings()).isEmpty();
    assertThat(report.leaves()).isGreaterThanOrEqualTo(600);
    assertThat(report.checkpoints()).isPositive();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("tamperings")
  @DisplayName("P4: whatever is changed, dropped, swapped, doubled, cut off or back-dated is named")
  void whateverIsChangedIsNamed(Tampering tampering) {
    var random = new Random(tampering.name().hashCode());
    for (var round = 0; round < 5; round++) {
      var sql = tampering.sql().formatted(random.nextInt(590), random.nextInt(11, 200));
      var findings = new ArrayList<Finding>();
      archive
          .bean(TransactionTemplate.class)
          .executeWithoutResult(status -> {
            archive.bean(JdbcClient.class).sql(sql).update();
            findings.addAll(archive.bean(LedgerAudit.class).run().findings());
            status.setRollbackOnly();
          });

      assertThat(findings)
          .as(sql)
          .isNotEmpty()
          .anySatisfy(finding -> assertThat(tampering.kinds()).contains(finding.kind()));
    }
    wholeAgain();
  }

  @Test
  @DisplayName("P4: what an audit finds takes the archive's health down until it is well again")
  void findingsShowInTheHealth() {
    var database = archive.bean(JdbcClient.class);
    var audits = archive.bean(AuditLoop.class);
    database
        .sql("update record set type = 'member.left' where partition = 1 and position = 5")
        .update();

    audits.audit();
    assertThat(archive.bean(LedgerHealth.class).health().getStatus()).isEqualTo(Status.DOWN);
    assertThat(archive.request("GET", "/actuator/health", null, null).body())
        .contains("record 1/5");

    database
        .sql("update record set type = 'message.posted' where partition = 1 and position = 5")
        .update();
    audits.audit();
    assertThat(archive.bean(LedgerHealth.class).health().getStatus()).isEqualTo(Status.UP);
  }

  private static void wholeAgain() {
    assertThat(archive.bean(LedgerAudit.class).run().findings()).isEmpty();
  }
}
