package org.chancery.archive.ledger;

import java.util.Map;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.springframework.boot.jdbc.autoconfigure.DataSourceProperties;
import org.springframework.stereotype.Component;

/// Creates the ledger's tables before anything uses them, as their owner.
@Component
final class LedgerSchema {

  static final String NAME = "ledger";

  LedgerSchema(DataSource service, DataSourceProperties properties, LedgerSettings settings) {
    var flyway =
        Flyway.configure()
            .locations("classpath:db/ledger")
            .schemas(NAME)
            .defaultSchema(NAME)
            .placeholders(
                Map.of("schema", NAME, "service", "\"" + properties.determineUsername() + "\""));
    var owner = settings.owner();
    if (owner == null) {
      flyway.dataSource(service);
    } else {
      flyway.dataSource(properties.determineUrl(), owner.username(), owner.password());
    }
    flyway.load().migrate();
  }
}
