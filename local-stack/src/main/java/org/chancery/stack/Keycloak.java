package org.chancery.stack;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/// Keycloak with the realm `chancery` and the demo people, its tables in the database `keycloak`.
///
/// @param chat where browsers find the chat; Keycloak calls it when a person logs out
/// @param console the same for the console
record Keycloak(
    StateDirectory state, int port, Secrets secrets, Postgres postgres, URI chat, URI console)
    implements Server {

  static final String NAME = "keycloak";
  static final String ADMIN = "admin";

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public String title() {
    return "Keycloak";
  }

  @Override
  public Set<String> after() {
    return Set.of(Postgres.NAME);
  }

  URI url() {
    return URI.create("http://localhost:" + port);
  }

  URI issuer() {
    return url().resolve("/realms/" + Realm.NAME);
  }

  String clientSecret(String client) {
    return secrets.of("client." + client);
  }

  String adminPassword() {
    return secrets.of(NAME + ".admin");
  }

  @Override
  public Launch prepare() throws IOException {
    var home = Archive.of(NAME).unpack(state.servers(), this::build);
    placeRealm(home);
    return new Launch(
        NAME,
        List.of(
            home.resolve("bin/kc.sh").toString(),
            "start",
            "--optimized",
            "--import-realm",
            "--hostname=" + url(),
            "--http-enabled=true",
            "--http-host=127.0.0.1",
            "--http-port=" + port,
            "--cache=local"),
        environment(),
        state.root(),
        Launch.Signal.TERM,
        Launch.User.ANY);
  }

  /// Keycloak fixes its features and database driver ahead of time; half a minute, once.
  private void build(Path home) throws IOException {
    var log = state.log("keycloak-build");
    var builder =
        new ProcessBuilder(
                home.resolve("bin/kc.sh").toString(),
                "build",
                "--db=postgres",
                "--features-disabled=kerberos")
            .redirectErrorStream(true)
            .redirectOutput(log.toFile());
    builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
    var process = builder.start();
    try {
      if (!process.waitFor(300, TimeUnit.SECONDS) || process.exitValue() != 0) {
        process.destroyForcibly();
        throw new StackFailure("Keycloak could not be built:\n" + ChildProcess.tail(log, 10));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while building Keycloak", e);
    }
  }

  /// `--import-realm` reads this place only; an installation that has the realm already keeps its
  /// own.
  private static void placeRealm(Path home) throws IOException {
    var directory = Files.createDirectories(home.resolve("data/import"));
    var temporary = Files.createTempFile(home, "realm", null);
    Files.writeString(temporary, Realm.json());
    Files.move(
        temporary,
        directory.resolve("chancery-realm.json"),
        StandardCopyOption.ATOMIC_MOVE,
        StandardCopyOption.REPLACE_EXISTING);
  }

  private Map<String, String> environment() {
    var environment = new HashMap<String, String>();
    environment.put("JAVA_HOME", System.getProperty("java.home"));
    environment.put("JAVA_OPTS_KC_HEAP", "-Xms160m -Xmx400m");
    // A start is short and logins are rare: the first compiler is enough here, and saves seconds.
    environment.put("JAVA_OPTS_APPEND", "-XX:TieredStopAtLevel=1");
    environment.put("KC_DB_URL", postgres.url(NAME));
    environment.put("KC_DB_USERNAME", NAME);
    environment.put("KC_DB_PASSWORD", postgres.password(NAME));
    environment.put("KC_DB_POOL_MAX_SIZE", "20");
    environment.put("KC_BOOTSTRAP_ADMIN_USERNAME", ADMIN);
    environment.put("KC_BOOTSTRAP_ADMIN_PASSWORD", adminPassword());
    environment.putAll(Realm.environment(this::clientSecret, chat, console));
    return environment;
  }

  @Override
  public boolean isReady() {
    return Http.answers(URI.create(issuer() + "/.well-known/openid-configuration"));
  }

  @Override
  public void complete() {}
}
