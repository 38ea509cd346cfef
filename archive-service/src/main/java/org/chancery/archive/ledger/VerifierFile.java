package org.chancery.archive.ledger;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.chancery.verify.ledger.NoteKey;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/// `ledger.verifier`, beside the vault's own: the verifier keys that `chancery-verify` is given. A
/// key is added when it first signs and never taken out, for what it signed is still to be checked.
/// Keep a copy elsewhere.
@Component
final class VerifierFile {

  VerifierFile(@Value("${chancery.vault.keys}") Path folder, LedgerKeys keys) {
    var file = folder.resolve("ledger.verifier");
    try {
      Files.createDirectories(
          folder,
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
      var known = Files.exists(file) ? Files.readAllLines(file) : List.<String>of();
      var more =
          keys.signers().stream()
              .flatMap(signer -> signer.keys().stream())
              .map(NoteKey::vkey)
              .filter(key -> !known.contains(key))
              .toList();
      if (!more.isEmpty()) {
        Files.write(file, more, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
      }
    } catch (IOException unwritable) {
      throw new UncheckedIOException(unwritable);
    }
  }
}
