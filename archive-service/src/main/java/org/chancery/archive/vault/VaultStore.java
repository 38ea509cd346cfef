package org.chancery.archive.vault;

import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.Optional;

/// Where sealed things lie: written once, never changed, never removed.
interface VaultStore {

  /// Writes something that is on disk, whole, when this returns. Writing the same again is no
  /// error.
  ///
  /// @param name as in `segments/03/000000001813-<hash>.seg`
  /// @throws IOException when it could not be written; then it is not there
  /// @throws IllegalStateException when something else already has that name
  void write(String name, byte[] content) throws IOException;

  /// Opens what was written.
  ///
  /// @throws java.nio.file.NoSuchFileException when it is not there
  InputStream open(String name) throws IOException;

  /// Whether something of that name was written whole.
  boolean exists(String name) throws IOException;

  /// Clears away what a crash left half written.
  void clearUnfinished() throws IOException;

  /// What locks the things that lie here; empty where nothing does.
  default Optional<Locks> locks() {
    return Optional.empty();
  }

  /// Locks that nobody can take off, and that have an end.
  interface Locks {

    /// Makes sure that something is locked at least until then. A lock is never shortened.
    ///
    /// @return until when it is locked now
    /// @throws IOException when that cannot be had
    Instant prolong(String name, Instant until) throws IOException;
  }
}
