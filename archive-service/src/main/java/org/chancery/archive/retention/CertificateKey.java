package org.chancery.archive.retention;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;
import org.chancery.archive.ledger.NoteSigner;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/// The key that certificates of disposal are signed with: the first of those that sign the ledger.
@Component
class CertificateKey {

  // What stands before the 32 bytes of an Ed25519 key in its X.509 form (RFC 8410, section 4).
  private static final String X509 = "302a300506032b6570032100";

  private final Path file;

  CertificateKey(@Value("${chancery.ledger.key-files}") List<Path> files) {
    this.file = files.getFirst();
  }

  /// The pair, read anew each time: certificates are few.
  KeyPair pair() {
    var known = NoteSigner.read("certificate", file).keys().getFirst().publicKey().toArray();
    try {
      var pem =
          Files.readAllLines(file).stream()
              .map(String::strip)
              .filter(line -> !line.startsWith("-----"))
              .collect(Collectors.joining());
      var keys = KeyFactory.getInstance("Ed25519");
      return new KeyPair(
          keys.generatePublic(
              new X509EncodedKeySpec(
                  HexFormat.of().parseHex(X509 + HexFormat.of().formatHex(known)))),
          keys.generatePrivate(new PKCS8EncodedKeySpec(Base64.getDecoder().decode(pem))));
    } catch (IOException unreadable) {
      throw new UncheckedIOException("the ledger's key cannot be read", unreadable);
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException("every Java platform has Ed25519", impossible);
    }
  }
}
