package org.chancery.broken.rows;

import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

final class OpenStream {
  private OpenStream() {}

  static Optional<Long> first(JdbcClient jdbc) {
    return jdbc.sql("select 1").query((row, _) -> row.getLong(1)).stream().findFirst();
  }
}
