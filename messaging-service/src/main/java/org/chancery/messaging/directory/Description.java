package org.chancery.messaging.directory;

import org.jspecify.annotations.Nullable;

/// What Keycloak says of a person, in a token or through its directory.
///
/// @param unit the first group, absent for people without one
/// @param guest whether they come from outside the house
public record Description(
    PersonId id,
    String username,
    String name,
    @Nullable String unit,
    @Nullable String email,
    boolean guest) {

  /// Falls back to the user name for people without a name.
  public Description {
    name = name.isBlank() ? username : name.strip();
  }

  /// Hides everything personal but the user name.
  @Override
  public String toString() {
    return "Description[" + username + "]";
  }
}
