package org.chancery.stack;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/// PostgreSQL, durable as in production (`fsync` and `synchronous_commit` on), sized for one
/// machine.
///
/// @param databases the databases to have, each owned by a role of the same name whose password is
///   the secret `postgres.<name>`
/// @param schemas by database, a schema in it that belongs to a role of its own
public record Postgres(
    StateDirectory state,
    int port,
    Secrets secrets,
    Set<String> databases,
    Map<String, Schema> schemas)
    implements Server {

  /// A schema and the role that owns it, whose password is the secret `postgres.<role>`.
  public record Schema(String name, String role) {}

  static final String NAME = "postgres";
  static final String ADMIN = "postgres";

  /// Keeps its own copies.
  public Postgres {
    databases = Set.copyOf(databases);
    schemas = Map.copyOf(schemas);
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public String title() {
    return "PostgreSQL";
  }

  @Override
  public Set<String> after() {
    return Set.of();
  }

  /// The JDBC address of `database`.
  public String url(String database) {
    return "jdbc:postgresql://127.0.0.1:" + port + "/" + database;
  }

  /// The password of the role that owns `database`.
  public String password(String database) {
    return secrets.of(NAME + "." + database);
  }

  String adminPassword() {
    return secrets.of(NAME + ".admin");
  }

  @Override
  public Launch prepare() throws IOException {
    var home = Archive.of(NAME).unpack(state.servers(), _ -> {});
    var data = state.data(NAME);
    if (!Files.exists(data)) {
      initialise(home, data);
    }
    return launch(
        List.of(
            home.resolve("bin/postgres").toString(),
            "-D",
            data.toString(),
            "-c",
            "listen_addresses=127.0.0.1",
            "-c",
            "port=" + port,
            "-c",
            "unix_socket_directories=",
            "-c",
            "max_connections=200",
            "-c",
            "shared_buffers=256MB",
            "-c",
            "max_wal_size=2GB",
            "-c",
            "fsync=on",
            "-c",
            "synchronous_commit=on",
            "-c",
            "timezone=UTC"));
  }

  /// Makes the cluster beside its place and renames it, so that a half-made one is never started.
  private void initialise(Path home, Path data) throws IOException {
    var fresh = data.resolveSibling(NAME + "-new");
    Directories.delete(fresh);
    var passwordFile = Files.createTempFile(state.run(), "initdb", null);
    try {
      Files.writeString(passwordFile, adminPassword());
      var command =
          List.of(
              home.resolve("bin/initdb").toString(),
              "--pgdata=" + fresh,
              "--username=" + ADMIN,
              "--pwfile=" + passwordFile,
              "--auth=scram-sha-256",
              "--encoding=UTF8",
              "--locale=C",
              "--locale-provider=builtin",
              "--builtin-locale=C.UTF-8",
              "--no-instructions");
      var log = state.log("initdb");
      var process =
          new ProcessBuilder(Guard.wrap(launch(command)))
              .redirectErrorStream(true)
              .redirectOutput(log.toFile())
              .start();
      if (!process.waitFor(60, TimeUnit.SECONDS) || process.exitValue() != 0) {
        process.destroyForcibly();
        throw new StackFailure(
            "PostgreSQL could not make its data directory:\n" + ChildProcess.tail(log, 10));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted during initdb", e);
    } finally {
      Files.delete(passwordFile);
    }
    Files.move(fresh, data, StandardCopyOption.ATOMIC_MOVE);
  }

  private Launch launch(List<String> command) {
    return new Launch(
        NAME, command, Map.of(), state.root(), Launch.Signal.INT, Launch.User.NOT_ROOT);
  }

  @Override
  public boolean isReady() {
    try (var connection = connect()) {
      return connection.isValid(2);
    } catch (SQLException e) {
      return false;
    }
  }

  @Override
  public void complete() throws IOException {
    try (var connection = connect()) {
      for (var database : databases) {
        createRole(connection, database);
        createDatabase(connection, database);
      }
      for (var schema : schemas.entrySet()) {
        createRole(connection, schema.getValue().role());
        createSchema(schema.getKey(), schema.getValue());
      }
    } catch (SQLException e) {
      throw new IOException("could not create the databases", e);
    }
  }

  private void createRole(Connection connection, String name) throws SQLException {
    var verb = exists(connection, "select 1 from pg_roles where rolname = ?", name);
    try (var statement = connection.createStatement()) {
      statement.execute(
          "%s role %s login password '%s'"
              .formatted(verb ? "alter" : "create", name, password(name)));
    }
  }

  private static void createDatabase(Connection connection, String name) throws SQLException {
    if (!exists(connection, "select 1 from pg_database where datname = ?", name)) {
      try (var statement = connection.createStatement()) {
        statement.execute("create database %1$s owner %1$s".formatted(name));
      }
    }
  }

  private void createSchema(String database, Schema schema) throws SQLException {
    try (var connection = connect(database);
        var statement = connection.createStatement()) {
      statement.execute(
          "create schema if not exists %s authorization %s"
              .formatted(schema.name(), schema.role()));
    }
  }

  private static boolean exists(Connection connection, String query, String name)
      throws SQLException {
    try (var statement = connection.prepareStatement(query)) {
      statement.setString(1, name);
      try (var rows = statement.executeQuery()) {
        return rows.next();
      }
    }
  }

  private Connection connect() throws SQLException {
    return connect("postgres");
  }

  private Connection connect(String database) throws SQLException {
    return DriverManager.getConnection(
        url(database) + "?connectTimeout=2&socketTimeout=30", ADMIN, adminPassword());
  }
}
