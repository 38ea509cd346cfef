package org.chancery.verify;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.chancery.verify.ledger.Checkpoint;
import org.chancery.verify.ledger.SignedNote;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Whatever is done to the ledger's part of an archive is found and named.
final class LedgerTamperTest implements TamperContract {

  @TempDir static Path template;

  @TempDir Path root;

  @BeforeAll
  static void makeTheTemplate() {
    sealAndWriteSomeRecords(template);
  }

  @BeforeEach
  void copyTheTemplate() throws IOException {
    TamperContract.copy(template, root);
  }

  @Override
  public Path root() {
    return root;
  }

  @Override
  public Path tampered() {
    return root.resolve("ledger");
  }

  @Override
  public List<Finding> findings() throws IOException {
    return check().findings();
  }

  /// For tests that go on where this stopped.
  private Writers sealAndWriteAnew(Path folder) {
    root = folder;
    return sealAndWriteSomeRecords(folder);
  }

  private record Writers(TestVault vault, TestLedger ledger) {}

  private static Writers sealAndWriteSomeRecords(Path folder) {
    var vault = new TestVault(folder, 1);
    var ledger = new TestLedger(folder, 2);
    for (var round = 0; round < 4; round++) {
      for (var partition = 0; partition < 3; partition++) {
        var records = 50 + 7 * round;
        var last = vault.seal(partition, records);
        for (var position = last - records + 1; position <= last; position++) {
          ledger.append(partition, position, vault.record(partition, position), true);
          if (position % 20 == 0) {
            ledger.sign();
          }
        }
        ledger.sealed(partition, last);
      }
      vault.seal(SegmentHead.FILES, 3);
      vault.vouch();
      ledger.sign();
      ledger.cosign();
      ledger.stamp();
      ledger.certify(round % 3, 1 + round, List.of(vault.record(round % 3, 1 + round)));
      ledger.write();
    }
    return new Writers(vault, ledger);
  }

  @Test
  @DisplayName("P4: an archive nobody touched is whole, with its ledger")
  void untouchedArchiveIsWhole() throws IOException {
    var report = check();

    assertThat(report.findings()).isEmpty();
    var read = report.ledger().orElseThrow();
    assertThat(read.leaves())
        .isEqualTo(report.vault().records())
        .isEqualTo(3 * (50 + 57 + 64 + 71));
    assertThat(read.heads()).isGreaterThan(30);
    assertThat(read.waiting()).isZero();
    assertThat(read.unopened()).isZero();
    assertThat(read.cosignatures()).isEqualTo(4);
    assertThat(read.timeStamps()).isEqualTo(4);
    assertThat(read.certificates()).isEqualTo(4);
    assertThat(read.certified()).isEqualTo(4);
  }

  @RepeatedTest(20)
  @DisplayName("P4: a head that was taken out is missed even by who signs the list of files anew")
  void droppedHeadIsMissedThoughTheNotesAreSignedAnew(RepetitionInfo repetition)
      throws IOException {
    var random = new Random(repetition.getCurrentRepetition());
    rewriteHeads(1 + random.nextInt(4), heads -> heads.remove(random.nextInt(heads.size() - 1)));

    assertThat(findings())
        .anySatisfy(finding -> assertThat(finding.what()).contains("does not continue the head"));
  }

  @RepeatedTest(10)
  @DisplayName("P4: two heads that changed places are found though the notes are signed anew")
  void swappedHeadsAreFound(RepetitionInfo repetition) throws IOException {
    var random = new Random(repetition.getCurrentRepetition());
    rewriteHeads(
        1 + random.nextInt(4),
        heads -> {
          var at = random.nextInt(heads.size() - 1);
          heads.add(at, heads.remove(at + 1));
        });

    assertThat(findings()).isNotEmpty();
  }

  @Test
  @DisplayName("P4: a record that is in a segment and in no leaf is named")
  void recordWithoutALeafIsNamed(@TempDir Path other) throws IOException {
    var vault = sealAndWriteAnew(other).vault();
    vault.seal(1, 5);
    vault.vouch();

    assertThat(findings().toString()).contains("records 1/243 to 247 are in no leaf of the ledger");
  }

  @Test
  @DisplayName("P4: a leaf whose segment went, notes and all, is named")
  void leafWithoutASegmentIsNamed() throws IOException {
    for (var file : TamperContract.below(root.resolve("segments/02"))) {
      if (name(file).contains("/000000000172-")) {
        Files.delete(file);
      }
    }

    assertThat(findings().toString())
        .contains("records 2/172 to 242 were sealed, and are in no segment");
  }

  @Test
  @DisplayName("P4: another record in a leaf's place is named")
  void anotherRecordInALeafsPlaceIsNamed(@TempDir Path other) throws IOException {
    var writers = sealAndWriteAnew(other);
    var vault = writers.vault();
    var ledger = writers.ledger();
    var last = vault.seal(0, 2);
    vault.vouch();
    ledger.append(0, last - 1, Digest.of(new byte[] {77}), true);
    ledger.append(0, last, vault.record(0, last), true);
    ledger.sealed(0, last);
    ledger.sign();
    ledger.write();

    assertThat(findings())
        .singleElement()
        .satisfies(finding ->
            assertThat(finding.what())
                .contains("record 0/" + (last - 1))
                .contains("is not what leaf 726 commits to"));
  }

  @Test
  @DisplayName("P5: a certificate over another record than the segment's is named")
  void certificateOverAnotherRecordIsNamed(@TempDir Path other) throws IOException {
    var ledger = sealAndWriteAnew(other).ledger();
    ledger.certify(1, 7, List.of(Digest.of(new byte[] {9})));
    ledger.write();

    assertThat(findings())
        .singleElement()
        .satisfies(finding -> {
          assertThat(finding.file()).isEqualTo("ledger/certificates/000000000005.txt");
          assertThat(finding.what()).contains("record 1/7 went, and names another");
        });
  }

  @Test
  void recordWhoseSaltsAreGoneIsCounted(@TempDir Path other) throws IOException {
    var writers = sealAndWriteAnew(other);
    var vault = writers.vault();
    var ledger = writers.ledger();
    var last = vault.seal(0, 1);
    vault.vouch();
    ledger.append(0, last, vault.record(0, last), false);
    ledger.append(1, 243, Digest.NONE, true);
    ledger.sign();
    ledger.write();

    var report = check();
    assertThat(report.findings()).isEmpty();
    assertThat(report.ledger().orElseThrow().unopened()).isEqualTo(1);
    assertThat(report.ledger().orElseThrow().uncertified()).isEqualTo(1);
    assertThat(report.ledger().orElseThrow().waiting()).isEqualTo(1);
  }

  @Test
  @DisplayName("P4: whoever kept a head sees that the archive was put back to an earlier state")
  void keptHeadShowsThatTheEndWasCutOff() throws IOException {
    var kept = Checkpoint.read(SignedNote.read(heads(4).getLast()).text());

    assertThat(check(kept).findings()).isEmpty();
    for (var file : files()) {
      if (Files.readString(root.resolve(LedgerNote.name(4))).contains(name(file) + "\n")) {
        Files.delete(file);
      }
    }
    Files.delete(root.resolve(LedgerNote.name(4)));
    assertThat(check(kept).findings().toString()).contains("that you kept is not among them");
  }

  @Test
  void programSaysWhatIsThereAndWhatIsMissing(@TempDir Path empty) throws IOException {
    var keys = TestVault.verifier().vkey();
    var out = new ByteArrayOutputStream();
    try (var print = new PrintStream(out, true, StandardCharsets.UTF_8)) {
      var log = TestLedger.SIGNER.keys();
      assertThat(
              run(
                  print,
                  root.toString(),
                  "--key",
                  keys,
                  "--key",
                  log.getFirst().vkey(),
                  "--key",
                  log.getLast().vkey()))
          .isZero();
      assertThat(run(print, root.toString(), "--key", keys)).isZero();
      assertThat(run(print, empty.toString(), "--key", keys)).isEqualTo(2);
      assertThat(run(print, root.toString(), "--key", log.getFirst().vkey())).isEqualTo(2);
    }
    assertThat(out.toString(StandardCharsets.UTF_8))
        .contains("726 leaves under")
        .contains("All is whole.")
        .contains("0 cosignatures of witnesses, and 4 of witnesses whose key was not given")
        .contains("The ledger was not checked")
        .contains("Nothing is sealed in")
        .contains("None of the keys is the vault's");
  }

  private static int run(PrintStream print, String... arguments) throws IOException {
    return VerifyCommand.run(arguments, print, print);
  }

  private interface Change {
    void to(List<String> heads);
  }

  /// Does what somebody would who has the ledger's key: changes a portion of heads and signs a note
  /// that lists it as it is now, and all notes after it.
  private void rewriteHeads(int portion, Change change) throws IOException {
    var file = root.resolve(LedgerFiles.checkpoints(portion));
    var heads = heads(portion);
    change.to(heads);
    Files.writeString(file, String.join("", heads));
    var previous = Digest.NONE;
    for (var number = 1; number <= 4; number++) {
      var path = root.resolve(LedgerNote.name(number));
      var note = LedgerNote.read(SignedNote.read(Files.readString(path)).text());
      var files = new ArrayList<LedgerNote.Listed>();
      for (var listed : note.files()) {
        var bytes = Files.readAllBytes(root.resolve(listed.name()));
        files.add(new LedgerNote.Listed(listed.name(), bytes.length, Digest.of(bytes)));
      }
      var anew = new LedgerNote(number, previous, note.at(), note.sealed(), files).text();
      var signed = new SignedNote(anew, List.of(TestLedger.SIGNER.sign(anew))).toString();
      Files.writeString(path, signed);
      previous = Digest.of(signed.getBytes(StandardCharsets.UTF_8));
    }
  }

  private List<String> heads(int portion) throws IOException {
    try {
      return new ArrayList<>(
          NotePortion.read(Files.readAllBytes(root.resolve(LedgerFiles.checkpoints(portion))))
              .stream()
              .map(located -> located.note().toString())
              .toList());
    } catch (DamagedException damage) {
      throw new IOException(damage);
    }
  }

  private ArchiveCheck.Report check() throws IOException {
    return check(null);
  }

  private ArchiveCheck.Report check(@Nullable Checkpoint kept) throws IOException {
    var log = TestLedger.SIGNER.keys();
    var keys =
        Keyring.of(TestVault.verifier(), log.getFirst(), log.getLast(), TestLedger.witness());
    return ArchiveCheck.check(root, keys, TestLedger.STAMPS.trust(), kept);
  }
}
