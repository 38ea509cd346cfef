package org.chancery.archive.retention;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import org.chancery.archive.own.CanonicalJson;
import org.chancery.verify.ledger.NoteSigner;

/// A signed statement of what was disposed of: canonical JSON (RFC 8785) under an Ed25519 signature
/// of the key that signs the ledger.
final class Certificate {

  private Certificate() {}

  /// The statement and its signature.
  ///
  /// @param document canonical JSON
  /// @param signature over the UTF-8 bytes of the document, base64
  /// @param key the public key, base64 of its X.509 form
  record Signed(String document, String signature, String key) {}

  static Signed sign(Map<String, ?> statement, NoteSigner signer) {
    var bytes = CanonicalJson.bytes(statement);
    var base64 = Base64.getEncoder();
    return new Signed(
        new String(bytes, StandardCharsets.UTF_8),
        base64.encodeToString(signer.signature(bytes)),
        base64.encodeToString(signer.keys().getFirst().encoded()));
  }
}
