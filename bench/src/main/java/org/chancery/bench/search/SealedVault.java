package org.chancery.bench.search;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// What the benchmark's archive sealed, checked by the program that needs no archive.
final class SealedVault {

  private SealedVault() {}

  /// Runs the checker, which prints how much it read in what time, and how large the vault is.
  ///
  /// @return its exit code: 0 when it found nothing
  static int check(ArchiveProcess archive, Path jar) {
    System.out.println("vault: " + bytes(archive.vault()) + " bytes");
    var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    try {
      return new ProcessBuilder(
              List.of(
                  java,
                  "-jar",
                  jar.toString(),
                  archive.vault().toString(),
                  "--key",
                  archive.vaultKeys().resolve("note.verifier").toString(),
                  "--key",
                  archive.vaultKeys().resolve("ledger.verifier").toString()))
          .inheritIO()
          .start()
          .waitFor();
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(interrupted);
    }
  }

  private static long bytes(Path directory) {
    try (var files = Files.walk(directory)) {
      return files.filter(Files::isRegularFile).mapToLong(file -> file.toFile().length()).sum();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
