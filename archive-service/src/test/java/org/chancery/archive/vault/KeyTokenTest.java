package org.chancery.archive.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.junit.jupiter.api.io.TempDir;

/// The contract, kept by a token of PKCS#11: one that `CHANCERY_TEST_PKCS11_LIBRARY` shows in slot
/// 0, with its PIN in the file `CHANCERY_TEST_PKCS11_PIN_FILE`; see `docs/testing.md`.
@EnabledIfEnvironmentVariable(
    named = "CHANCERY_TEST_PKCS11_LIBRARY",
    matches = "/.+",
    disabledReason = "No token to try: docs/testing.md says how to have SoftHSM's.")
final class KeyTokenTest implements MasterKeysContract {

  private static final Path LIBRARY = Path.of(variable("CHANCERY_TEST_PKCS11_LIBRARY"));
  private static final Path PIN = Path.of(variable("CHANCERY_TEST_PKCS11_PIN_FILE"));

  @TempDir private Path directory;

  @Override
  public MasterKeys keys() {
    return KeyToken.in(LIBRARY, 0, PIN, KeyDirectory.at(directory));
  }

  @Test
  void keysThatFilesHaveWrappedAreOpenedAndWrappedAnewByTheToken() {
    var name = UUID.randomUUID();
    var before = KeyDirectory.in(directory).wrap(name, new byte[] {1, 2, 3});

    var opened = keys().unwrap(name, before);
    var after = keys().wrap(name, opened);

    assertThat(after.master()).isNotEqualTo(before.master());
    assertThat(keys().unwrap(name, after)).containsExactly(1, 2, 3);
  }

  @Test
  void tokenThatDoesNotOpenIsRefusedWithTheCure() {
    assertThatThrownBy(() -> KeyToken.in(LIBRARY, 7, PIN, KeyDirectory.at(directory)))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("chancery.vault.pkcs11");
    assertThatThrownBy(
            () -> KeyToken.in(LIBRARY, 0, directory.resolve("none"), KeyDirectory.at(directory)))
        .isInstanceOf(IllegalStateException.class);
  }

  private static String variable(String name) {
    return String.valueOf(System.getenv(name));
  }
}
