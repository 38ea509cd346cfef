package org.chancery.verify;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.chancery.verify.ledger.Checkpoint;
import org.chancery.verify.timestamp.TimeStampTrust;
import org.jspecify.annotations.Nullable;

/// Checks a whole archive's directory: the vault's segments and notes, and the ledger over them.
public final class ArchiveCheck {

  private ArchiveCheck() {}

  /// What was checked, and what is wrong.
  ///
  /// @param ledger absent when no key of the ledger was given
  /// @param findings everything that is wrong, in the order of files and bytes
  public record Report(
      VaultCheck.Report vault, Optional<LedgerReport> ledger, List<Finding> findings) {
    public Report {
      findings = List.copyOf(findings);
    }
  }

  /// What was checked of the ledger.
  ///
  /// @param notes that list its files
  /// @param leaves of the tree, which are records
  /// @param heads that were signed
  /// @param waiting records that are in the tree and in no segment yet
  /// @param unopened records that had been disposed of before their leaf was written here
  /// @param uncertified those among them that no certificate names (yet)
  /// @param certificates of disposal
  /// @param certified records that went under them
  /// @param cosignatures of witnesses whose key was given
  /// @param unknownWitnesses cosignatures of others
  /// @param timeStamps of authorities that are trusted
  /// @param otherTimeStamps those over their heads, when no authority was named to trust
  /// @param newest when the last head was signed
  public record LedgerReport(
      int notes,
      long leaves,
      int heads,
      long waiting,
      long unopened,
      long uncertified,
      int certificates,
      long certified,
      int cosignatures,
      int unknownWitnesses,
      int timeStamps,
      int otherTimeStamps,
      Optional<java.time.Instant> newest) {}

  /// Whether there is anything to check in a directory.
  public static boolean isEmpty(Path root) throws IOException {
    for (var folder : List.of("segments", "notes", "ledger")) {
      var path = root.resolve(folder);
      if (Files.isDirectory(path)) {
        try (Stream<Path> files = Files.walk(path)) {
          if (files.anyMatch(Files::isRegularFile)) {
            return false;
          }
        }
      }
    }
    return true;
  }

  /// Checks a directory.
  ///
  /// @param root the one that holds `segments`, `notes` and `ledger`
  /// @param keys that are trusted, from somewhere else than the directory: the vault's at least
  /// @param trust the time stamp authorities that are trusted; null when none is named
  /// @param kept a head of the ledger that was kept elsewhere, and must be among those here
  public static Report check(
      Path root, Keyring keys, @Nullable TimeStampTrust trust, @Nullable Checkpoint kept)
      throws IOException {
    var vault = VaultCheck.look(root, keys.vault().getFirst());
    if (keys.ledger().isEmpty()) {
      return new Report(vault.report(), Optional.empty(), vault.report().findings());
    }
    var findings = new Findings();
    var ledger = LedgerCheck.check(root, keys, vault.rows(), trust, kept, findings);
    return new Report(
        vault.report(),
        Optional.of(ledger),
        Stream.concat(vault.report().findings().stream(), findings.all().stream())
            .sorted()
            .toList());
  }
}
