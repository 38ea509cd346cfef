package org.chancery.messaging.journal;

import org.springframework.beans.factory.InitializingBean;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/// Refuses to start on a database that could forget what it confirmed: `accepted` promises that a
/// record survives a power cut.
@Component
class DurabilityCheck implements InitializingBean {

  private final JdbcTemplate jdbc;

  DurabilityCheck(JdbcTemplate jdbc) {
    this.jdbc = jdbc;
  }

  @Override
  public void afterPropertiesSet() {
    require("fsync", "in postgresql.conf");
    require("full_page_writes", "in postgresql.conf");
    require("synchronous_commit", "for this service's database role");
  }

  private void require(String setting, String where) {
    String value = jdbc.queryForObject("select current_setting(?)", String.class, setting);
    if (!"on".equals(value)) {
      throw new IllegalStateException(
          "PostgreSQL runs with %s = %s, so a confirmed message could be lost. Set it to on, %s."
              .formatted(setting, value, where));
    }
  }
}
