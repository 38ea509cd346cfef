package org.chancery.archive.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chancery.archive.RunningArchive.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.chancery.archive.RunningArchive;
import org.chancery.archive.TestFeed;
import org.chancery.archive.TestJournal;
import org.chancery.archive.TestJournal.Person;
import org.chancery.archive.TestJournal.Room;
import org.chancery.archive.ledger.TestAuthority.Manner;
import org.chancery.stack.testing.TestServers;
import org.chancery.verify.ArchiveCheck;
import org.chancery.verify.Keyring;
import org.chancery.verify.ledger.ByteString;
import org.chancery.verify.ledger.Checkpoint;
import org.chancery.verify.ledger.SignedNote;
import org.chancery.verify.timestamp.TimeStampToken;
import org.chancery.verify.timestamp.TimeStampTrust;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/// Heads of the ledger that a witness and a time stamp authority attest, honest ones and others.
final class AttestationIT {

  private static final TestJournal journal = new TestJournal();
  private static final TestFeed feed = new TestFeed(journal);
  private static final TestWitness witness = new TestWitness("witness.example/w1");
  private static final TestAuthority authority = new TestAuthority("RSA", "SHA256withRSA");

  @TempDir static Path folder;
  private static RunningArchive archive;

  @BeforeAll
  static void start() throws IOException {
    var trust = folder.resolve("authority.pem");
    Files.writeString(trust, authority.pem());
    archive =
        new RunningArchive(
            feed.url(),
            TestServers.elasticsearch(),
            "--chancery.vault.records=8",
            "--chancery.vault.seal-after=0s",
            "--chancery.vault.pace=50ms",
            "--chancery.ledger.attestation.pace=50ms",
            "--chancery.ledger.attestation.timeout=1s",
            "--chancery.ledger.attestation.deposit-after=0s",
            "--chancery.ledger.attestation.witnesses[0].url=" + witness.url(),
            "--chancery.ledger.attestation.witnesses[0].key=" + witness.key(),
            "--chancery.ledger.attestation.witnesses[0].every=0s",
            "--chancery.ledger.attestation.time-stamps.url=" + authority.url(),
            "--chancery.ledger.attestation.time-stamps.trust=" + trust,
            "--chancery.ledger.attestation.time-stamps.every=0s");
    witness.trust(archive.bean(LedgerTables.class).keys());
    await(
        "the ledger has a key",
        () -> {
          witness.trust(archive.bean(LedgerTables.class).keys());
          return !archive.bean(LedgerTables.class).keys().isEmpty();
        });
  }

  @AfterAll
  static void stop() {
    archive.close();
    feed.close();
    witness.close();
    authority.close();
  }

  @Test
  @DisplayName("P4: a witness cosigns each head that continues the one before, and nothing else")
  void witnessCosignsWhatContinues() {
    post(0);
    await("the newest head is cosigned", AttestationIT::isNewestCosigned);
    post(0);
    await("the next one too", AttestationIT::isNewestCosigned);

    var note = SignedNote.read(archive.request("GET", "/ledger/checkpoint", null, null).body());
    var tables = archive.bean(LedgerTables.class);
    assertThat(note.text()).isNotEmpty();
    var newest = tables.newest().orElseThrow();
    assertThat(tables.cosigned(newest).signers(List.of(witness.key()))).hasSize(1);
  }

  @Test
  @DisplayName("P4: a witness that has seen another tree refuses, and health and metric say so")
  void forkIsRefusedAndSaid() {
    post(1);
    await("the newest head is cosigned", AttestationIT::isNewestCosigned);
    var honest = witness.cosigned();
    var fork =
        new Checkpoint(
            honest == null ? "" : honest.origin(),
            honest == null ? 1 : honest.size(),
            ByteString.of(new byte[32]));
    witness.remember(fork);

    post(1);

    await("the refusal is said", () -> trouble(witness.key().name()).contains("(422)"));
    assertThat(health()).contains("witness.example/w1").contains("422");
    assertThat(archive.request("GET", "/actuator/prometheus", null, null).body())
        .contains("chancery_ledger_attestation_behind_seconds{by=\"witness.example/w1\"");
    witness.remember(new Checkpoint(fork.origin(), 1_000_000, ByteString.of(new byte[32])));
    await("a larger tree is said", () -> trouble(witness.key().name()).contains("put back"));
    assertThat(isSealed(1)).isTrue();
    witness.remember(honest);
    archive.restart();
    await("it cosigns again", AttestationIT::isNewestCosigned);
  }

  @Test
  @DisplayName("P4: a cosignature that is over something else is not believed")
  void forgedCosignatureIsNotBelieved() {
    witness.forge(true);
    post(2);

    await(
        "it is refused", () -> trouble(witness.key().name()).contains("no cosignature of its key"));

    witness.forge(false);
    await("it is well again", AttestationIT::isNewestCosigned);
  }

  @Test
  @DisplayName("P4: heads are sealed on while nobody attests them, and attested when they are back")
  void sealingGoesOnWithoutAttesters() {
    witness.beAway(true);
    authority.behave(Manner.ERROR);
    post(3);

    await("sealing goes on", () -> isSealed(3));
    await("health tells", () -> health().contains("503"));
    assertThat(archive.bean(LedgerHealth.class).health().getStatus().getCode()).isEqualTo("UP");

    witness.beAway(false);
    authority.behave(Manner.HONEST);
    await("cosigned", AttestationIT::isNewestCosigned);
    await("stamped", AttestationIT::isNewestStamped);
  }

  @Test
  @DisplayName("P4: a head's time stamp verifies without Bouncy Castle, and over that head alone")
  void timeStampVerifies() {
    post(4);
    await("stamped", AttestationIT::isNewestStamped);

    var token = TimeStampToken.read(newestToken());
    var trust = TimeStampTrust.of(authority.pem().getBytes(StandardCharsets.US_ASCII));
    assertThat(token.verify(trust)).isEmpty();
    assertThat(token.isOver(stampedNote())).isTrue();
    assertThat(token.isOver(new byte[] {1})).isFalse();
    assertThat(token.policy()).isEqualTo("1.2.3.4.1");
  }

  @ParameterizedTest
  @EnumSource(
      value = Manner.class,
      names = {"HONEST", "ERROR"},
      mode = EnumSource.Mode.EXCLUDE)
  @DisplayName("P4: a time stamp that is not what was asked for is not believed, and said")
  void badTimeStampIsNotBelieved(Manner manner) {
    await("stamped", AttestationIT::isNewestStamped);
    var before = stamps();
    authority.behave(manner);
    post(5);

    await("it is refused", () -> !trouble("time-stamps").isEmpty());
    assertThat(stamps()).isEqualTo(before);
    assertThat(trouble("time-stamps")).contains(expected(manner));

    authority.behave(Manner.HONEST);
    // The pause grows with each failure; a new start does not wait for it.
    archive.restart();
    await("stamped again", AttestationIT::isNewestStamped);
  }

  private static String expected(Manner manner) {
    return switch (manner) {
      case HONEST, ERROR -> "";
      case WRONG_IMPRINT, WRONG_NONCE -> "is not to the question";
      case WRONG_TIME -> "which is not now";
      case UNTRUSTED_SIGNER -> "leads to no authority that is trusted";
      case EXPIRED_CERTIFICATE -> "was not valid";
      case REJECTION -> "it gave no token";
      case GARBAGE -> "is not to the question";
      case SILENCE -> "no answer in";
    };
  }

  @Test
  @DisplayName("P4: the archive's directory shows what was attested, to whoever has only that")
  void directoryShowsWhatWasAttested() throws IOException {
    post(6);
    await("cosigned", AttestationIT::isNewestCosigned);
    await("stamped", AttestationIT::isNewestStamped);

    await(
        "the directory is whole with both",
        () ->
            check()
                .filter(report -> report.findings().isEmpty())
                .flatMap(ArchiveCheck.Report::ledger)
                .filter(ledger -> ledger.cosignatures() > 0 && ledger.timeStamps() > 0)
                .isPresent());
  }

  @Test
  @DisplayName("P4: the audit names a cosignature or a time stamp that was changed or moved")
  void auditNamesAChangedAttestation() {
    for (var i = 0; i < 2; i++) {
      post(7);
      await("cosigned", AttestationIT::isNewestCosigned);
      await("stamped", AttestationIT::isNewestStamped);
    }
    assertThat(archive.bean(LedgerAudit.class).run().findings()).isEmpty();

    for (var sql :
        List.of(
            "update ledger.cosignature set line = overlay(line placing 'x' from 5 for 1)",
            "update ledger.cosignature set line = overlay(line placing 'Q' from length(line) - 9 for 2)",
            "update ledger.cosignature set checkpoint = (select min(id) from ledger.checkpoint)",
            "update ledger.time_stamp set token = set_byte(token, length(token) - 9,"
                + " get_byte(token, length(token) - 9) # 1)",
            "update ledger.time_stamp set token = substring(token from 1 for 200)",
            "update ledger.time_stamp set token = (select token from ledger.time_stamp"
                + " order by checkpoint limit 1)")) {
      var findings = new ArrayList<Finding>();
      archive
          .bean(TransactionTemplate.class)
          .executeWithoutResult(status -> {
            var table = sql.contains("cosignature") ? "cosignature" : "time_stamp";
            var last = " where id = (select max(id) from ledger." + table + ")";
            jdbc().sql(sql + last).update();
            findings.addAll(archive.bean(LedgerAudit.class).run().findings());
            status.setRollbackOnly();
          });
      assertThat(findings)
          .as(sql)
          .anySatisfy(finding -> assertThat(finding.kind()).isEqualTo(Finding.Kind.SIGNATURE));
    }
  }

  private static Optional<ArchiveCheck.Report> check() {
    try {
      var lines = new ArrayList<String>();
      for (var file : List.of("note.verifier", "ledger.verifier")) {
        lines.addAll(Files.readAllLines(archive.vault().resolve("keys").resolve(file)));
      }
      lines.add(witness.key().vkey());
      return Optional.of(
          ArchiveCheck.check(
              archive.vault().resolve("vault"),
              Keyring.of(lines),
              TimeStampTrust.of(authority.pem().getBytes(StandardCharsets.US_ASCII)),
              null));
    } catch (IOException | UncheckedIOException moving) {
      return Optional.empty();
    }
  }

  private static void post(int partition) {
    journal.posted(Room.in(partition), Person.RANA, "attested");
    await("it is sealed", () -> isSealed(partition));
  }

  private static boolean isSealed(int partition) {
    return archive.bean(LedgerTables.class).sealed().get(partition) == journal.head(partition);
  }

  private static boolean isNewestCosigned() {
    var newest = archive.bean(LedgerTables.class).newest().orElseThrow().id();
    return archive.bean(AttestationTables.class).lastCosigned(witness.key()) == newest;
  }

  private static boolean isNewestStamped() {
    var newest = archive.bean(LedgerTables.class).newest().orElseThrow().id();
    return archive.bean(AttestationTables.class).lastStamped() == newest;
  }

  private static long stamps() {
    return jdbc().sql("select count(*) from ledger.time_stamp").query(Long.class).single();
  }

  private static byte[] newestToken() {
    return jdbc()
        .sql("select token from ledger.time_stamp order by checkpoint desc limit 1")
        .query((row, _) -> row.getBytes(1))
        .single();
  }

  private static byte[] stampedNote() {
    return jdbc()
        .sql(
            """
            select c.note from ledger.checkpoint c join ledger.time_stamp s on s.checkpoint = c.id
            order by c.id desc limit 1
            """)
        .query((row, _) -> row.getString(1))
        .single()
        .getBytes(StandardCharsets.UTF_8);
  }

  private static JdbcClient jdbc() {
    return archive.bean(JdbcClient.class);
  }

  private static String trouble(String by) {
    return archive.bean(AttestationLoop.class).standings().stream()
        .filter(standing -> standing.by().equals(by))
        .map(standing -> String.valueOf(standing.trouble()))
        .filter(trouble -> !trouble.equals("null"))
        .findFirst()
        .orElse("");
  }

  private static String health() {
    return archive.request("GET", "/actuator/health", null, null).body();
  }
}
