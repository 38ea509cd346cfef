package org.chancery.messaging.journal;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A person as a record names them: the names they had when they acted.
///
/// @param unit the organisational unit, absent when the directory knows none
public record PersonRef(UUID id, String username, String name, @Nullable String unit) {

  /// The system itself, for what no person did.
  public static final PersonRef CHANCERY =
      new PersonRef(new UUID(0, 0), "chancery", "Chancery", null);
}
