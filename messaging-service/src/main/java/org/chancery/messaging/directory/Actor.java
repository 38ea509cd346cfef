package org.chancery.messaging.directory;

import java.util.Set;
import org.chancery.messaging.journal.PersonRef;
import org.jspecify.annotations.Nullable;

/// Whoever makes a request, as proved by their credential. Controllers take it as an argument;
/// anything else that has the request finds it under [#ATTRIBUTE].
///
/// @param unit the organisational unit, absent when the directory knows none
public record Actor(
    PersonId id,
    String username,
    String name,
    @Nullable String unit,
    Set<Role> roles,
    Credential credential) {

  /// The request attribute every authenticated request carries its actor in.
  public static final String ATTRIBUTE = Actor.class.getName();

  /// Copies the roles.
  public Actor {
    roles = Set.copyOf(roles);
  }

  /// Whether they have at least one of these roles.
  public boolean hasAny(Role... wanted) {
    for (Role role : wanted) {
      if (roles.contains(role)) {
        return true;
      }
    }
    return false;
  }

  /// The actor as a record names them.
  public PersonRef ref() {
    return new PersonRef(id.value(), username, name, unit);
  }
}
