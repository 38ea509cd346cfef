package org.chancery.archive.vault;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.util.UUID;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;

/// AES-256-GCM for one record of one segment. Every key encrypts once in its life, so the nonce can
/// be zeros; what is authenticated beside the record is which one of which segment it is.
final class RecordCipher {

  private static final int TAG_BITS = 128;
  private static final byte[] NONCE = new byte[12];

  private RecordCipher() {}

  /// Encrypts.
  ///
  /// @param segment name of the segment's key
  /// @param index of the record in its segment
  static byte[] seal(SecretKey key, UUID segment, int index, byte[] plain) {
    try {
      return cipher(Cipher.ENCRYPT_MODE, key, segment, index).doFinal(plain);
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException("a record could not be encrypted", impossible);
    }
  }

  /// Decrypts.
  ///
  /// @throws GeneralSecurityException when it is not what was sealed there
  static byte[] open(SecretKey key, UUID segment, int index, byte[] ciphertext)
      throws GeneralSecurityException {
    return cipher(Cipher.DECRYPT_MODE, key, segment, index).doFinal(ciphertext);
  }

  private static Cipher cipher(int mode, SecretKey key, UUID segment, int index)
      throws GeneralSecurityException {
    var cipher = Cipher.getInstance("AES/GCM/NoPadding");
    cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, NONCE));
    cipher.updateAAD(
        ByteBuffer.allocate(20)
            .putLong(segment.getMostSignificantBits())
            .putLong(segment.getLeastSignificantBits())
            .putInt(index)
            .array());
    return cipher;
  }
}
