package org.chancery.archive.vault;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

/// Master keys in a directory only its owner can read: one file of 32 bytes for each, the last by
/// number is the current one. Keys are wrapped with AES-256-GCM. A new one is a file with the next
/// number: what the others wrapped is wrapped anew by it, and then they are needed no longer.
final class KeyDirectory implements MasterKeys {

  private static final Pattern NAME = Pattern.compile("master-\\d{4}\\.key");
  private static final int SECRET = 32;

  private final Path directory;
  private final KeyWrapping wrapping = new KeyWrapping(null);

  private KeyDirectory(Path directory) {
    this.directory = directory;
  }

  /// Opens the directory, which need not exist yet: its first master key is made then.
  static KeyDirectory in(Path directory) {
    var keys = at(directory);
    try {
      if (keys.names().isEmpty()) {
        var secret = new byte[SECRET];
        new SecureRandom().nextBytes(secret);
        keys.writeOnce("master-0001.key", secret);
      }
      return keys;
    } catch (IOException unusable) {
      throw new UncheckedIOException(unusable);
    }
  }

  /// Opens the directory, which need not exist yet, and makes no key in it.
  static KeyDirectory at(Path directory) {
    try {
      Files.createDirectories(
          directory,
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
      return new KeyDirectory(directory);
    } catch (IOException unusable) {
      throw new UncheckedIOException(unusable);
    }
  }

  @Override
  public String current() {
    return names().getLast();
  }

  @Override
  public Wrapped wrap(UUID key, byte[] secret) {
    var master = current();
    try {
      return wrapping.wrap(master, secretOf(master), key, secret);
    } catch (GeneralSecurityException failure) {
      throw new IllegalStateException("a key could not be wrapped", failure);
    }
  }

  @Override
  public byte[] unwrap(UUID key, Wrapped wrapped) {
    try {
      return wrapping.unwrap(secretOf(wrapped.master()), key, wrapped);
    } catch (GeneralSecurityException failure) {
      throw new IllegalStateException("the key " + key + " is not what was wrapped", failure);
    }
  }

  private void writeOnce(String name, byte[] secret) throws IOException {
    var ownerOnly =
        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
    var temporary = Files.createTempFile(directory, "making", ".tmp", ownerOnly);
    try (var channel = FileChannel.open(temporary, StandardOpenOption.WRITE)) {
      channel.write(ByteBuffer.wrap(secret));
      channel.force(true);
    }
    Files.move(temporary, directory.resolve(name), StandardCopyOption.ATOMIC_MOVE);
    Durable.force(directory);
  }

  private List<String> names() {
    try (var files = Files.list(directory)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> NAME.matcher(name).matches())
          .sorted()
          .toList();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private SecretKey secretOf(String master) {
    var file = directory.resolve(master);
    try {
      if (NAME.matcher(master).matches() && Files.exists(file)) {
        return new SecretKeySpec(Files.readAllBytes(file), "AES");
      }
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
    throw new IllegalStateException(
        "The master key " + master + " is not in " + directory + ". Restore it from its copy.");
  }
}
