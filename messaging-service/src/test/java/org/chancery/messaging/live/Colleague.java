package org.chancery.messaging.live;

import java.time.Instant;
import java.util.EnumSet;
import java.util.UUID;
import org.chancery.messaging.directory.Actor;
import org.chancery.messaging.directory.Credential;
import org.chancery.messaging.directory.PersonId;
import org.chancery.messaging.directory.Role;
import org.chancery.messaging.journal.PersonRef;

/// A person a test made up.
public record Colleague(UUID id, String username) {

  /// As records name them.
  public PersonRef ref() {
    return new PersonRef(id, username, username, "wealth");
  }

  /// As they act, logged in.
  ///
  /// @param more roles than an employee's
  public Actor actor(Role... more) {
    return new Actor(
        new PersonId(id),
        username,
        username,
        "wealth",
        EnumSet.of(Role.EMPLOYEE, more),
        new Credential.Bearer(Instant.now().plusSeconds(3_600)));
  }
}
