package org.chancery.bench.search;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Properties;

/// The servers that `./chancery up` describes in a file; the benchmark makes a database and an
/// index of its own there, and takes them away again.
final class Servers {

  private final Properties described = new Properties();

  Servers(Path description) {
    try (var in = Files.newInputStream(description)) {
      described.load(in);
    } catch (IOException missing) {
      throw new UncheckedIOException(
          "there is no description of servers in "
              + description
              + ": ./chancery up --servers-only --describe FILE writes one",
          missing);
    }
  }

  String get(String name) {
    var value = described.getProperty(name);
    if (value == null) {
      throw new IllegalArgumentException("the description of servers does not say " + name);
    }
    return value;
  }

  URI elasticsearch() {
    return URI.create(get("elasticsearch.url"));
  }

  URI keycloak() {
    return URI.create(get("keycloak.url"));
  }

  /// Where a database of that name is.
  String database(String name) {
    var admin = get("postgres.url");
    return admin.substring(0, admin.lastIndexOf('/') + 1) + name;
  }

  void createDatabase(String name) {
    run("create database " + name);
  }

  void dropDatabase(String name) {
    run("drop database if exists " + name + " with (force)");
  }

  /// How many bytes a database takes on disk.
  long databaseBytes(String name) {
    try (var connection = connect();
        var statement = connection.createStatement();
        var row = statement.executeQuery("select pg_database_size('" + name + "')")) {
      row.next();
      return row.getLong(1);
    } catch (SQLException failed) {
      throw new IllegalStateException(failed);
    }
  }

  private void run(String command) {
    try (var connection = connect();
        var statement = connection.createStatement()) {
      statement.execute(command);
    } catch (SQLException failed) {
      throw new IllegalStateException("PostgreSQL refused: " + failed.getMessage(), failed);
    }
  }

  private java.sql.Connection connect() throws SQLException {
    return DriverManager.getConnection(
        get("postgres.url"), get("postgres.username"), get("postgres.password"));
  }
}
