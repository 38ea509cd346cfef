package org.chancery.policy.match.hyperscan;

import java.io.IOException;
import java.io.InputStream;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.foreign.ValueLayout;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/// The library, loaded; once for the whole process, since it cannot be loaded twice.
@SuppressWarnings("restricted") // to call a native library is what it is for
final class Library {
  /// What came of loading.
  sealed interface Loading {
    /// It runs here.
    record Loaded(Library library) implements Loading {}

    /// It does not, and why.
    record Missing(String reason) implements Loading {}
  }

  private static @Nullable Loading loading;

  private final Calls calls;
  private final String version;
  private final String processor;

  private Library(Calls calls) {
    this.calls = calls;
    this.version = calls.version();
    this.processor = processorOf(calls);
  }

  /// Loads the library unless it was tried before.
  static synchronized Loading load() {
    Loading known = loading;
    if (known == null) {
      known =
          switch (Platform.here()) {
            case Platform.Detected.Unknown(String reason) -> new Loading.Missing(reason);
            case Platform.Detected.Known(Platform platform) -> load(platform);
          };
      loading = known;
    }
    return known;
  }

  static Loading load(Platform platform) {
    try (InputStream resource = Library.class.getResourceAsStream(platform.resource())) {
      if (resource == null) {
        return new Loading.Missing("The class path has no Hyperscan for this machine.");
      }
      byte[] bytes = resource.readAllBytes();
      if (!sha256(bytes).equals(platform.sha256())) {
        return new Loading.Missing("The Hyperscan on the class path is not the one known.");
      }
      return load(bytes);
    } catch (IOException | RuntimeException | LinkageError e) {
      return new Loading.Missing("Hyperscan cannot be loaded: " + e.getMessage());
    }
  }

  // The folder is new and nobody else's, so that what is loaded is what was checked.
  private static Loading load(byte[] bytes) throws IOException {
    Path folder = Files.createTempDirectory("chancery-hyperscan");
    Path file = folder.resolve("libhs");
    try {
      Files.write(file, bytes);
      var calls = new Calls(SymbolLookup.libraryLookup(file, Arena.global()));
      calls.call("hs_valid_platform");
      return SelfCheck.losesNothing(calls)
          ? new Loading.Loaded(new Library(calls))
          : new Loading.Missing("Hyperscan loses matches on this processor.");
    } finally {
      // The process keeps what it has loaded.
      Files.deleteIfExists(file);
      Files.deleteIfExists(folder);
    }
  }

  static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String processorOf(Calls calls) {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment platform = arena.allocate(32, 8);
      calls.call("hs_populate_platform", platform);
      return platform.get(ValueLayout.JAVA_INT, 0)
          + "-"
          + Long.toHexString(platform.get(ValueLayout.JAVA_LONG, 8));
    }
  }

  Calls calls() {
    return calls;
  }

  /// The library's own name for its version.
  String version() {
    return version;
  }

  /// Version and processor: databases made by one are of no use to another.
  String kind() {
    return version + " " + processor;
  }
}
