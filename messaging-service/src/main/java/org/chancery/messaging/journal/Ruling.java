package org.chancery.messaging.journal;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// How an appeal was answered.
public enum Ruling {
  /// The verdict stands.
  UPHOLD("upheld"),
  /// The verdict was a mistake.
  OVERTURN("overturned");

  private final String wire;

  Ruling(String wire) {
    this.wire = wire;
  }

  /// The name in records and frames, in the past tense.
  public String wire() {
    return wire;
  }

  /// The ruling a request asks for: `uphold` or `overturn`; empty for any other word.
  public static Optional<Ruling> ofVerb(String verb) {
    return Arrays.stream(values())
        .filter(ruling -> ruling.name().toLowerCase(Locale.ROOT).equals(verb))
        .findFirst();
  }

  /// The ruling with a wire name; refuses unknown ones.
  public static Ruling ofWire(String wire) {
    return Arrays.stream(values())
        .filter(ruling -> ruling.wire.equals(wire))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("No ruling " + wire));
  }
}
