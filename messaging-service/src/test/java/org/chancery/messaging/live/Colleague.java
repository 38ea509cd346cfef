package org.chancery.messaging.live;

import java.util.UUID;
import org.chancery.messaging.journal.PersonRef;

/// A person a test made up.
public record Colleague(UUID id, String username) {

  /// As records name them.
  public PersonRef ref() {
    return new PersonRef(id, username, username, "wealth");
  }
}
