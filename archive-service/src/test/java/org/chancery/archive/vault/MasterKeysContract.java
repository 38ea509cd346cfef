package org.chancery.archive.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Random;
import java.util.UUID;
import org.chancery.archive.vault.MasterKeys.Wrapped;
import org.junit.jupiter.api.Test;

/// What every keeper of master keys must do.
interface MasterKeysContract {

  /// The keeper.
  MasterKeys keys();

  @Test
  default void wrappedKeyOpensUnderItsNameAlone() {
    var name = UUID.randomUUID();
    var secret = new byte[37_004];
    new Random(5).nextBytes(secret);

    var wrapped = keys().wrap(name, secret);

    assertThat(wrapped.master()).isEqualTo(keys().current());
    assertThat(keys().unwrap(name, wrapped)).isEqualTo(secret);
    assertThatThrownBy(() -> keys().unwrap(UUID.randomUUID(), wrapped))
        .isInstanceOf(IllegalStateException.class);
  }

  @Test
  default void changedByteIsRefused() {
    var name = UUID.randomUUID();
    var wrapped = keys().wrap(name, new byte[41]);
    for (var at = 0; at < wrapped.bytes().length; at += 7) {
      var changed = wrapped.bytes().clone();
      changed[at] ^= 1;
      assertThatThrownBy(() -> keys().unwrap(name, new Wrapped(wrapped.master(), changed)))
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining(name.toString());
    }
  }

  @Test
  default void sameKeyIsNeverWrappedAlike() {
    var name = UUID.randomUUID();

    assertThat(keys().wrap(name, new byte[32]).bytes())
        .isNotEqualTo(keys().wrap(name, new byte[32]).bytes());
  }
}
