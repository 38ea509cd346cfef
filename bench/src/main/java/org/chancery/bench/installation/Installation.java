package org.chancery.bench.installation;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;
import java.util.Properties;
import java.util.regex.Pattern;
import org.chancery.bench.people.Keycloak;
import org.chancery.bench.people.Logins;
import org.chancery.bench.service.Archive;
import org.chancery.bench.service.JournalReader;
import org.chancery.bench.service.Messaging;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// The running Chancery that a command drives: addresses, and the secrets that let it look
/// everywhere.
///
/// Secrets come from an option, else from the environment, else from the file in which `./chancery
/// up` describes what it has started.
public final class Installation {

  /// The name of the messaging service's process in reports.
  public static final String MESSAGING = "messaging";

  private static final Pattern PORT = Pattern.compile("//[^/]*:(\\d+)");
  private static final String REALM = "chancery";

  @Option(
      names = "--messaging-url",
      defaultValue = "${env:CHANCERY_MESSAGING_URL:-http://localhost:8080}",
      description = "the messaging service (default: ${DEFAULT-VALUE})")
  private URI messagingUrl = URI.create("http://localhost:8080");

  @Option(
      names = "--archive-url",
      defaultValue = "${env:CHANCERY_ARCHIVE_URL:-http://localhost:8081}",
      description = "the archive service (default: ${DEFAULT-VALUE})")
  private URI archiveUrl = URI.create("http://localhost:8081");

  @Option(
      names = "--keycloak-url",
      defaultValue = "${env:CHANCERY_KEYCLOAK_URL:-http://localhost:8180}",
      description = "Keycloak (default: ${DEFAULT-VALUE})")
  private URI keycloakUrl = URI.create("http://localhost:8180");

  @Option(
      names = "--postgres-port",
      defaultValue = "0",
      description = "where to look for PostgreSQL's process (default: the local stack's)")
  private int postgresPort;

  @Option(
      names = "--elasticsearch-port",
      defaultValue = "0",
      description = "where to look for Elasticsearch's process (default: the local stack's)")
  private int elasticsearchPort;

  @Option(
      names = "--secrets",
      defaultValue = "${env:CHANCERY_SECRETS:-.chancery/run/stack.properties}",
      description =
          "description of the local stack that runs, with its secrets (default: ${DEFAULT-VALUE})")
  private Path secrets = Path.of(".chancery", "run", "stack.properties");

  @Option(
      names = "--keycloak-admin",
      defaultValue = "${env:CHANCERY_KEYCLOAK_ADMIN:-admin}",
      description = "administrator who adds missing people (default: ${DEFAULT-VALUE})")
  private String keycloakAdmin = "admin";

  @Option(
      names = "--keycloak-admin-password",
      defaultValue = "${env:CHANCERY_KEYCLOAK_ADMIN_PASSWORD}",
      description = "their password")
  private @Nullable String keycloakAdminPassword;

  @Option(
      names = "--feed-secret",
      defaultValue = "${env:CHANCERY_FEED_CLIENT_SECRET}",
      description = "secret of the client chancery-archive, to read the journal")
  private @Nullable String feedSecret;

  @Option(
      names = "--password",
      defaultValue = "${env:CHANCERY_DEMO_PASSWORD:-chancery-demo}",
      description = "password of the demo people (default: ${DEFAULT-VALUE})")
  private String password = "chancery-demo";

  @Option(
      names = "--officer",
      defaultValue = "c.laurent",
      description = "compliance officer who asks the archive (default: ${DEFAULT-VALUE})")
  private String officer = "c.laurent";

  private @Nullable Logins logins;

  /// The address of the messaging service.
  public URI messagingUrl() {
    return messagingUrl;
  }

  /// The port of each process, by the name it has in reports.
  public Map<String, Integer> ports() {
    return Map.of(
        MESSAGING,
        messagingUrl.getPort(),
        "archive",
        archiveUrl.getPort(),
        "keycloak",
        keycloakUrl.getPort(),
        "postgresql",
        port(postgresPort, "postgres.url", 5442),
        "elasticsearch",
        port(elasticsearchPort, "elasticsearch.url", 9242));
  }

  /// The password of every demo person and of those that are added.
  public String password() {
    return password;
  }

  /// The messaging service's REST interface.
  public Messaging messaging() {
    return new Messaging(messagingUrl);
  }

  /// The archive as the officer sees it.
  public Archive archive() {
    return new Archive(archiveUrl, logins().person(officer, password));
  }

  /// The journal, read with the archive's own account.
  public JournalReader journal() {
    var secret = secret(feedSecret, "feed.client-secret", "--feed-secret");
    return new JournalReader(messagingUrl, logins().service("chancery-archive", secret));
  }

  /// Keycloak's administration.
  public Keycloak keycloak() {
    var secret =
        secret(keycloakAdminPassword, "keycloak.admin-password", "--keycloak-admin-password");
    return new Keycloak(keycloakUrl, REALM, keycloakAdmin, secret);
  }

  /// Tokens; one memory for the whole command.
  public Logins logins() {
    var known = logins;
    if (known == null) {
      known = new Logins(keycloakUrl, REALM, InstantSource.system());
      logins = known;
    }
    return known;
  }

  private String secret(@Nullable String given, String key, String option) {
    if (given != null && !given.isBlank()) {
      return given;
    }
    var found = stack().getProperty(key);
    if (found == null) {
      throw new IllegalStateException(
          "a secret is missing: give %s, or --secrets FILE with %s in it".formatted(option, key));
    }
    return found;
  }

  /// The port at the end of one of the local stack's addresses, unless one was given.
  private int port(int given, String key, int otherwise) {
    if (given > 0) {
      return given;
    }
    var port = PORT.matcher(stack().getProperty(key, ""));
    return port.find() ? Integer.parseInt(port.group(1)) : otherwise;
  }

  private Properties stack() {
    var properties = new Properties();
    if (Files.isReadable(secrets)) {
      try (var reader = Files.newBufferedReader(secrets)) {
        properties.load(reader);
      } catch (IOException e) {
        throw new UncheckedIOException("cannot read " + secrets, e);
      }
    }
    return properties;
  }
}
