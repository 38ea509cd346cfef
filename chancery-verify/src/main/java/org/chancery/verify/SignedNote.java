package org.chancery.verify;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.util.Arrays;
import java.util.Base64;

/// A text with an Ed25519 signature below it, as C2SP's `signed-note` says: the text, an empty
/// line, and a line `— name base64(key id, signature)`.
public final class SignedNote {

  private static final String DASH = "\u2014 ";
  private static final int KEY_ID = 4;

  private SignedNote() {}

  /// A note's text with the signature of a key.
  ///
  /// @param text one or more whole lines
  /// @param name of the key, as in `chancery.vault`
  public static String sign(String text, String name, PrivateKey key, PublicKey verifier) {
    try {
      var signing = Signature.getInstance("Ed25519");
      signing.initSign(key);
      signing.update(text.getBytes(StandardCharsets.UTF_8));
      var signed = new ByteArrayOutputStream();
      signed.writeBytes(new VerifierKey(name, verifier).id());
      signed.writeBytes(signing.sign());
      var line = Base64.getEncoder().encodeToString(signed.toByteArray());
      return text + "\n" + DASH + name + " " + line + "\n";
    } catch (GeneralSecurityException unsupported) {
      throw new IllegalStateException("the key cannot sign", unsupported);
    }
  }

  /// The text of a note that this key has signed.
  ///
  /// @throws DamagedException when it is no note, or the key's signature is not below it
  public static String open(String note, VerifierKey key) throws DamagedException {
    var end = note.lastIndexOf("\n\n");
    var length = note.getBytes(StandardCharsets.UTF_8).length;
    if (end < 0 || !note.endsWith("\n")) {
      throw new DamagedException(0, length, "it is no signed note");
    }
    var text = note.substring(0, end + 1);
    var isSigned = false;
    for (var line : note.substring(end + 2, note.length() - 1).split("\n", -1)) {
      if (!line.startsWith(DASH)) {
        throw new DamagedException(0, length, "something else than signatures stands below it");
      }
      isSigned |= line.startsWith(DASH + key.name() + " ") && isSigned(text, line, key);
    }
    if (!isSigned) {
      throw new DamagedException(0, length, "no valid signature of " + key.name());
    }
    return text;
  }

  private static boolean isSigned(String text, String line, VerifierKey key) {
    try {
      var encoded = line.substring(line.lastIndexOf(' ') + 1);
      var signed = Base64.getDecoder().decode(encoded);
      // The last digit has bits that mean nothing; in a note every bit does.
      if (!Base64.getEncoder().encodeToString(signed).equals(encoded)) {
        return false;
      }
      if (signed.length <= KEY_ID || !Arrays.equals(signed, 0, KEY_ID, key.id(), 0, KEY_ID)) {
        return false;
      }
      var verifying = Signature.getInstance("Ed25519");
      verifying.initVerify(key.key());
      verifying.update(text.getBytes(StandardCharsets.UTF_8));
      return verifying.verify(signed, KEY_ID, signed.length - KEY_ID);
    } catch (GeneralSecurityException | IllegalArgumentException noSignature) {
      return false;
    }
  }
}
