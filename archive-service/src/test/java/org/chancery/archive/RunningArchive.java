package org.chancery.archive;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.chancery.stack.Database;
import org.chancery.stack.testing.TestServers;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The archive service on real servers, with a database and an index of its own, restartable.
public final class RunningArchive implements AutoCloseable {

  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final HttpClient http = HttpClient.newHttpClient();
  private final Database database = TestServers.freshDatabase("archive");
  private final String alias = "test-archive-" + UUID.randomUUID();
  private final List<String> settings = new ArrayList<>();
  private final Path vault = folder();
  private ConfigurableApplicationContext context;

  /// Starts the archive.
  ///
  /// @param feed base address of the journal feed
  /// @param elasticsearch address of the index
  public RunningArchive(URI feed, URI elasticsearch, String... more) {
    settings.addAll(
        List.of(
            "--server.port=0",
            "--spring.datasource.url=" + database.url(),
            "--spring.datasource.username=" + database.username(),
            "--spring.datasource.password=" + database.password(),
            "--chancery.identity.issuer=" + TestServers.issuer(),
            "--chancery.feed.url=" + feed,
            "--chancery.feed.client-id=chancery-archive",
            "--chancery.feed.client-secret=" + TestServers.clientSecret("chancery-archive"),
            "--chancery.feed.pace=10ms",
            "--chancery.search.url=" + elasticsearch,
            "--chancery.search.refresh=50ms",
            "--chancery.search.alias=" + alias,
            "--chancery.ledger.pace=50ms",
            // Its reports are records of their own; tests that want them have rounds themselves.
            "--chancery.completeness.pace=1h",
            "--chancery.ledger.key-files=" + ledgerKey(),
            "--chancery.vault.directory=" + vault.resolve("vault"),
            "--chancery.vault.keys=" + vault.resolve("keys")));
    settings.addAll(List.of(more));
    context = run();
    work("c.laurent", "Tests", "To see whether it works");
  }

  /// Opens a matter as somebody, and has them work on it from now on.
  ///
  /// @return the id of the matter
  public UUID work(String username, String matter, String purpose) {
    var opened =
        send("POST", "/api/matters", username, Map.of("name", matter, "purpose", purpose), 201);
    var id = UUID.fromString(opened.path("id").stringValue());
    send("PUT", "/api/working-session", username, Map.of("matter", id.toString()), 200);
    return id;
  }

  /// Sends a document as somebody, and expects that status.
  public JsonNode send(
      String method,
      String path,
      String username,
      @org.jspecify.annotations.Nullable Object document,
      int status) {
    var answer =
        request(
            method,
            path,
            document == null ? null : JSON.writeValueAsString(document),
            TestServers.token(username));
    if (answer.statusCode() != status) {
      throw new AssertionError(
          method + " " + path + " answered " + answer.statusCode() + ": " + answer.body());
    }
    return JSON.readTree(answer.body());
  }

  /// The folder that holds `vault` and `keys`.
  public Path vault() {
    return vault;
  }

  private static Path folder() {
    try {
      return Files.createTempDirectory("archive");
    } catch (IOException unwritable) {
      throw new UncheckedIOException(unwritable);
    }
  }

  /// Stops the service and starts it again on the same state.
  ///
  /// @param changed settings that take the place of those before
  public void restart(String... changed) {
    context.close();
    for (var setting : changed) {
      settings.removeIf(old -> old.startsWith(setting.substring(0, setting.indexOf('=') + 1)));
      settings.add(setting);
    }
    context = run();
  }

  /// Stops the service, and runs it in a process of its own, to be killed.
  ///
  /// @param port where it listens
  public Process runApart(int port) {
    context.close();
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                ArchiveApplication.class.getName()));
    settings.stream()
        .filter(setting -> !setting.startsWith("--server.port="))
        .forEach(command::add);
    command.add("--server.port=" + port);
    try {
      return new ProcessBuilder(command)
          .redirectErrorStream(true)
          .redirectOutput(vault.resolve("apart.log").toFile())
          .start();
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  /// A bean of the running service.
  public <T> T bean(Class<T> type) {
    return context.getBean(type);
  }

  /// The application context.
  public ConfigurableApplicationContext context() {
    return context;
  }

  /// GETs as the officer of the demo realm and expects 200.
  public JsonNode get(String path) {
    var response = request("GET", path, null, TestServers.token("c.laurent"));
    if (response.statusCode() != 200) {
      throw new AssertionError(
          "GET " + path + " answered " + response.statusCode() + ": " + response.body());
    }
    return JSON.readTree(response.body());
  }

  /// Sends any request.
  public HttpResponse<String> request(
      String method,
      String path,
      @org.jspecify.annotations.Nullable String body,
      @org.jspecify.annotations.Nullable String token) {
    var request =
        HttpRequest.newBuilder(URI.create("http://localhost:" + port() + path))
            .timeout(Duration.ofSeconds(30))
            .header("Content-Type", "application/json")
            .method(
                method,
                body == null
                    ? HttpRequest.BodyPublishers.noBody()
                    : HttpRequest.BodyPublishers.ofString(body));
    if (token != null) {
      request.header("Authorization", "Bearer " + token);
    }
    try {
      return http.send(request.build(), BodyHandlers.ofString());
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(interrupted);
    }
  }

  /// A fresh key for the ledger to sign with, in a file.
  public static Path ledgerKey() {
    try {
      var key = KeyPairGenerator.getInstance("Ed25519").generateKeyPair().getPrivate();
      var file = Files.createTempFile("ledger-key", ".pem");
      file.toFile().deleteOnExit();
      return Files.writeString(
          file,
          "-----BEGIN PRIVATE KEY-----\n"
              + Base64.getEncoder().encodeToString(key.getEncoded())
              + "\n-----END PRIVATE KEY-----\n");
    } catch (GeneralSecurityException | IOException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  /// Waits, bounded, until a claim holds.
  public static void await(String claim, BooleanSupplier holds) {
    var until = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
    while (!holds.getAsBoolean()) {
      if (System.nanoTime() > until) {
        throw new AssertionError("not within a minute: " + claim);
      }
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
    }
  }

  /// Waits until everything the journal holds can be found.
  public void awaitSearchable(TestJournal journal) {
    await(
        "all " + journal.size() + " records are searchable",
        () ->
            get("/api/search?limit=1")
                    .path("index")
                    .path("reached")
                    .valueStream()
                    .mapToLong(JsonNode::longValue)
                    .sum()
                == journal.size());
  }

  /// The port the service listens on.
  public int port() {
    return Integer.parseInt(context.getEnvironment().getRequiredProperty("local.server.port"));
  }

  @Override
  public void close() {
    context.close();
  }

  private ConfigurableApplicationContext run() {
    return new SpringApplicationBuilder(ArchiveApplication.class)
        .run(settings.toArray(String[]::new));
  }
}
