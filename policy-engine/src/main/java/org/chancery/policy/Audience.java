package org.chancery.policy;

import java.util.Set;

/// Everybody who will see a submission, its sender left out. Made once for each state of a
/// conversation's membership, not for each message.
///
/// @param units names of their units
/// @param people their usernames
/// @param countries ISO 3166 codes of their countries
/// @param external whether anybody of them is not of the house
/// @param size how many they are
public record Audience(
    Set<String> units, Set<String> people, Set<String> countries, boolean external, int size) {
  private static final Audience NOBODY = new Audience(Set.of(), Set.of(), Set.of(), false, 0);

  public Audience {
    units = Set.copyOf(units);
    people = Set.copyOf(people);
    countries = Set.copyOf(countries);
  }

  /// Nobody.
  public static Audience nobody() {
    return NOBODY;
  }
}
