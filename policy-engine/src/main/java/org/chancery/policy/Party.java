package org.chancery.policy;

import java.util.Set;

/// Who wrote a submission.
///
/// @param person the username
/// @param unit the unit's name; empty if there is none
/// @param roles names of roles
/// @param country ISO 3166 code of two capitals; empty if unknown
/// @param external whether the person is not of the house
public record Party(
    String person, String unit, Set<String> roles, String country, boolean external) {
  private static final Party UNKNOWN = new Party("", "", Set.of(), "", false);

  public Party {
    roles = Set.copyOf(roles);
  }

  /// Nobody known.
  public static Party unknown() {
    return UNKNOWN;
  }
}
