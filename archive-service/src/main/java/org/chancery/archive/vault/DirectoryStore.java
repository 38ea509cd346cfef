package org.chancery.archive.vault;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.List;

/// A vault in a directory: files are written under another name, forced to the disk, made
/// read-only, linked to their own name, and their folder is forced to the disk. The file system
/// must know hard links.
final class DirectoryStore implements VaultStore {

  private static final String UNFINISHED = ".unfinished";

  private final Path root;

  DirectoryStore(Path root) {
    this.root = root.toAbsolutePath().normalize();
  }

  @Override
  public void write(String name, byte[] content) throws IOException {
    var file = fileOf(name);
    if (Files.exists(file)) {
      requireSame(name, file, content);
      return;
    }
    createFolders(Durable.folderOf(file));
    var temporary = Files.createTempFile(Durable.folderOf(file), "seg", UNFINISHED);
    try (var channel = FileChannel.open(temporary, StandardOpenOption.WRITE)) {
      var buffer = ByteBuffer.wrap(content);
      while (buffer.hasRemaining()) {
        channel.write(buffer);
      }
      channel.force(true);
    }
    Files.setPosixFilePermissions(temporary, PosixFilePermissions.fromString("r--------"));
    try {
      // Not renamed: that would replace what another node has put there meanwhile.
      Files.createLink(file, temporary);
    } catch (FileAlreadyExistsException another) {
      requireSame(name, file, content);
    } finally {
      Files.delete(temporary);
    }
    Durable.force(Durable.folderOf(file));
  }

  private static void requireSame(String name, Path file, byte[] content) throws IOException {
    if (!Arrays.equals(Files.readAllBytes(file), content)) {
      throw new IllegalStateException(name + " is there already and says something else");
    }
  }

  @Override
  public InputStream open(String name) throws IOException {
    return Files.newInputStream(fileOf(name));
  }

  @Override
  public boolean exists(String name) {
    return Files.exists(fileOf(name));
  }

  @Override
  public void clearUnfinished() throws IOException {
    if (!Files.exists(root)) {
      return;
    }
    List<Path> unfinished;
    try (var files = Files.walk(root)) {
      unfinished = files.filter(file -> file.toString().endsWith(UNFINISHED)).toList();
    }
    for (var file : unfinished) {
      Files.delete(file);
    }
  }

  private Path fileOf(String name) {
    var file = root.resolve(name).normalize();
    if (!file.startsWith(root)) {
      throw new IllegalArgumentException("a name must stay in the vault");
    }
    return file;
  }

  private void createFolders(Path folder) throws IOException {
    if (!Files.exists(folder)) {
      createFolders(Durable.folderOf(folder));
      Files.createDirectories(folder);
      Durable.force(Durable.folderOf(folder));
    }
  }
}
