package org.chancery.archive.own;

import java.util.Map;
import java.util.UUID;

/// Who did something in the archive.
///
/// @param id the identity provider's subject
/// @param username the login name
/// @param name the full name
public record Actor(UUID id, String username, String name) {

  /// The archive itself, when a job does what was decided before.
  public static final Actor ARCHIVE =
      new Actor(
          UUID.fromString("a0c41e00-0000-7000-8000-000000000000"), "chancery-archive", "Archive");

  Map<String, Object> members() {
    return Map.of("id", id.toString(), "username", username, "name", name);
  }
}
