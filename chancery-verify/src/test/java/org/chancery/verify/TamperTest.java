package org.chancery.verify;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.chancery.verify.ledger.SignedNote;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Whatever is done to a vault behind its back is found and named. Each repetition is another
/// random choice, the same in every run.
final class TamperTest {

  private static final int CHOICES = 150;

  @TempDir Path root;

  @BeforeEach
  void sealSomeSegments() {
    var vault = new TestVault(root, 1);
    for (var round = 0; round < 3; round++) {
      for (var partition = 0; partition < 3; partition++) {
        vault.seal(partition, 5 + round);
      }
      vault.vouch();
    }
  }

  @Test
  @DisplayName("P4: a vault nobody touched is whole")
  void untouchedVaultIsWhole() throws IOException {
    var report = check();

    assertThat(report.findings()).isEmpty();
    assertThat(report.records()).isEqualTo(3 * (5 + 6 + 7));
    assertThat(report.segments()).isEqualTo(9);
    assertThat(report.notes()).isEqualTo(3);
  }

  @RepeatedTest(CHOICES)
  @DisplayName("P4: a byte that was changed is found, and the finding names where")
  void changedByteIsFound(RepetitionInfo repetition) throws IOException {
    var random = new Random(repetition.getCurrentRepetition());
    var file = any(random);
    var bytes = Files.readAllBytes(file);
    var at = random.nextInt(bytes.length);
    bytes[at] ^= (byte) (1 + random.nextInt(255));
    Files.write(file, bytes);

    assertThat(check().findings())
        .anySatisfy(finding -> {
          assertThat(finding.file()).isEqualTo(name(file));
          assertThat((long) at).isBetween(finding.from(), finding.to() - 1);
        });
  }

  @RepeatedTest(CHOICES)
  @DisplayName("P4: a file that was cut short, or made longer, is found")
  void changedLengthIsFound(RepetitionInfo repetition) throws IOException {
    var random = new Random(repetition.getCurrentRepetition());
    var file = any(random);
    var bytes = Files.readAllBytes(file);
    var longer = random.nextBoolean();
    var length = longer ? bytes.length + 1 + random.nextInt(99) : random.nextInt(bytes.length);
    Files.write(file, Arrays.copyOf(bytes, length));

    assertThat(check().findings())
        .anySatisfy(finding -> assertThat(finding.file()).isEqualTo(name(file)));
  }

  @Test
  @DisplayName("P4: each file that was dropped is missed, by name of a neighbour or a note")
  void droppedFileIsMissed() throws IOException {
    for (var file : files()) {
      var bytes = Files.readAllBytes(file);
      Files.delete(file);

      assertThat(check().findings()).as("without " + name(file)).isNotEmpty();

      Files.write(file, bytes);
    }
    assertThat(check().findings()).isEmpty();
  }

  @Test
  @DisplayName("P4: two files that changed places are both found")
  void swappedFilesAreFound() throws IOException {
    var files = files();
    for (var one : files) {
      for (var other : files.subList(files.indexOf(one) + 1, files.size())) {
        swap(one, other);

        assertThat(check().findings().stream().map(Finding::file)).contains(name(one), name(other));

        swap(one, other);
      }
    }
  }

  @Test
  @DisplayName("P4: a segment that stands twice is found, whatever the copy is called")
  void copyIsFound() throws IOException {
    var segment = files().stream().filter(file -> name(file).endsWith(".seg")).findFirst();
    var file = segment.orElseThrow();
    var hash = name(file).substring(name(file).indexOf('-') + 1);
    for (var copy : List.of("01/000000000001-" + hash, "00/000000000002-" + hash, "00/copy.seg")) {
      var path = root.resolve("segments").resolve(copy);
      Files.copy(file, path);

      assertThat(check().findings())
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

      assertThat(check().findings()).as(name(file)).isNotEmpty();

      Files.delete(renamed);
      Files.write(file, bytes);
    }
    assertThat(check().findings()).isEmpty();
  }

  @Test
  @DisplayName("P4: a note signed by another key vouches for nothing")
  void foreignNoteIsRefused() throws Exception {
    var file = root.resolve("notes/000000000003.txt");
    var text = SignedNote.read(Files.readString(file)).text();
    var forged = new SignedNote(text, List.of(TestVault.signer().sign(text)));
    Files.writeString(file, forged.toString());

    assertThat(check().findings())
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
        .contains("The segments are whole.")
        .contains("no note vouches for it")
        .contains("Usage:");
  }

  private VaultCheck.Report check() throws IOException {
    return VaultCheck.check(root, TestVault.verifier());
  }

  private Path any(Random random) throws IOException {
    var files = files();
    return files.get(random.nextInt(files.size()));
  }

  private List<Path> files() throws IOException {
    try (var walk = Files.walk(root)) {
      return walk.filter(Files::isRegularFile).sorted().toList();
    }
  }

  private String name(Path file) {
    return root.relativize(file).toString();
  }

  private static void swap(Path one, Path other) throws IOException {
    var first = Files.readAllBytes(one);
    Files.write(one, Files.readAllBytes(other));
    Files.write(other, first);
  }
}
