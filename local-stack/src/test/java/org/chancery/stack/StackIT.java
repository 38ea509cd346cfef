package org.chancery.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A stack of PostgreSQL alone: the quickest of the servers, and the one whose data must survive.
class StackIT {

  @TempDir Path directory;

  private final ByteArrayOutputStream lines = new ByteArrayOutputStream();
  private final Ports ports = Ports.free();

  @Test
  void dataSurvivesARestart() throws Exception {
    var postgres = postgres();
    try (var stack = stack(postgres)) {
      stack.start(ports);
      execute(postgres, "create table kept (word text)", "insert into kept values ('still here')");
    }
    assertThat(isListening()).isFalse();

    try (var stack = stack(postgres)) {
      stack.start(ports);

      assertThat(read(postgres, "select word from kept")).isEqualTo("still here");
    }
  }

  @Test
  void nothingIsStartedWhenAPortIsTaken() throws Exception {
    try (var other = new ServerSocket(ports.of("postgres"), 1, InetAddress.getLoopbackAddress());
        var stack = stack(postgres())) {
      assertThatThrownBy(() -> stack.start(ports))
          .isInstanceOf(StackFailure.class)
          .hasMessageContaining(String.valueOf(other.getLocalPort()));
      assertThat(Files.exists(state().data("postgres"))).isFalse();
    }
  }

  @Test
  void aServerThatDiesIsStartedAgain() throws Exception {
    var postgres = postgres();
    try (var stack = stack(postgres)) {
      stack.start(ports);
      execute(postgres, "create table kept (word text)", "insert into kept values ('still here')");
      var process = PidFile.of(state(), "postgres").process().orElseThrow();

      process.destroyForcibly();
      process.onExit().get(20, TimeUnit.SECONDS);
      awaitLine("PostgreSQL is ready again");

      assertThat(read(postgres, "select word from kept")).isEqualTo("still here");
    }
  }

  @Test
  void whatAKilledStackLeftRunningIsStoppedByTheNext() throws Exception {
    state().create();
    var child = new ProcessBuilder("sleep", "600").redirectErrorStream(true).start().toHandle();
    PidFile.of(state(), "keycloak").write(child);

    Stack.stopLeftovers(state());

    assertThat(child.isAlive()).isFalse();
    assertThat(PidFile.of(state(), "keycloak").process()).isEmpty();
  }

  @Test
  void aProcessNumberUsedAgainByAnotherProgramIsLeftAlone() throws Exception {
    state().create();
    var other = new ProcessBuilder("sleep", "600").start();
    try {
      Files.writeString(
          state().run().resolve("keycloak.pid"), other.pid() + " 2001-01-01T00:00:00Z");

      Stack.stopLeftovers(state());

      assertThat(other.isAlive()).isTrue();
    } finally {
      other.destroyForcibly();
    }
  }

  private StateDirectory state() {
    var servers = Path.of("").toAbsolutePath().resolveSibling(".chancery/servers");
    return new StateDirectory(directory, servers);
  }

  private Postgres postgres() {
    var secrets = Secrets.in(directory.resolve("secrets.properties"));
    return new Postgres(state(), ports.of("postgres"), secrets, Set.of("messaging"), Map.of());
  }

  private Stack stack(Postgres postgres) throws Exception {
    state().create();
    var out = new PrintStream(lines, true, StandardCharsets.UTF_8);
    return new Stack(List.of(postgres), state(), new Progress(out, InstantSource.system()));
  }

  private boolean isListening() {
    try {
      new Ports(Map.of("postgres", ports.of("postgres"))).requireFree(List.of("postgres"));
      return false;
    } catch (StackFailure _) {
      return true;
    }
  }

  private void awaitLine(String line) throws InterruptedException {
    var end = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
    while (!lines.toString(StandardCharsets.UTF_8).contains(line)) {
      if (System.nanoTime() - end > 0) {
        throw new AssertionError("never said '%s' but:%n%s".formatted(line, lines));
      }
      TimeUnit.MILLISECONDS.sleep(100);
    }
  }

  private static void execute(Postgres postgres, String... statements) throws Exception {
    try (var connection =
            DriverManager.getConnection(
                postgres.url("messaging"), "messaging", postgres.password("messaging"));
        var statement = connection.createStatement()) {
      for (var sql : statements) {
        statement.execute(sql);
      }
    }
  }

  private static String read(Postgres postgres, String query) throws Exception {
    try (var connection =
            DriverManager.getConnection(
                postgres.url("messaging"), "messaging", postgres.password("messaging"));
        var statement = connection.createStatement();
        var rows = statement.executeQuery(query)) {
      assertThat(rows.next()).isTrue();
      return rows.getString(1);
    }
  }
}
