package org.chancery.stack;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;

/// A file that names a process by its number and its start time, so that a number used again by
/// another program is not mistaken for ours.
record PidFile(Path file) {

  static PidFile of(StateDirectory state, String name) {
    return new PidFile(state.run().resolve(name + ".pid"));
  }

  void write(ProcessHandle process) throws IOException {
    Files.writeString(file, process.pid() + " " + startOf(process), StandardCharsets.UTF_8);
  }

  /// The process this file names, if it still runs.
  Optional<ProcessHandle> process() {
    try {
      var parts = Files.readString(file, StandardCharsets.UTF_8).split(" ", 2);
      return ProcessHandle.of(Long.parseLong(parts[0]))
          .filter(ProcessHandle::isAlive)
          .filter(found -> parts.length == 2 && startOf(found).equals(parts[1]));
    } catch (IOException | NumberFormatException e) {
      return Optional.empty();
    }
  }

  void delete() throws IOException {
    Files.deleteIfExists(file);
  }

  private static String startOf(ProcessHandle process) {
    return process.info().startInstant().map(Instant::toString).orElse("unknown");
  }
}
