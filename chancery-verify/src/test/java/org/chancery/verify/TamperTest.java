package org.chancery.verify;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.chancery.verify.ledger.SignedNote;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Whatever is done to a vault behind its back is found and named.
final class TamperTest implements TamperContract {

  @TempDir Path root;

  @BeforeEach
  void sealSomeSegments() {
    var vault = new TestVault(root, 1);
    for (var round = 0; round < 3; round++) {
      for (var partition = 0; partition < 3; partition++) {
        vault.seal(partition, 5 + round);
      }
      vault.seal(SegmentHead.FILES, 2);
      vault.vouch();
    }
  }

  @Override
  public Path root() {
    return root;
  }

  @Override
  public List<Finding> findings() throws IOException {
    return check().findings();
  }

  @Test
  @DisplayName("P4: a vault nobody touched is whole")
  void untouchedVaultIsWhole() throws IOException {
    var report = check();

    assertThat(report.findings()).isEmpty();
    assertThat(report.records()).isEqualTo(3 * (5 + 6 + 7));
    assertThat(report.files()).isEqualTo(3 * 2);
    assertThat(report.segments()).isEqualTo(12);
    assertThat(report.notes()).isEqualTo(3);
  }

  @Test
  @DisplayName("P4: a segment that stands twice is found, whatever the copy is called")
  void copyOfASegmentIsFound() throws IOException {
    var segment = files().stream().filter(file -> name(file).endsWith(".seg")).findFirst();
    var file = segment.orElseThrow();
    var hash = name(file).substring(name(file).indexOf('-') + 1);
    for (var copy : List.of("01/000000000001-" + hash, "00/000000000002-" + hash, "00/copy.seg")) {
      var path = root.resolve("segments").resolve(copy);
      Files.copy(file, path);

      assertThat(findings())
          .anySatisfy(finding -> assertThat(finding.file()).isEqualTo("segments/" + copy));

      Files.delete(path);
    }
  }

  @Test
  @DisplayName("P4: a back-dated segment is found even if its hash and name were made anew")
  void backDatedSegmentIsFound() throws Exception {
    for (var file : files().stream().filter(path -> name(path).endsWith(".seg")).toList()) {
      var bytes = Files.readAllBytes(file);
      var hash = name(file).replaceAll(".*-(.{64})\\.seg", "$1");
      var head = SegmentHead.read(Files.newInputStream(file), Digest.parse(hash));
      var earlier =
          new SegmentHead(
              head.partition(),
              head.first(),
              head.key(),
              head.previous(),
              head.sealedAt().minusSeconds(86_400),
              head.rows(),
              head.dictionary());
      var forged = Arrays.copyOf(earlier.encode(), bytes.length);
      System.arraycopy(bytes, head.length(), forged, head.length(), bytes.length - head.length());
      Files.delete(file);
      var renamed = root.resolve(earlier.name());
      Files.write(renamed, forged);

      assertThat(findings()).as(name(file)).isNotEmpty();

      Files.delete(renamed);
      Files.write(file, bytes);
    }
    assertThat(findings()).isEmpty();
  }

  @Test
  @DisplayName("P4: a note signed by another key vouches for nothing")
  void foreignNoteIsRefused() throws Exception {
    var file = root.resolve("notes/000000000003.txt");
    var text = SignedNote.read(Files.readString(file)).text();
    var forged = new SignedNote(text, List.of(TestVault.signer().sign(text)));
    Files.writeString(file, forged.toString());

    assertThat(findings())
        .anySatisfy(finding -> assertThat(finding.file()).isEqualTo("notes/000000000003.txt"));
  }

  @Test
  void programSaysWhatIsWrongAndEndsWithOne() throws IOException {
    var out = new java.io.ByteArrayOutputStream();
    var key = TestVault.verifier().vkey();
    try (var print = new java.io.PrintStream(out, true, StandardCharsets.UTF_8)) {
      assertThat(VerifyCommand.run(new String[] {root.toString(), "--key", key}, print, print))
          .isZero();
      Files.delete(root.resolve("notes/000000000003.txt"));
      assertThat(VerifyCommand.run(new String[] {root.toString(), "--key", key}, print, print))
          .isEqualTo(1);
      assertThat(VerifyCommand.run(new String[] {root.toString()}, print, print)).isEqualTo(2);
    }
    assertThat(out.toString(StandardCharsets.UTF_8))
        .contains("54 records and 6 files in 12 segments")
        .contains("The segments are whole.")
        .contains("no note vouches for it")
        .contains("Usage:");
  }

  private VaultCheck.Report check() throws IOException {
    return VaultCheck.check(root, TestVault.verifier());
  }
}
