package org.chancery.archive.vault;

import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

/// The contract, kept by files.
final class KeyDirectoryTest implements MasterKeysContract {

  @TempDir private Path directory;

  @Override
  public MasterKeys keys() {
    return KeyDirectory.in(directory.resolve("keys"));
  }
}
