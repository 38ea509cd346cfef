package org.chancery.stack;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Properties;
import org.apache.commons.compress.archivers.ArchiveEntry;
import org.apache.commons.compress.archivers.ArchiveInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.archivers.zip.ZipArchiveInputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorInputStream;

/// One server distribution as the build found it in the local Maven repository.
record Archive(String name, String version, Path file) {

  /// The archive the build recorded under `name` in `archives.properties`.
  static Archive of(String name) {
    var places = new Properties();
    try (var in = Archive.class.getResourceAsStream("archives.properties")) {
      if (in == null) {
        throw new IllegalStateException("archives.properties is missing from the jar");
      }
      places.load(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new Archive(
        name,
        places.getProperty(name + ".version", ""),
        Path.of(places.getProperty(name + ".archive", "")));
  }

  /// Where this archive lies once unpacked below `servers`.
  Path home(Path servers) {
    return servers.resolve(name + "-" + version);
  }

  /// Unpacks below `servers` unless that was done before, and returns the server's home.
  ///
  /// The home appears by one rename after `finish` ran on the unpacked files, so an interrupted
  /// unpack is never taken for a whole one.
  Path unpack(Path servers, Finish finish) throws IOException {
    var home = home(servers);
    if (Files.isDirectory(home)) {
      return home;
    }
    if (!Files.isRegularFile(file)) {
      throw new StackFailure(
          "%s is gone from the local Maven repository (%s); build again with ./chancery build."
              .formatted(name, file));
    }
    var fresh = Files.createTempDirectory(servers, name + "-unpacking-");
    Files.setPosixFilePermissions(fresh, PosixFilePermissions.fromString("rwxr-xr-x"));
    try (var in = new BufferedInputStream(Files.newInputStream(file), 1 << 16)) {
      if (file.toString().endsWith(".jar")) {
        extractInnerTar(in, fresh);
      } else {
        extractZip(in, fresh);
      }
    }
    finish.accept(fresh);
    moveUnlessThere(fresh, home);
    return home;
  }

  /// The PostgreSQL jar holds one `.txz`.
  private static void extractInnerTar(InputStream jar, Path into) throws IOException {
    try (var entries = new ZipArchiveInputStream(jar)) {
      for (var entry = entries.getNextEntry(); entry != null; entry = entries.getNextEntry()) {
        if (entry.getName().endsWith(".txz")) {
          extract(new TarArchiveInputStream(new XZCompressorInputStream(entries)), into, 0);
          return;
        }
      }
    }
    throw new IOException("no .txz inside " + jar);
  }

  /// The zips hold one top directory, which is dropped.
  private void extractZip(InputStream in, Path into) throws IOException {
    extract(new ZipArchiveInputStream(in), into, 1);
    // A streamed zip does not tell permissions; scripts are what must be executable.
    var bin = into.resolve("bin");
    try (var files = Files.list(bin)) {
      for (var script : files.filter(Files::isRegularFile).toList()) {
        Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwxr-xr-x"));
      }
    }
  }

  private static <E extends ArchiveEntry> void extract(
      ArchiveInputStream<E> entries, Path into, int dropped) throws IOException {
    for (E entry = entries.getNextEntry(); entry != null; entry = entries.getNextEntry()) {
      var name = Path.of(entry.getName()).normalize();
      if (name.getNameCount() <= dropped) {
        continue;
      }
      var target = into.resolve(name.subpath(dropped, name.getNameCount())).normalize();
      if (!target.startsWith(into)) {
        throw new IOException("entry leaves its archive: " + entry.getName());
      }
      write(entries, entry, target);
    }
  }

  private static void write(InputStream in, ArchiveEntry entry, Path target) throws IOException {
    if (entry.isDirectory()) {
      Files.createDirectories(target);
      return;
    }
    Files.createDirectories(target.resolveSibling("."));
    if (entry instanceof TarArchiveEntry tar && tar.isSymbolicLink()) {
      Files.createSymbolicLink(target, Path.of(tar.getLinkName()));
      return;
    }
    Files.copy(in, target);
    if (entry instanceof TarArchiveEntry tar && (tar.getMode() & 0100) != 0) {
      Files.setPosixFilePermissions(target, PosixFilePermissions.fromString("rwxr-xr-x"));
    }
  }

  /// Another JVM may have unpacked the same archive meanwhile; then its copy is as good.
  private static void moveUnlessThere(Path fresh, Path home) throws IOException {
    try {
      Files.move(fresh, home, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      if (!Files.isDirectory(home)) {
        throw e;
      }
      Directories.delete(fresh);
    }
  }

  /// What must be done once to unpacked files before they are used.
  @FunctionalInterface
  interface Finish {
    void accept(Path home) throws IOException;
  }
}
