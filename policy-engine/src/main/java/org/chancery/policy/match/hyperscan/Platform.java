package org.chancery.policy.match.hyperscan;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.stream.Stream;

/// A kind of machine that the library was built for.
///
/// @param resource where on the class path it lies
/// @param sha256 of that file, so that nothing else is ever loaded
record Platform(String resource, String sha256) {
  // The only one that was ever run; others are Java's until somebody runs the tests there.
  private static final Platform LINUX =
      new Platform(
          "/com/gliwka/hyperscan/jni/linux-x86_64/libjnihyperscan.so",
          "59bbcb80c4dae5b528c44419609bfa3053354a46e6f6825e0091fecf0b646ac3");

  /// What is known of the machine this runs on.
  sealed interface Detected {
    /// There is a library for it.
    record Known(Platform platform) implements Detected {}

    /// There is none, and why.
    record Unknown(String reason) implements Detected {}
  }

  /// The machine this runs on.
  static Detected here() {
    return of(
        System.getProperty("os.name", ""),
        System.getProperty("os.arch", ""),
        isMusl(Path.of("/proc/self/maps")));
  }

  static Detected of(String system, String processor, boolean musl) {
    if (musl) {
      return new Detected.Unknown("Hyperscan needs the GNU C library, and this is musl.");
    }
    boolean intel = processor.equals("amd64") || processor.equals("x86_64");
    return system.toLowerCase(Locale.ROOT).startsWith("linux") && intel
        ? new Detected.Known(LINUX)
        : new Detected.Unknown("There is no Hyperscan for " + system + " on " + processor + ".");
  }

  /// Whether the Java machine itself was loaded by musl; that it is installed means nothing.
  static boolean isMusl(Path maps) {
    try (Stream<String> lines = Files.lines(maps)) {
      return lines.anyMatch(line -> line.contains("/ld-musl-"));
    } catch (IOException _) {
      return false;
    }
  }
}
