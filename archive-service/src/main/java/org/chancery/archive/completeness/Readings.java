package org.chancery.archive.completeness;

import java.util.EnumMap;
import java.util.Map;

/// What every keeper that answered has in a stretch.
///
/// @param held by position; a keeper that is away is absent
/// @param away why a keeper did not answer
record Readings(
    Stretch stretch, Marks marks, Map<Keeper, Map<Long, Held>> held, Map<Keeper, String> away) {

  Readings {
    held = new EnumMap<>(held);
    away = Map.copyOf(away);
  }
}
