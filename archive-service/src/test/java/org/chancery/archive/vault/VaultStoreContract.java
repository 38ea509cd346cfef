package org.chancery.archive.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// What every place a vault can lie in must do.
interface VaultStoreContract {

  /// The store; things of other tests may be in it.
  VaultStore store();

  @Test
  @DisplayName("R2: what was written is read back byte for byte")
  default void writtenThingIsReadBack() throws IOException {
    var name = fresh();
    var content = new byte[300_000];
    new java.util.Random(7).nextBytes(content);

    store().write(name, content);

    assertThat(store().exists(name)).isTrue();
    assertThat(read(name)).isEqualTo(content);
  }

  @Test
  @DisplayName("R2: what was written cannot be written over, and the same again is no error")
  default void writtenThingIsNotReplaced() throws IOException {
    var name = fresh();
    store().write(name, bytes("first"));

    store().write(name, bytes("first"));
    assertThatThrownBy(() -> store().write(name, bytes("second")))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining(name);
    assertThatThrownBy(() -> store().write(name, bytes("")))
        .isInstanceOf(IllegalStateException.class);

    assertThat(read(name)).isEqualTo(bytes("first"));
  }

  @Test
  default void absentThingIsNotThere() throws IOException {
    var name = fresh();

    assertThat(store().exists(name)).isFalse();
    assertThatThrownBy(() -> store().open(name)).isInstanceOf(NoSuchFileException.class);
    store().clearUnfinished();
    assertThat(store().exists(name)).isFalse();
  }

  private byte[] read(String name) throws IOException {
    try (var in = store().open(name)) {
      return in.readAllBytes();
    }
  }

  private static String fresh() {
    return "segments/03/000000000001-" + UUID.randomUUID() + ".seg";
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
