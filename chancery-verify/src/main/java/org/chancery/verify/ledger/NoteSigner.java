package org.chancery.verify.ledger;

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

  private static final String BEGIN = "-----BEGIN PRIVATE KEY-----";

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
      var lines = Files.readAllLines(file).stream().map(String::strip).toList();
      var pem =
          lines.contains(BEGIN)
              ? lines.stream()
                  .filter(line -> !line.isEmpty() && !line.startsWith("-----"))
                  .collect(Collectors.joining())
              // Earlier vaults wrote the private key alone on the first line.
              : lines.stream().findFirst().orElse("");
      var encoded = Base64.getDecoder().decode(pem);
      var factory = KeyFactory.getInstance("Ed25519");
      var key = factory.generatePrivate(new PKCS8EncodedKeySpec(encoded));
      // The public key follows from the private one; Java only derives it when a pair is generated.
      var seed = factory.getKeySpec(key, EdECPrivateKeySpec.class).getBytes();
      return new NoteSigner(key, NoteKey.of(name, NoteKey.Kind.TEXT, publicKey(seed)));
    } catch (IOException | GeneralSecurityException | IllegalArgumentException bad) {
      throw new IllegalStateException(
          "The key file " + file + " is not a readable Ed25519 private key in PEM.", bad);
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
        sign(text),
        SignedNote.Signature.of(
            timed, ByteBuffer.allocate(Long.BYTES + now.length).putLong(seconds).put(now).array()));
  }

  /// The one signature over a text that is no checkpoint, and says its time itself.
  public SignedNote.Signature sign(String text) {
    return SignedNote.Signature.of(plain, signature(text.getBytes(StandardCharsets.UTF_8)));
  }

  /// The private key as [#read] reads it.
  public String pem() {
    return BEGIN
        + "\n"
        + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(key.getEncoded())
        + "\n-----END PRIVATE KEY-----\n";
  }

  /// The bare signature over some bytes (RFC 8032), for documents that are no notes.
  public byte[] signature(byte[] message) {
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
