package org.chancery.policy.match.hyperscan;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// Databases in a directory, so that a program that starts again need not compile again.
///
/// A file is named by the hash of what it was made of and of the library and processor it is for,
/// and carries the hash of what it has. One that is damaged is dropped, one of another library or
/// processor left to whom it serves. Nobody else may write there, for the library trusts a
/// database.
final class ShardFiles {
  private static final String SUFFIX = ".patterns";
  private static final int HASH_BYTES = 32;
  // Two banks or three, each with one or two databases, of this set and the former.
  private static final int MOST_FILES = 16;

  private final Path directory;
  private final Calls calls;
  private final String kind;

  private ShardFiles(Path directory, Library library) {
    this.directory = directory;
    this.calls = library.calls();
    this.kind = library.kind();
  }

  /// The files of a directory, which is made if need be.
  ///
  /// @throws IOException if it cannot be made or others may write there
  static ShardFiles in(Path directory, Library library) throws IOException {
    Files.createDirectories(directory);
    var view = Files.getFileAttributeView(directory, PosixFileAttributeView.class);
    if (view != null) {
      Set<PosixFilePermission> may = view.readAttributes().permissions();
      if (may.contains(PosixFilePermission.OTHERS_WRITE)) {
        throw new IOException("Anybody may write to " + directory + ".");
      }
    }
    return new ShardFiles(directory, library);
  }

  /// All that can be used here, the newest first.
  List<Shard> all() {
    var shards = new ArrayList<Shard>();
    for (Path file : files()) {
      read(file).ifPresent(shards::add);
    }
    return shards;
  }

  private List<Path> files() {
    try (Stream<Path> found = Files.list(directory)) {
      return found
          .filter(file -> file.toString().endsWith(SUFFIX))
          .sorted(Comparator.comparing(ShardFiles::changed).reversed())
          .toList();
    } catch (IOException | UncheckedIOException _) {
      return List.of();
    }
  }

  private static FileTime changed(Path file) {
    try {
      return Files.getLastModifiedTime(file);
    } catch (IOException _) {
      return FileTime.fromMillis(0);
    }
  }

  private Optional<Shard> read(Path file) {
    try {
      byte[] whole = Files.readAllBytes(file);
      int length = Math.max(0, whole.length - HASH_BYTES);
      String hash = HexFormat.of().formatHex(whole, length, whole.length);
      if (!Library.sha256(Arrays.copyOf(whole, length)).equals(hash)) {
        delete(file);
        return Optional.empty();
      }
      return shard(new DataInputStream(new ByteArrayInputStream(whole, 0, length)));
    } catch (IOException | Calls.Failed _) {
      // It will be made anew.
      delete(file);
      return Optional.empty();
    }
  }

  private Optional<Shard> shard(DataInputStream in) throws IOException {
    if (!in.readUTF().equals(kind)) {
      return Optional.empty();
    }
    List<String> expressions = lines(in);
    Set<String> refused = Set.copyOf(lines(in));
    byte[] database = in.readAllBytes();
    return Optional.of(
        new Shard(
            expressions, refused, database.length == 0 ? null : Database.read(calls, database)));
  }

  private static List<String> lines(DataInputStream in) throws IOException {
    byte[] bytes = in.readNBytes(in.readInt());
    var text = new String(bytes, StandardCharsets.US_ASCII);
    return text.isEmpty() ? List.of() : List.of(text.split("\n"));
  }

  /// Keeps a database, and drops those not used for longest.
  void keep(Shard shard) throws IOException {
    var written = new ByteArrayOutputStream();
    var out = new DataOutputStream(written);
    out.writeUTF(kind);
    byte[] expressions = joined(shard.expressions());
    out.writeInt(expressions.length);
    out.write(expressions);
    byte[] refused = joined(shard.refused().stream().sorted().toList());
    out.writeInt(refused.length);
    out.write(refused);
    String name = Library.sha256(written.toByteArray());
    Database database = shard.database();
    out.write(database == null ? new byte[0] : database.written(calls));
    out.write(HexFormat.of().parseHex(Library.sha256(written.toByteArray())));
    // Written aside first, so that a crash leaves no half of a file under the name.
    Path aside = Files.createTempFile(directory, "new", ".tmp");
    Files.write(aside, written.toByteArray());
    Files.move(
        aside,
        directory.resolve(name + SUFFIX),
        StandardCopyOption.ATOMIC_MOVE,
        StandardCopyOption.REPLACE_EXISTING);
    files().stream().skip(MOST_FILES).forEach(ShardFiles::delete);
  }

  private static byte[] joined(List<String> expressions) {
    return String.join("\n", expressions).getBytes(StandardCharsets.US_ASCII);
  }

  private static void delete(Path file) {
    try {
      Files.deleteIfExists(file);
    } catch (IOException _) {
      // It will be tried again, and does no harm meanwhile.
    }
  }
}
