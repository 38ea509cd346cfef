package org.chancery.verify.ledger;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;

/// A public key that verifies signatures of notes (C2SP signed-note): Ed25519, for plain signatures
/// or for cosignatures that name their time (C2SP tlog-cosignature).
///
/// @param name of the signer, without blanks and plus signs
/// @param kind what its signatures say
/// @param publicKey 32 bytes, RFC 8032
public record NoteKey(String name, Kind kind, ByteString publicKey) {

  /// What a signature says.
  public enum Kind {
    /// The text as it stands.
    TEXT(1),
    /// The text, and when it was signed.
    TIMED(4);

    private final int number;

    Kind(int number) {
      this.number = number;
    }
  }

  /// What stands before the 32 bytes in a SubjectPublicKeyInfo of Ed25519 (RFC 8410).
  private static final byte[] SPKI = HexFormat.of().parseHex("302a300506032b6570032100");

  /// Refuses names and keys that no note can have.
  public NoteKey {
    if (name.isEmpty() || name.chars().anyMatch(c -> c == '+' || Character.isWhitespace(c))) {
      throw new IllegalArgumentException("a key's name has no blanks or plus signs");
    }
    if (publicKey.length() != 32) {
      throw new IllegalArgumentException("an Ed25519 public key has 32 bytes");
    }
  }

  /// The key of a Java public key.
  public static NoteKey of(String name, Kind kind, PublicKey key) {
    var encoded = key.getEncoded();
    if (encoded.length != SPKI.length + 32
        || !Arrays.equals(SPKI, 0, SPKI.length, encoded, 0, SPKI.length)) {
      throw new IllegalArgumentException("not an Ed25519 public key");
    }
    return new NoteKey(name, kind, ByteString.of(encoded, SPKI.length, encoded.length));
  }

  /// Reads a verifier key as C2SP writes it: name, id and key with plus signs between.
  ///
  /// @throws IllegalArgumentException when it is none, or its id does not belong to it
  public static NoteKey read(String vkey) {
    var parts = vkey.split("\\+", 3);
    if (parts.length != 3) {
      throw new IllegalArgumentException("not a verifier key");
    }
    var key = ByteString.fromBase64(parts[2]).toArray();
    for (var kind : Kind.values()) {
      if (key.length == 33 && key[0] == kind.number) {
        var read = new NoteKey(parts[0], kind, ByteString.of(key, 1, key.length));
        if (read.hexId().equals(parts[1])) {
          return read;
        }
      }
    }
    throw new IllegalArgumentException("not an Ed25519 verifier key with its id");
  }

  /// The first four bytes of the hash over name, kind and key.
  public byte[] id() {
    var digest = TreeHash.sha256();
    digest.update((name + "\n").getBytes(StandardCharsets.UTF_8));
    digest.update((byte) kind.number);
    return Arrays.copyOf(digest.digest(publicKey.toArray()), 4);
  }

  /// The key as C2SP writes verifier keys.
  public String vkey() {
    var key = ByteBuffer.allocate(33).put((byte) kind.number).put(publicKey.toArray()).array();
    return name + "+" + hexId() + "+" + Base64.getEncoder().encodeToString(key);
  }

  /// The key in its X.509 form (RFC 8410): what Java and OpenSSL read.
  public byte[] encoded() {
    return ByteBuffer.allocate(SPKI.length + 32).put(SPKI).put(publicKey.toArray()).array();
  }

  /// The same key for signatures of another kind.
  public NoteKey as(Kind other) {
    return new NoteKey(name, other, publicKey);
  }

  private String hexId() {
    return HexFormat.of().formatHex(id());
  }

  /// Whether a signature is this key's over a text.
  ///
  /// @param signature without the id
  boolean verifies(String text, byte[] signature) {
    return switch (kind) {
      case TEXT -> verifies(text.getBytes(StandardCharsets.UTF_8), signature);
      case TIMED -> {
        var seconds = seconds(signature);
        yield seconds.isPresent()
            && verifies(
                timed(text, seconds.get()),
                Arrays.copyOfRange(signature, Long.BYTES, signature.length));
      }
    };
  }

  /// When a timed signature says it was made, in seconds since 1970.
  Optional<Long> seconds(byte[] signature) {
    return kind == Kind.TIMED && signature.length == Long.BYTES + 64
        ? Optional.of(ByteBuffer.wrap(signature).getLong())
        : Optional.empty();
  }

  /// What a timed signature is made over.
  static byte[] timed(String text, long seconds) {
    return ("cosignature/v1\ntime " + seconds + "\n" + text).getBytes(StandardCharsets.UTF_8);
  }

  /// Whether a bare signature is this key's over some bytes (RFC 8032).
  public boolean verifies(byte[] message, byte[] signature) {
    try {
      var verifier = Signature.getInstance("Ed25519");
      verifier.initVerify(
          KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(encoded())));
      verifier.update(message);
      return verifier.verify(signature);
    } catch (GeneralSecurityException malformed) {
      return false;
    }
  }

  @Override
  public String toString() {
    return vkey();
  }
}
