package org.chancery.archive.vault;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// The token of PKCS#11 that keeps the master keys.
///
/// @param library of the token's maker; absent for master keys in files
/// @param slot place of the token among those the library shows, from 0
/// @param pinFile with the token's PIN on its first line
record Pkcs11Settings(@Nullable Path library, @DefaultValue("0") int slot, @Nullable Path pinFile) {

  /// The master keys in the token, or in a directory where there is none.
  ///
  /// @throws IllegalStateException when the token cannot be used, with the cure
  MasterKeys keysOr(Path directory) {
    if (library == null) {
      return KeyDirectory.in(directory);
    }
    if (pinFile == null) {
      throw new IllegalStateException(
          "A token needs its PIN: name the file that holds it in chancery.vault.pkcs11.pin-file.");
    }
    return KeyToken.in(library.toAbsolutePath(), slot, pinFile, KeyDirectory.at(directory));
  }
}
