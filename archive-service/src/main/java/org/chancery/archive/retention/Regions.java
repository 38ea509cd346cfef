package org.chancery.archive.retention;

import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/// Regions as sets of units: the record names units, laws name countries.
///
/// @param units of each region
record Regions(Map<String, Set<String>> units) {

  static final Regions NONE = new Regions(Map.of());

  Regions {
    units =
        units.entrySet().stream()
            .collect(
                Collectors.toUnmodifiableMap(Map.Entry::getKey, one -> Set.copyOf(one.getValue())));
  }

  Set<String> of(Set<String> inUnits) {
    return units.entrySet().stream()
        .filter(region -> region.getValue().stream().anyMatch(inUnits::contains))
        .map(Map.Entry::getKey)
        .collect(Collectors.toUnmodifiableSet());
  }
}
