package org.chancery.stack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/// The private key that signs the ledger's checkpoints: made once, readable by its owner alone.
final class LedgerKey {

  static final String FILE = "ledger-key.pem";

  private LedgerKey() {}

  /// The key's file, made on the first call.
  static Path in(StateDirectory state) {
    var file = state.root().resolve(FILE).toAbsolutePath();
    if (!Files.exists(file)) {
      try {
        write(
            file,
            KeyPairGenerator.getInstance("Ed25519").generateKeyPair().getPrivate().getEncoded());
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      } catch (NoSuchAlgorithmException impossible) {
        throw new IllegalStateException("every Java since 15 has Ed25519", impossible);
      }
    }
    return file;
  }

  private static void write(Path file, byte[] pkcs8) throws IOException {
    var ownerOnly =
        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
    var temporary = Files.createTempFile(file.getParent(), "ledger-key", null, ownerOnly);
    Files.writeString(
        temporary,
        "-----BEGIN PRIVATE KEY-----\n"
            + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(pkcs8)
            + "\n-----END PRIVATE KEY-----\n");
    Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE);
  }
}
