package org.chancery.archive.vault;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.NoSuchAlgorithmException;
import java.security.Provider;
import java.security.SecureRandom;
import java.util.UUID;
import javax.crypto.Cipher;
import javax.crypto.NoSuchPaddingException;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import org.chancery.archive.vault.MasterKeys.Wrapped;
import org.jspecify.annotations.Nullable;

/// Wraps keys with AES-256-GCM (NIST SP 800-38D): 12 random bytes, then the ciphertext and its tag.
/// The key's name is authenticated, so that one cannot be passed off as another.
final class KeyWrapping {

  private static final int NONCE = 12;
  private static final int TAG_BITS = 128;

  private final @Nullable Provider provider;
  private final SecureRandom random = new SecureRandom();

  /// @param provider where it is done; absent for wherever Java does it
  KeyWrapping(@Nullable Provider provider) {
    this.provider = provider;
  }

  Wrapped wrap(String master, SecretKey by, UUID key, byte[] secret)
      throws GeneralSecurityException {
    var nonce = new byte[NONCE];
    random.nextBytes(nonce);
    var cipher = cipher();
    cipher.init(Cipher.ENCRYPT_MODE, by, new GCMParameterSpec(TAG_BITS, nonce));
    cipher.updateAAD(name(key));
    var sealed = cipher.doFinal(secret);
    return new Wrapped(
        master, ByteBuffer.allocate(NONCE + sealed.length).put(nonce).put(sealed).array());
  }

  byte[] unwrap(SecretKey by, UUID key, Wrapped wrapped) throws GeneralSecurityException {
    var bytes = wrapped.bytes();
    var cipher = cipher();
    cipher.init(Cipher.DECRYPT_MODE, by, new GCMParameterSpec(TAG_BITS, bytes, 0, NONCE));
    cipher.updateAAD(name(key));
    return cipher.doFinal(bytes, NONCE, bytes.length - NONCE);
  }

  private Cipher cipher() throws NoSuchAlgorithmException, NoSuchPaddingException {
    var algorithm = "AES/GCM/NoPadding";
    return provider == null
        ? Cipher.getInstance(algorithm)
        : Cipher.getInstance(algorithm, provider);
  }

  private static byte[] name(UUID key) {
    return ByteBuffer.allocate(16)
        .putLong(key.getMostSignificantBits())
        .putLong(key.getLeastSignificantBits())
        .array();
  }
}
