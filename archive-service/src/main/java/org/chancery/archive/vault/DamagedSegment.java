package org.chancery.archive.vault;

/// A segment is not what was sealed; says what and where, never content.
public final class DamagedSegment extends RuntimeException {
  DamagedSegment(String message) {
    super(message);
  }
}
