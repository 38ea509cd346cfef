package org.chancery.archive.vault;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import org.chancery.verify.ledger.NoteKey;
import org.chancery.verify.ledger.NoteSigner;
import org.chancery.verify.ledger.SignedNote;

/// Signs what the vault vouches for. Beside its key lies the verifier key that `chancery-verify` is
/// given; keep a copy of that elsewhere.
final class VaultSigner {

  private static final String NAME = "chancery.vault";

  private final NoteSigner signer;

  private VaultSigner(NoteSigner signer) {
    this.signer = signer;
  }

  /// Reads the key, or makes it when there is none.
  ///
  /// @throws IllegalStateException naming the file, when it holds no such key
  static VaultSigner in(Path directory) {
    var file = directory.resolve("note.key");
    try {
      if (!Files.exists(file)) {
        make(file);
      }
      var key = new VaultSigner(NoteSigner.read(NAME, file));
      var verifier = directory.resolve("note.verifier");
      if (!Files.exists(verifier)) {
        Files.writeString(verifier, key.verifier().vkey() + "\n", StandardOpenOption.CREATE_NEW);
      }
      return key;
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  /// What others check the signatures with.
  NoteKey verifier() {
    return signer.keys().getFirst();
  }

  /// A text with this key's signature below it.
  String sign(String text) {
    return new SignedNote(text, List.of(signer.sign(text))).toString();
  }

  private static void make(Path file) throws IOException {
    var ownerOnly =
        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
    var temporary = Files.createTempFile(Durable.folderOf(file), "making", ".tmp", ownerOnly);
    try {
      var made = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
      Files.writeString(temporary, NoteSigner.of(NAME, made).pem(), StandardOpenOption.SYNC);
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every Java platform has Ed25519", impossible);
    }
    Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE);
    Durable.force(Durable.folderOf(file));
  }
}
