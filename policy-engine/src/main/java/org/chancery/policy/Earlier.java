package org.chancery.policy;

import java.time.Instant;

/// A message the sender wrote in the same conversation just before.
///
/// @param text as it was sent
/// @param at when
public record Earlier(String text, Instant at) {
  /// Time and length only.
  @Override
  public String toString() {
    return "Earlier[" + text.length() + " chars, " + at + "]";
  }
}
