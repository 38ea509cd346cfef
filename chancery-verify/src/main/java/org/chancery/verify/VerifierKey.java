package org.chancery.verify;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;

/// The public half of an Ed25519 key with its name, written as C2SP's `signed-note` says:
/// `name+hex(id)+base64(1, key)`.
///
/// @param name of the signer
/// @param key an Ed25519 key
public record VerifierKey(String name, PublicKey key) {

  private static final byte ED25519 = 1;
  private static final int KEY_LENGTH = 32;
  // What X.509 puts before the 32 bytes of an Ed25519 key (RFC 8410).
  private static final byte[] X509 = HexFormat.of().parseHex("302a300506032b6570032100");

  /// Reads a key from its line.
  ///
  /// @throws IllegalArgumentException when it is not one
  public static VerifierKey parse(String line) {
    var parts = line.strip().split("\\+", 3);
    if (parts.length != 3) {
      throw new IllegalArgumentException("a verifier key reads name+id+key");
    }
    var typed = Base64.getDecoder().decode(parts[2]);
    if (typed.length != 1 + KEY_LENGTH || typed[0] != ED25519) {
      throw new IllegalArgumentException("only Ed25519 keys are known here");
    }
    var encoded = Arrays.copyOf(X509, X509.length + KEY_LENGTH);
    System.arraycopy(typed, 1, encoded, X509.length, KEY_LENGTH);
    try {
      var key = KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(encoded));
      var verifier = new VerifierKey(parts[0], key);
      if (!HexFormat.of().formatHex(verifier.id()).equals(parts[1])) {
        throw new IllegalArgumentException("the verifier key is not the one its id names");
      }
      return verifier;
    } catch (GeneralSecurityException noKey) {
      throw new IllegalArgumentException("it is no Ed25519 key", noKey);
    }
  }

  /// The first four bytes of SHA-256(name, line feed, 1, key).
  byte[] id() {
    var named = new ByteArrayOutputStream();
    named.writeBytes((name + "\n").getBytes(StandardCharsets.UTF_8));
    named.writeBytes(typed());
    return Arrays.copyOf(Digest.of(named.toByteArray()).toBytes(), 4);
  }

  /// The line that [#parse] reads.
  public String line() {
    return name
        + "+"
        + HexFormat.of().formatHex(id())
        + "+"
        + Base64.getEncoder().encodeToString(typed());
  }

  private byte[] typed() {
    var encoded = key.getEncoded();
    var typed = new byte[1 + KEY_LENGTH];
    typed[0] = ED25519;
    System.arraycopy(encoded, encoded.length - KEY_LENGTH, typed, 1, KEY_LENGTH);
    return typed;
  }
}
