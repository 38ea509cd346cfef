package org.chancery.messaging.directory;

import org.chancery.messaging.journal.PersonRef;
import org.jspecify.annotations.Nullable;

/// Somebody who works here, or once did, as Keycloak last described them.
///
/// @param username the name they log in with
/// @param name the name people call them by
/// @param unit the organisational unit, absent when Keycloak names none
/// @param isActive whether they still work here
public record Person(
    PersonId id, String username, String name, @Nullable String unit, boolean isActive) {

  /// The person as a record names them.
  public PersonRef ref() {
    return new PersonRef(id.value(), username, name, unit);
  }
}
