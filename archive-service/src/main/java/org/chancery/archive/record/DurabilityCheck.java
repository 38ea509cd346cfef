package org.chancery.archive.record;

import org.springframework.beans.factory.InitializingBean;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Refuses to start on a database that could forget what it confirmed: what the archive
/// acknowledges may be pruned at its source.
@Component
final class DurabilityCheck implements InitializingBean {

  private final JdbcClient jdbc;

  DurabilityCheck(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  @Override
  public void afterPropertiesSet() {
    require("fsync", "in postgresql.conf");
    require("full_page_writes", "in postgresql.conf");
    require("synchronous_commit", "for this service's database role");
  }

  private void require(String setting, String where) {
    var value =
        jdbc.sql("select current_setting(?)")
            .param(setting)
            .query((row, _) -> row.getString(1))
            .single();
    if (!"on".equals(value)) {
      throw new IllegalStateException(
          "PostgreSQL runs with %s = %s, so a stored record could be lost. Set it to on, %s."
              .formatted(setting, value, where));
    }
  }
}
