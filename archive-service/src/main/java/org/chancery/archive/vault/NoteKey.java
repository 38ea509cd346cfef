package org.chancery.archive.vault;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.List;
import org.chancery.verify.SignedNote;
import org.chancery.verify.VerifierKey;

/// The Ed25519 key that signs what the vault vouches for. Beside it lies the verifier key that
/// `chancery-verify` is given; keep a copy of that elsewhere.
final class NoteKey {

  private static final String NAME = "chancery.vault";

  private final KeyPair pair;

  private NoteKey(KeyPair pair) {
    this.pair = pair;
  }

  /// Reads the key, or makes it when there is none.
  static NoteKey in(Path directory) {
    var file = directory.resolve("note.key");
    try {
      var key = new NoteKey(Files.exists(file) ? read(file) : make(file));
      var verifier = directory.resolve("note.verifier");
      if (!Files.exists(verifier)) {
        Files.writeString(verifier, key.verifier().line() + "\n", StandardOpenOption.CREATE_NEW);
      }
      return key;
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    } catch (GeneralSecurityException | IllegalArgumentException | IndexOutOfBoundsException odd) {
      throw new IllegalStateException(file + " holds no key pair; restore it from its copy", odd);
    }
  }

  /// What others check the signatures with.
  VerifierKey verifier() {
    return new VerifierKey(NAME, pair.getPublic());
  }

  /// A text with this key's signature below it.
  String sign(String text) {
    return SignedNote.sign(text, NAME, pair.getPrivate(), pair.getPublic());
  }

  private static KeyPair read(Path file) throws IOException, GeneralSecurityException {
    var lines = Files.readAllLines(file);
    var keys = KeyFactory.getInstance("Ed25519");
    var decoder = Base64.getDecoder();
    return new KeyPair(
        keys.generatePublic(new X509EncodedKeySpec(decoder.decode(lines.get(1)))),
        keys.generatePrivate(new PKCS8EncodedKeySpec(decoder.decode(lines.getFirst()))));
  }

  private static KeyPair make(Path file) throws IOException, GeneralSecurityException {
    var made = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
    var encoder = Base64.getEncoder();
    var ownerOnly =
        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
    var temporary = Files.createTempFile(Durable.folderOf(file), "making", ".tmp", ownerOnly);
    Files.write(
        temporary,
        List.of(
            encoder.encodeToString(made.getPrivate().getEncoded()),
            encoder.encodeToString(made.getPublic().getEncoded())),
        StandardOpenOption.SYNC);
    Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE);
    Durable.force(Durable.folderOf(file));
    return made;
  }
}
