package org.chancery.stack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Properties;

/// Passwords and client secrets of one stack: random, made when first asked for, kept in one file
/// that only its owner can read.
public final class Secrets {

  private static final int BYTES = 24;

  private final Path file;
  private final Properties values = new Properties();
  private final SecureRandom random = new SecureRandom();

  private Secrets(Path file) {
    this.file = file;
  }

  /// Reads the secrets in `file`, which need not exist yet.
  public static Secrets in(Path file) {
    var secrets = new Secrets(file);
    if (Files.exists(file)) {
      try (var reader = Files.newBufferedReader(file)) {
        secrets.values.load(reader);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return secrets;
  }

  /// The secret called `name`; the same one on every later call and in every later run.
  public synchronized String of(String name) {
    var known = values.getProperty(name);
    if (known != null) {
      return known;
    }
    var bytes = new byte[BYTES];
    random.nextBytes(bytes);
    var made = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    values.setProperty(name, made);
    save();
    return made;
  }

  private void save() {
    try {
      var ownerOnly =
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
      var directory = file.toAbsolutePath().getParent();
      var temporary = Files.createTempFile(directory, "secrets", null, ownerOnly);
      try (var writer = Files.newBufferedWriter(temporary)) {
        values.store(writer, null);
      }
      Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public String toString() {
    return "Secrets[" + values.size() + " of them]";
  }
}
