package org.chancery.archive.ledger;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.spec.EdECPrivateKeySpec;
import java.security.spec.NamedParameterSpec;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;

/// Signs notes with an Ed25519 key, once for their text and once for the time too.
///
/// The time is a cosignature of C2SP tlog-cosignature by the same key: it says when the tree was
/// this large, in a form that any verifier of that standard understands.
public final class NoteSigner {

  private final PrivateKey key;
  private final NoteKey plain;
  private final NoteKey timed;

  private NoteSigner(PrivateKey key, NoteKey plain) {
    this.key = key;
    this.plain = plain;
    this.timed = plain.as(NoteKey.Kind.TIMED);
  }

  /// The signer of a key pair.
  public static NoteSigner of(String name, KeyPair pair) {
    return new NoteSigner(pair.getPrivate(), NoteKey.of(name, NoteKey.Kind.TEXT, pair.getPublic()));
  }

  /// The signer of a private key file (PKCS#8 in PEM, as `openssl genpkey -algorithm ed25519`
  /// writes it).
  ///
  /// @param name of the signer: the log's origin
  /// @throws IllegalStateException naming the file, when it cannot be read or holds no such key
  public static NoteSigner read(String name, Path file) {
    try {
      var pem =
          Files.readAllLines(file).stream()
              .map(String::strip)
              .filter(line -> !line.isEmpty() && !line.startsWith("-----"))
              .collect(Collectors.joining());
      var encoded = Base64.getDecoder().decode(pem);
      var factory = KeyFactory.getInstance("Ed25519");
      var key = factory.generatePrivate(new PKCS8EncodedKeySpec(encoded));
      // The public key follows from the private one; Java only derives it when a pair is generated.
      var seed = factory.getKeySpec(key, EdECPrivateKeySpec.class).getBytes();
      return new NoteSigner(key, NoteKey.of(name, NoteKey.Kind.TEXT, publicKey(seed)));
    } catch (IOException | GeneralSecurityException | IllegalArgumentException bad) {
      throw new IllegalStateException(
          "The ledger's key file " + file + " is not a readable Ed25519 private key in PEM.", bad);
    }
  }

  /// The keys that verify what this signs.
  public List<NoteKey> keys() {
    return List.of(plain, timed);
  }

  /// The signatures over a text.
  ///
  /// @param at when; whole seconds count
  public List<SignedNote.Signature> sign(String text, Instant at) {
    var seconds = at.getEpochSecond();
    var now = signature(NoteKey.timed(text, seconds));
    return List.of(
        SignedNote.Signature.of(plain, signature(text.getBytes(StandardCharsets.UTF_8))),
        SignedNote.Signature.of(
            timed, ByteBuffer.allocate(Long.BYTES + now.length).putLong(seconds).put(now).array()));
  }

  private byte[] signature(byte[] message) {
    try {
      var signature = Signature.getInstance("Ed25519");
      signature.initSign(key);
      signature.update(message);
      return signature.sign();
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException("an Ed25519 key signs", impossible);
    }
  }

  private static PublicKey publicKey(byte[] seed) throws GeneralSecurityException {
    var generator = KeyPairGenerator.getInstance("Ed25519");
    generator.initialize(NamedParameterSpec.ED25519, new FixedSeed(seed));
    return generator.generateKeyPair().getPublic();
  }

  /// Hands out a seed instead of chance.
  private static final class FixedSeed extends SecureRandom {
    private static final long serialVersionUID = 1;
    private final byte[] seed;

    FixedSeed(byte[] seed) {
      this.seed = seed.clone();
    }

    @Override
    public void nextBytes(byte[] bytes) {
      System.arraycopy(Arrays.copyOf(seed, bytes.length), 0, bytes, 0, bytes.length);
    }
  }
}
