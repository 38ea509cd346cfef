package org.chancery.archive.rounds;

/// What becomes of the round that is under way when the service stops.
public enum Ending {
  /// It is waited for: it is short, and an interrupt would cost it a connection or a file.
  FINISHED,
  /// It is interrupted, then waited for: it may be waiting for an answer from elsewhere.
  INTERRUPTED,
  /// It is left to itself: it is long, and may break off anywhere.
  LEFT
}
