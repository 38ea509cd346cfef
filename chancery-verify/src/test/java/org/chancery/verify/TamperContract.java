package org.chancery.verify;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

/// What holds for whatever the archive hands out as files: nothing can be done to them that is not
/// found and named. Each repetition is another random choice, the same in every run.
interface TamperContract {

  /// How many random choices there are of each kind.
  int CHOICES = 100;

  /// The folder that is checked; each test has one of its own.
  Path root();

  /// What the check of the whole folder finds.
  List<Finding> findings() throws IOException;

  /// The folder below the root whose files are tampered with.
  default Path tampered() {
    return root();
  }

  @Test
  @DisplayName("P4: where nobody touched a file, nothing is found")
  default void untouchedFilesAreWhole() throws IOException {
    assertThat(files()).isNotEmpty();
    assertThat(findings()).isEmpty();
  }

  @RepeatedTest(CHOICES)
  @DisplayName("P4: a byte that was changed is found, and the finding names where")
  default void changedByteIsFound(RepetitionInfo repetition) throws IOException {
    var random = new Random(repetition.getCurrentRepetition());
    var file = any(random);
    var bytes = Files.readAllBytes(file);
    var at = random.nextInt(bytes.length);
    bytes[at] ^= (byte) (1 + random.nextInt(255));
    Files.write(file, bytes);

    assertThat(findings())
        .anySatisfy(finding -> {
          assertThat(finding.file()).isEqualTo(name(file));
          assertThat((long) at).isBetween(finding.from(), finding.to() - 1);
        });
  }

  @RepeatedTest(CHOICES)
  @DisplayName("P4: a file that was cut short, or made longer, is found")
  default void changedLengthIsFound(RepetitionInfo repetition) throws IOException {
    var random = new Random(repetition.getCurrentRepetition());
    var file = any(random);
    var bytes = Files.readAllBytes(file);
    var longer = random.nextBoolean();
    var length = longer ? bytes.length + 1 + random.nextInt(99) : random.nextInt(bytes.length);
    Files.write(file, Arrays.copyOf(bytes, length));

    assertThat(findings()).anySatisfy(finding -> assertThat(finding.file()).isEqualTo(name(file)));
  }

  @Test
  @DisplayName("P4: each file that was dropped is missed, by name of a neighbour or a note")
  default void droppedFileIsMissed() throws IOException {
    for (var file : files()) {
      var bytes = Files.readAllBytes(file);
      Files.delete(file);

      assertThat(findings()).as("without " + name(file)).isNotEmpty();

      Files.write(file, bytes);
    }
    assertThat(findings()).isEmpty();
  }

  @RepeatedTest(CHOICES)
  @DisplayName("P4: two files that changed places are both found")
  default void swappedFilesAreFound(RepetitionInfo repetition) throws IOException {
    var random = new Random(repetition.getCurrentRepetition());
    var one = any(random);
    var other = any(random);
    var first = Files.readAllBytes(one);
    var second = Files.readAllBytes(other);
    Files.write(one, second);
    Files.write(other, first);

    var found = findings().stream().map(Finding::file).toList();
    if (Arrays.equals(first, second)) {
      assertThat(found).isEmpty();
    } else {
      assertThat(found).contains(name(one), name(other));
    }
  }

  @Test
  @DisplayName("P4: a file that stands twice is found")
  default void copyIsFound() throws IOException {
    for (var file : files()) {
      var copy = file.resolveSibling("999");
      Files.copy(file, copy);

      assertThat(findings())
          .as(name(file))
          .anySatisfy(finding -> assertThat(finding.file()).isEqualTo(name(copy)));

      Files.delete(copy);
    }
  }

  /// The files that are tampered with, always in the same order.
  default List<Path> files() throws IOException {
    return below(tampered());
  }

  /// A file that is tampered with.
  default Path any(Random random) throws IOException {
    var files = files();
    return files.get(random.nextInt(files.size()));
  }

  /// What findings call a file.
  default String name(Path file) {
    return root().relativize(file).toString();
  }

  /// All files of a folder and its folders, always in the same order.
  static List<Path> below(Path folder) throws IOException {
    try (var walk = Files.walk(folder)) {
      return walk.filter(Files::isRegularFile).sorted().toList();
    }
  }

  /// Copies a folder that is dear to make.
  static void copy(Path from, Path to) throws IOException {
    for (var file : below(from)) {
      var copy = to.resolve(from.relativize(file));
      Files.createDirectories(copy.getParent());
      Files.copy(file, copy);
    }
  }
}
