package org.chancery.archive.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import org.chancery.stack.Database;
import org.chancery.stack.testing.TestServers;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.jdbc.autoconfigure.DataSourceProperties;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/// What the service's own database role can do to the ledger.
final class LedgerRolesIT {

  private static final String OWNER = "test_ledger_owner";
  private static final String PASSWORD = "test-ledger";
  private static Database service;

  @BeforeAll
  static void createTheLedgerAsItsOwner() throws SQLException {
    service = TestServers.freshDatabase("ledger_roles");
    var admin = TestServers.postgres();
    var url = service.url();
    try (var connection = DriverManager.getConnection(url, admin.username(), admin.password());
        var statement = connection.createStatement()) {
      statement.execute(
          """
          do $$ begin
            if not exists (select 1 from pg_roles where rolname = '%1$s') then
              create role %1$s login password '%2$s';
            end if;
          end $$\
          """
              .formatted(OWNER, PASSWORD));
      statement.execute("create schema ledger authorization " + OWNER);
    }
    var properties = new DataSourceProperties();
    properties.setUrl(url);
    properties.setUsername(service.username());
    properties.setPassword(service.password());
    var created =
        new LedgerSchema(
            new DriverManagerDataSource(url, service.username(), service.password()),
            properties,
            new LedgerSettings(
                "log.example/ledger",
                List.of(Path.of("unused.pem")),
                Duration.ofSeconds(1),
                10,
                new LedgerSettings.Owner(OWNER, PASSWORD),
                new LedgerSettings.Proofs(List.of(), 10),
                Duration.ofHours(24)));
    assertThat(created).isNotNull();
    execute(
        "insert into ledger.leaf (index, partition, position, entry)"
            + " values (0, 1, 1, decode(repeat('00', 203), 'hex'))");
    execute(
        "insert into ledger.checkpoint (size, root, at, note)"
            + " values (1, decode(repeat('00', 32), 'hex'), now(), 'note')");
  }

  @Test
  void serviceReadsAndAppends() throws SQLException {
    try (var connection = connect();
        var statement = connection.createStatement();
        var rows = statement.executeQuery("select count(*) from ledger.leaf")) {
      assertThat(rows.next()).isTrue();
      assertThat(rows.getInt(1)).isEqualTo(1);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "update ledger.%s set %s = %2$s",
        "delete from ledger.%s",
        "truncate ledger.%s cascade",
        "drop table ledger.%s cascade",
        "alter table ledger.%s disable trigger all",
        "alter table ledger.%s add column more text",
        "create rule gone as on insert to ledger.%s do instead nothing",
        "alter table ledger.%s owner to current_user"
      })
  @DisplayName("P4: the service's database role can change nothing of the ledger, and take nothing")
  void serviceCanChangeNothing(String statement) {
    for (var table :
        List.of(
            "leaf index",
            "tile index",
            "checkpoint size",
            "note_key vkey",
            "cosignature line",
            "time_stamp at")) {
      var parts = table.split(" ", 2);
      assertThatThrownBy(() -> execute(statement.formatted(parts[0], parts[1])))
          .as(statement + " " + table)
          .isInstanceOf(SQLException.class)
          .satisfies(
              refused -> assertThat(((SQLException) refused).getSQLState()).isEqualTo("42501"));
    }
  }

  @Test
  void serviceCannotGiveItsRightsAway() throws SQLException {
    var before = rights();

    // PostgreSQL warns of a grant that gives nothing, and does not fail.
    execute("grant all on ledger.leaf to public");

    assertThat(rights()).isEqualTo(before).contains(service.username() + "=ar/" + OWNER);
  }

  private static String rights() throws SQLException {
    try (var connection = connect();
        var statement = connection.createStatement();
        var rows =
            statement.executeQuery(
                "select relacl::text from pg_class where oid = 'ledger.leaf'::regclass")) {
      assertThat(rows.next()).isTrue();
      return rows.getString(1);
    }
  }

  @Test
  @DisplayName("P4: nor can it put another ledger in the place of this one")
  void serviceCannotReplaceTheSchema() {
    for (var statement :
        List.of(
            "drop schema ledger cascade",
            "alter schema ledger rename to old",
            "create table ledger.more (a int)")) {
      assertThatThrownBy(() -> execute(statement))
          .as(statement)
          .isInstanceOf(SQLException.class)
          .hasMessageContaining("ledger");
    }
  }

  private static void execute(String sql) throws SQLException {
    try (var connection = connect();
        var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private static Connection connect() throws SQLException {
    return DriverManager.getConnection(service.url(), service.username(), service.password());
  }
}
