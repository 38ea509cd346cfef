package org.chancery.messaging.journal;

import java.util.UUID;

/// The fixed number of journal partitions and which one a thing belongs to.
public final class Partitions {

  /// How many there are; part of the format, so never configurable.
  public static final int COUNT = 16;

  private Partitions() {}

  /// The partition of a conversation or person: the id's low 64 bits modulo [#COUNT].
  public static int of(UUID id) {
    return (int) Math.floorMod(id.getLeastSignificantBits(), (long) COUNT);
  }
}
