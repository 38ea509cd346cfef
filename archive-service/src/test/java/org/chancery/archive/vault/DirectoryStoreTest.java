package org.chancery.archive.vault;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The contract, kept by a directory.
final class DirectoryStoreTest implements VaultStoreContract {

  @TempDir private Path directory;

  @Override
  public VaultStore store() {
    return new DirectoryStore(directory);
  }

  @Test
  void nameOutsideTheDirectoryIsRefused() {
    assertThatThrownBy(() -> store().write("../elsewhere", new byte[0]))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
