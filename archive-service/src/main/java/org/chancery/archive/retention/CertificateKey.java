package org.chancery.archive.retention;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
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
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/// The key that certificates of disposal are signed with: an Ed25519 pair in a file, made when it
/// is first needed.
@Component
class CertificateKey {

  private final Path file;

  CertificateKey(@Value("${chancery.retention.certificate-key}") Path file) {
    this.file = file.toAbsolutePath();
  }

  /// The pair, read anew each time: certificates are few.
  KeyPair pair() {
    try {
      if (!Files.exists(file)) {
        create();
      }
      var lines = Files.readAllLines(file);
      var keys = KeyFactory.getInstance("Ed25519");
      return new KeyPair(
          keys.generatePublic(new X509EncodedKeySpec(Base64.getDecoder().decode(lines.get(1)))),
          keys.generatePrivate(new PKCS8EncodedKeySpec(Base64.getDecoder().decode(lines.get(0)))));
    } catch (IOException unreadable) {
      throw new UncheckedIOException("the certificate key cannot be read", unreadable);
    } catch (GeneralSecurityException | IllegalArgumentException | IndexOutOfBoundsException odd) {
      throw new IllegalStateException("the certificate key file does not hold a key pair", odd);
    }
  }

  private void create() throws IOException, GeneralSecurityException {
    var made = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
    var encoder = Base64.getEncoder();
    Files.createDirectories(file.getParent());
    var fresh = file.resolveSibling(file.getFileName() + ".new-" + made.hashCode());
    Files.write(
        Files.createFile(
            fresh,
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))),
        List.of(
            encoder.encodeToString(made.getPrivate().getEncoded()),
            encoder.encodeToString(made.getPublic().getEncoded())),
        StandardOpenOption.SYNC);
    try {
      // Linked, not moved: of two that make one at once, the first wins and both use it.
      Files.createLink(file, fresh);
    } catch (FileAlreadyExistsException another) {
      // That one is as good.
    } finally {
      Files.delete(fresh);
    }
  }
}
