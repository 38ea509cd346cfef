package org.chancery.stack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Throw-away servers for tests, each on a free port and started when first asked for; stopped, and
/// their data deleted, when it is closed.
public final class TestStack implements AutoCloseable {

  /// The ordinary role that owns tests' databases.
  public static final String OWNER = "chancery_test";

  private final StateDirectory state;
  private final Progress progress = new Progress(System.err, InstantSource.system());
  private final Ports ports = Ports.free();
  private final Secrets secrets;
  private final Postgres postgres;
  private final Elasticsearch elasticsearch;
  private final Keycloak keycloak;
  private final List<Stack> running = new ArrayList<>();
  private final Set<String> started = new HashSet<>();

  private TestStack(StateDirectory state) throws IOException {
    this.state = state;
    state.create();
    this.secrets = Secrets.in(state.root().resolve("secrets.properties"));
    this.postgres =
        new Postgres(
            state, ports.of(Postgres.NAME), secrets, Set.of(Keycloak.NAME, OWNER), Map.of());
    this.elasticsearch = new Elasticsearch(state, ports.of(Elasticsearch.NAME));
    this.keycloak =
        new Keycloak(
            state,
            ports.of(Keycloak.NAME),
            secrets,
            postgres,
            URI.create("http://localhost:" + ports.of("messaging")),
            URI.create("http://localhost:" + ports.of("console")));
  }

  /// A stack in a directory of its own below `.chancery/tests` of the checkout we run in, which
  /// closes itself when this JVM ends.
  public static TestStack ofThisJvm() {
    var checkout = checkout(Path.of("").toAbsolutePath());
    var tests = checkout.resolve(".chancery/tests");
    try {
      Files.createDirectories(tests);
      var stack =
          new TestStack(
              new StateDirectory(
                  Files.createTempDirectory(tests, "jvm-"), checkout.resolve(".chancery/servers")));
      Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().unstarted(stack::close));
      return stack;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// The directory above `from` that holds the whole project.
  private static Path checkout(Path from) {
    for (Path directory = from; directory != null; directory = directory.getParent()) {
      if (Files.isDirectory(directory.resolve(".mvn"))) {
        return directory;
      }
    }
    return from;
  }

  /// Starts PostgreSQL unless that was done before.
  public synchronized Database startPostgres() {
    start(postgres);
    return new Database(postgres.url("postgres"), Postgres.ADMIN, postgres.adminPassword());
  }

  /// Starts Elasticsearch unless that was done before.
  public synchronized URI startElasticsearch() {
    start(elasticsearch);
    return elasticsearch.url();
  }

  /// Starts Keycloak, and PostgreSQL for it, unless that was done before.
  public synchronized URI startKeycloak() {
    start(postgres);
    start(keycloak);
    return keycloak.url();
  }

  /// The secret of one of the realm's confidential clients.
  public String clientSecret(String client) {
    return keycloak.clientSecret(client);
  }

  private void start(Server server) {
    if (started.add(server.name())) {
      var stack = new Stack(List.of(server), state, progress);
      running.addFirst(stack);
      stack.start(ports);
    }
  }

  @Override
  public synchronized void close() {
    running.forEach(Stack::close);
    running.clear();
    try {
      Directories.delete(state.root());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
