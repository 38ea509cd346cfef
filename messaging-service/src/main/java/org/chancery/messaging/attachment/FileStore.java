package org.chancery.messaging.attachment;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/// The content of files, each once, by the hash of it: `ab/cd/abcd…`. What is being received lies
/// in `incoming` and becomes content by a rename.
@Component
class FileStore {

  private static final String PREFIX = "sha256:";

  private final Path root;
  private final Path incoming;

  FileStore(AttachmentSettings settings) {
    this.root = settings.directory().toAbsolutePath().normalize();
    this.incoming = root.resolve("incoming");
  }

  /// A file that was received whole and is on disk.
  record Received(Path path, String sha256, long bytes) {}

  /// There was more than may be.
  static final class TooMuch extends IOException {}

  /// Receives at most so many bytes; leaves nothing behind when it fails.
  Received receive(InputStream content, long most) throws IOException {
    Files.createDirectories(incoming);
    Path path = incoming.resolve(UUID.randomUUID().toString());
    try {
      return write(content, most, path);
    } catch (IOException | RuntimeException e) {
      Files.deleteIfExists(path);
      throw e;
    }
  }

  private static Received write(InputStream content, long most, Path path) throws IOException {
    MessageDigest digest = sha256();
    long bytes = 0;
    byte[] buffer = new byte[64 * 1024];
    try (FileChannel file =
        FileChannel.open(path, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
      for (int read = content.read(buffer); read >= 0; read = content.read(buffer)) {
        bytes += read;
        if (bytes > most) {
          throw new TooMuch();
        }
        digest.update(buffer, 0, read);
        ByteBuffer part = ByteBuffer.wrap(buffer, 0, read);
        while (part.hasRemaining()) {
          file.write(part);
        }
      }
      file.force(true);
    }
    return new Received(path, PREFIX + HexFormat.of().formatHex(digest.digest()), bytes);
  }

  /// Makes what was received content; survives a power cut once it returns.
  void keep(Received received) throws IOException {
    String hex = hex(received.sha256());
    Path outer = root.resolve(hex.substring(0, 2));
    Path inner = outer.resolve(hex.substring(2, 4));
    Files.createDirectories(inner);
    Files.move(received.path(), inner.resolve(hex), StandardCopyOption.ATOMIC_MOVE);
    force(inner);
    force(outer);
    force(root);
  }

  /// Throws away what was received; nothing if that is gone already.
  void discard(Received received) {
    try {
      Files.deleteIfExists(received.path());
    } catch (IOException _) {
      // The sweep finds it.
    }
  }

  /// Where content of a hash lies, or would.
  Path place(String sha256) {
    String hex = hex(sha256);
    return root.resolve(hex.substring(0, 2)).resolve(hex.substring(2, 4)).resolve(hex);
  }

  private static String hex(String sha256) {
    String hex = sha256.substring(PREFIX.length());
    if (!hex.matches("[0-9a-f]{64}")) {
      throw new IllegalArgumentException("Not a hash");
    }
    return hex;
  }

  void delete(String sha256) throws IOException {
    Files.deleteIfExists(place(sha256));
  }

  /// Throws away what a process that died was receiving.
  void forgetIncomingBefore(Instant time) throws IOException {
    if (!Files.isDirectory(incoming)) {
      return;
    }
    try (Stream<Path> files = Files.list(incoming)) {
      for (Path file : files.toList()) {
        try {
          if (Files.getLastModifiedTime(file).toInstant().isBefore(time)) {
            Files.deleteIfExists(file);
          }
        } catch (NoSuchFileException _) {
          // Kept or discarded meanwhile.
        }
      }
    }
  }

  /// A folder's entries are data of their own; not every system can be asked to write them down.
  private static void force(Path folder) {
    try (FileChannel entries = FileChannel.open(folder, StandardOpenOption.READ)) {
      entries.force(true);
    } catch (IOException _) {
      // Windows cannot, and does not need to.
    }
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java has SHA-256", e);
    }
  }
}
