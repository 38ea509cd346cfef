package org.chancery.stack.testing;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.chancery.stack.Database;
import org.chancery.stack.Realm;
import org.jspecify.annotations.Nullable;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.containers.wait.strategy.Wait;
import org.testcontainers.images.builder.Transferable;
import org.testcontainers.utility.DockerImageName;

/// Servers in containers, through Testcontainers; its reaper removes them when this JVM is gone.
///
/// The image names can be changed with `CHANCERY_IMAGE_POSTGRES`, `CHANCERY_IMAGE_ELASTICSEARCH`
/// and `CHANCERY_IMAGE_KEYCLOAK`.
final class Containers implements ServerSource {

  private static final String PASSWORD = "chancery-test";
  private static final Duration PATIENCE = Duration.ofMinutes(5);

  private @Nullable GenericContainer<?> postgres;
  private @Nullable GenericContainer<?> elasticsearch;
  private @Nullable GenericContainer<?> keycloak;

  /// Whether an engine answers. Testcontainers takes its time to find out that there is none, so
  /// the usual places of its socket are looked at first.
  static boolean isEngineThere() {
    var runtime = System.getenv().getOrDefault("XDG_RUNTIME_DIR", "/run/user/0");
    var isPossible =
        System.getenv("DOCKER_HOST") != null
            || Files.exists(Path.of("/var/run/docker.sock"))
            || Files.exists(Path.of(runtime, "docker.sock"))
            || Files.exists(Path.of(System.getProperty("user.home"), ".docker/run/docker.sock"));
    return isPossible && DockerClientFactory.instance().isDockerAvailable();
  }

  @Override
  public String name() {
    return "containers";
  }

  @Override
  public synchronized Database postgres() {
    var container = postgres;
    if (container == null) {
      container =
          start(
              image("POSTGRES", "postgres:18")
                  .withEnv("POSTGRES_PASSWORD", PASSWORD)
                  .withCommand("postgres", "-c", "max_connections=200")
                  .withExposedPorts(5432)
                  // The image starts once to initialise and once to serve.
                  .waitingFor(
                      Wait.forLogMessage(".*database system is ready to accept connections.*", 2)));
      postgres = container;
    }
    return new Database(
        "jdbc:postgresql://%s:%d/postgres"
            .formatted(container.getHost(), container.getMappedPort(5432)),
        "postgres",
        PASSWORD);
  }

  @Override
  public synchronized URI elasticsearch() {
    var container = elasticsearch;
    if (container == null) {
      container =
          start(
              image("ELASTICSEARCH", "elasticsearch:8.19.21")
                  .withEnv("discovery.type", "single-node")
                  .withEnv("xpack.security.enabled", "false")
                  .withEnv("ES_JAVA_OPTS", "-Xms512m -Xmx512m")
                  .withExposedPorts(9200)
                  .waitingFor(Wait.forHttp("/_cluster/health").forPort(9200)));
      elasticsearch = container;
    }
    return address(container, 9200);
  }

  @Override
  public synchronized URI keycloak() {
    var container = keycloak;
    if (container == null) {
      var nowhere = URI.create("http://localhost:1");
      container =
          start(
              image("KEYCLOAK", "keycloak/keycloak:26.7.3")
                  .withEnv(Realm.environment(this::clientSecret, nowhere, nowhere))
                  .withEnv(Map.of("KC_BOOTSTRAP_ADMIN_USERNAME", "admin"))
                  .withEnv(Map.of("KC_BOOTSTRAP_ADMIN_PASSWORD", PASSWORD))
                  .withCopyToContainer(
                      Transferable.of(Realm.json()),
                      "/opt/keycloak/data/import/chancery-realm.json")
                  .withCommand("start-dev", "--import-realm")
                  .withExposedPorts(8080)
                  .waitingFor(
                      Wait.forHttp("/realms/chancery/.well-known/openid-configuration")
                          .forPort(8080)));
      keycloak = container;
    }
    return address(container, 8080);
  }

  @Override
  public String clientSecret(String client) {
    return PASSWORD + "-" + client;
  }

  /// Never closed by us: it lives as long as the JVM, and then Testcontainers removes it.
  @SuppressWarnings("resource")
  private static GenericContainer<?> image(String name, String usual) {
    var image = System.getenv().getOrDefault("CHANCERY_IMAGE_" + name, usual);
    return new GenericContainer<>(DockerImageName.parse(image)).withStartupTimeout(PATIENCE);
  }

  private static GenericContainer<?> start(GenericContainer<?> container) {
    container.start();
    return container;
  }

  private static URI address(GenericContainer<?> container, int port) {
    return URI.create("http://%s:%d".formatted(container.getHost(), container.getMappedPort(port)));
  }
}
