package org.chancery.archive.search;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// What conversations were last called on record.
@Component
class Rooms {

  private final JdbcClient jdbc;

  Rooms(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /// The name of a conversation; nothing for a direct one.
  @Nullable String name(String id) {
    return jdbc.sql("select name from seen_conversation where id = ? and name is not null")
        .param(UUID.fromString(id))
        .query((row, _) -> row.getString("name"))
        .optional()
        .orElse(null);
  }
}
