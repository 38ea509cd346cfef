package org.chancery.messaging.directory;

import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What Keycloak says of a person, in a token or through its directory.
///
/// @param unit the first group, absent for people without one
/// @param guest whether they come from outside the house
/// @param country the ISO 3166 code of where they work, absent when Keycloak names none
public record Description(
    PersonId id,
    String username,
    String name,
    @Nullable String unit,
    @Nullable String email,
    boolean guest,
    @Nullable String country) {

  private static final Set<String> COUNTRIES = Set.of(Locale.getISOCountries());

  /// Falls back to the user name for people without a name, and takes no country that is not
  /// written as ISO 3166 writes it.
  public Description {
    name = name.isBlank() ? username : name.strip();
    country = country != null && COUNTRIES.contains(country) ? country : null;
  }

  /// Hides everything personal but the user name.
  @Override
  public String toString() {
    return "Description[" + username + "]";
  }
}
