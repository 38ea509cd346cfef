package org.chancery.archive.vault;

import java.util.UUID;

/// The wall before whatever keeps the master key: a file here, a hardware module or a key service
/// elsewhere. Only wrapped keys are ever stored outside it.
interface MasterKeys {

  /// A key wrapped by a master key.
  ///
  /// @param master name of the master key
  // Never compared, so the array's identity does not matter.
  @SuppressWarnings("ArrayRecordComponent")
  record Wrapped(String master, byte[] bytes) {
    @Override
    public String toString() {
      return "Wrapped[" + bytes.length + " bytes by " + master + "]";
    }
  }

  /// The name of the master key that wraps now.
  String current();

  /// Wraps what opens a segment.
  ///
  /// @param key name of what is wrapped; the wrapped bytes open under no other
  Wrapped wrap(UUID key, byte[] secret);

  /// Opens what was wrapped.
  ///
  /// @throws IllegalStateException when the master key is not there, or the bytes are not what was
  ///   wrapped
  byte[] unwrap(UUID key, Wrapped wrapped);
}
