package org.chancery.policy.match.hyperscan;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.chancery.policy.match.PatternBank;
import org.chancery.policy.match.PatternMatcher;
import org.chancery.policy.match.PatternMatcher.Attempt;
import org.chancery.policy.match.hyperscan.Acceleration.Status;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AccelerationTest {
  private final Library library = Natives.library();

  @Test
  void withoutTheNativePathABankGoesOnInJavaAndTheReasonCanBeRead() throws Exception {
    try (var off = Acceleration.off("Switched off.")) {
      var bank = bank(numbered(20));
      finished(off.accelerate(bank));

      assertThat(off.status()).isEqualTo(new Status.JavaOnly("Switched off."));
      assertThat(bank.accelerated()).isZero();
    }
  }

  @Test
  void allPatternsOfABankComeOverInTheBackground() throws Exception {
    try (var acceleration = Acceleration.start()) {
      var bank = bank(numbered(300));
      finished(acceleration.accelerate(bank));

      assertThat(bank.accelerated()).isEqualTo(300);
      assertThat(acceleration.status())
          .isInstanceOfSatisfying(
              Status.Native.class,
              status -> {
                assertThat(status.version()).startsWith("5.4.0");
                assertThat(status.compiling()).isZero();
                assertThat(status.trouble()).isEmpty();
              });
    }
  }

  @Test
  void whatAnEarlierBankHadServesALaterOneAtOnceAndOnlyTheNewIsCompiled() {
    var shards = shards(null);
    List<Shard> first = shards.complete(numbered(300));

    List<Shard> atOnce = shards.atOnce(numbered(301));
    List<Shard> complete = shards.complete(numbered(301));

    assertThat(atOnce).isEqualTo(first);
    assertThat(complete).hasSize(2).contains(first.getFirst());
    assertThat(complete.getLast().expressions()).isEqualTo(List.of(expression(300)));
    assertThat(shards.complete(numbered(301))).isEqualTo(complete);
  }

  @Test
  void whenATenthIsNewOrUnusedOneDatabaseIsMadeOfAll() {
    var shards = shards(null);
    List<Shard> first = shards.complete(numbered(300));

    List<Shard> more = shards.complete(numbered(340));
    List<Shard> fewer = shards.complete(numbered(200));

    assertThat(more).hasSize(1).doesNotContainAnyElementsOf(first);
    assertThat(fewer).hasSize(1).doesNotContainAnyElementsOf(more);
    assertThat(fewer.getFirst().expressions()).hasSize(200);
  }

  @Test
  void aPatternThatCannotBeCompiledIsLeftAndNotTriedAgain() {
    var shards = shards(null);
    var wanted = new LinkedHashSet<>(numbered(30));
    wanted.add("a\\bb");

    List<Shard> made = shards.complete(wanted);

    assertThat(made.getFirst().refused()).containsExactly("a\\bb");
    assertThat(shards.complete(wanted)).isEqualTo(made);
    assertThat(shards.complete(Set.of("b\\ba")).getFirst().database()).isNull();
  }

  @Test
  void aProgramThatStartsAgainReadsWhatItCompiled(@TempDir Path folder) throws IOException {
    List<Shard> made = shards(folder).complete(numbered(300));
    shards(folder).complete(numbered(301));

    var again = new ArrayList<>(ShardFiles.in(folder, library).all());
    List<Shard> read = shards(folder).complete(numbered(301));

    assertThat(again).hasSize(2);
    assertThat(read).hasSize(2);
    assertThat(read.getFirst().expressions()).isEqualTo(made.getFirst().expressions());
    assertThat(files(folder)).hasSize(2);
  }

  @Test
  void aDamagedFileIsDroppedAndMadeAnew(@TempDir Path folder) throws IOException {
    shards(folder).complete(numbered(50));
    Path file = files(folder).getFirst();
    byte[] bytes = Files.readAllBytes(file);
    for (int at : new int[] {0, bytes.length / 2, bytes.length - 1}) {
      byte[] damaged = bytes.clone();
      damaged[at] ^= 1;
      Files.write(file, damaged);

      assertThat(ShardFiles.in(folder, library).all()).isEmpty();
      assertThat(files(folder)).isEmpty();
    }
    Files.write(file, new byte[5]);
    assertThat(shards(folder).complete(numbered(50))).hasSize(1);
    assertThat(Files.readAllBytes(files(folder).getFirst())).hasSameSizeAs(bytes);
  }

  @Test
  void oldFilesMakeRoomForNewOnes(@TempDir Path folder) throws IOException {
    for (int size = 1; size <= 20; size++) {
      shards(folder).complete(numbered(size * size));
    }

    assertThat(files(folder)).hasSize(16);
  }

  @Test
  void aFolderThatOthersMayWriteToIsNotUsed(@TempDir Path folder) throws Exception {
    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxrwxrwx"));
    try (var acceleration = Acceleration.startIn(folder)) {
      var bank = bank(numbered(20));
      finished(acceleration.accelerate(bank));

      assertThat(bank.accelerated()).isEqualTo(20);
      assertThat(files(folder)).isEmpty();
      assertThat(acceleration.status())
          .isInstanceOfSatisfying(
              Status.Native.class, status -> assertThat(status.trouble()).isPresent());
    }
  }

  @Test
  void manyThreadsScanAtOnceWhileBanksComeOver() throws Exception {
    try (var acceleration = Acceleration.start()) {
      var banks = IntStream.range(1, 6).mapToObj(i -> bank(numbered(i * 40))).toList();
      var done = banks.stream().map(acceleration::accelerate).toList();
      var found =
          IntStream.range(0, 400)
              .parallel()
              .map(i -> Natives.found(banks.get(i % 5), "see item-7x for 7"))
              .distinct()
              .toArray();
      for (var each : done) {
        finished(each);
      }

      assertThat(found).containsExactly(1);
      assertThat(banks.stream().map(PatternBank::accelerated))
          .containsExactly(40, 80, 120, 160, 200);
    }
  }

  private Shards shards(@Nullable Path folder) {
    try {
      return new Shards(
          library.calls(),
          new Workspace(library.calls()),
          folder == null ? null : ShardFiles.in(folder, library));
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static Set<String> numbered(int count) {
    var all = new LinkedHashSet<String>();
    IntStream.range(0, count).forEach(i -> all.add(expression(i)));
    return all;
  }

  private static String expression(int number) {
    return matcher(number).bytes();
  }

  private static PatternMatcher matcher(int number) {
    return ((Attempt.Ready) PatternMatcher.compile("item-" + number + "x", true)).matcher();
  }

  private static PatternBank bank(Set<String> expressions) {
    return PatternBank.of(
        IntStream.range(0, expressions.size()).mapToObj(AccelerationTest::matcher).toList());
  }

  private static void finished(CompletableFuture<Void> done) throws Exception {
    done.get(60, TimeUnit.SECONDS);
  }

  private static List<Path> files(Path folder) throws IOException {
    try (Stream<Path> found = Files.list(folder)) {
      return found.toList();
    }
  }
}
