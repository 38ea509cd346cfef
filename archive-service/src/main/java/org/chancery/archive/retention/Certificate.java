package org.chancery.archive.retention;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.Signature;
import java.util.Base64;
import java.util.Map;
import org.chancery.archive.own.CanonicalJson;

/// A signed statement of what was disposed of: canonical JSON (RFC 8785) under an Ed25519
/// signature.
final class Certificate {

  private Certificate() {}

  /// The statement and its signature.
  ///
  /// @param document canonical JSON
  /// @param signature over the UTF-8 bytes of the document, base64
  /// @param key the public key, base64 of its X.509 form
  record Signed(String document, String signature, String key) {}

  static Signed sign(Map<String, ?> statement, KeyPair keys) {
    var bytes = CanonicalJson.bytes(statement);
    try {
      var signature = Signature.getInstance("Ed25519");
      signature.initSign(keys.getPrivate());
      signature.update(bytes);
      return new Signed(
          new String(bytes, StandardCharsets.UTF_8),
          Base64.getEncoder().encodeToString(signature.sign()),
          Base64.getEncoder().encodeToString(keys.getPublic().getEncoded()));
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException("every Java platform has Ed25519", impossible);
    }
  }

  static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every Java platform has SHA-256", impossible);
    }
  }
}
