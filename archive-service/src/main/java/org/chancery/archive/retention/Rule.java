package org.chancery.archive.retention;

import java.time.Instant;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.Set;
import java.util.UUID;
import org.chancery.archive.hold.Facts;

/// How long records of some kind are kept, and by which law or for which interest.
///
/// @param id short and stable, as in `mifid-trading`
/// @param scope which records; the rule with the empty scope is for those no other rule is for
/// @param period from when the record happened
/// @param basis the law or the interest, as an officer would cite it
/// @param isObligation whether a law obliges to keep them, so that nobody's wish to be forgotten
///   comes before (GDPR 17(3)(b))
record Rule(
    String id, String name, Scope scope, Period period, String basis, boolean isObligation) {

  /// Which records a rule is for: those that are of one of each set that is not empty.
  ///
  /// @param units of who did it or to whom it was done
  /// @param people who did it or to whom it was done, or who could read it
  /// @param kinds of conversation, `direct` or `room`
  /// @param types as in `message.posted`, or `message.*`
  /// @param regions names of regions, which are sets of units
  record Scope(
      Set<String> units,
      Set<UUID> people,
      Set<String> kinds,
      Set<String> types,
      Set<String> regions) {

    static final Scope EVERYTHING = new Scope(Set.of(), Set.of(), Set.of(), Set.of(), Set.of());

    Scope {
      units = Set.copyOf(units);
      people = Set.copyOf(people);
      kinds = Set.copyOf(kinds);
      types = Set.copyOf(types);
      regions = Set.copyOf(regions);
    }

    boolean isEverything() {
      return equals(EVERYTHING);
    }
  }

  boolean isFor(Facts record, Regions regions) {
    return any(scope.units(), record.units())
        && any(scope.people(), record.people())
        && (scope.kinds().isEmpty()
            || (record.kind() != null && scope.kinds().contains(record.kind())))
        && (scope.types().isEmpty() || isOfType(record.type()))
        && any(scope.regions(), regions.of(record.units()));
  }

  /// When the record need no longer be kept. Calendar years are counted in UTC.
  Instant end(Facts record) {
    return record.at().atOffset(ZoneOffset.UTC).plus(period).toInstant();
  }

  private boolean isOfType(String type) {
    return scope.types().contains(type)
        || scope.types().contains(type.substring(0, type.indexOf('.') + 1) + "*");
  }

  private static <T> boolean any(Set<T> wanted, Set<T> there) {
    return wanted.isEmpty() || wanted.stream().anyMatch(there::contains);
  }
}
