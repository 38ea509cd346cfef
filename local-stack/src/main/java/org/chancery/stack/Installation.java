package org.chancery.stack;

import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;

/// The servers of one whole Chancery and what each is told about the others.
final class Installation {

  /// The archive's own role may only append to the ledger, so another one owns it.
  private static final Postgres.Schema LEDGER = new Postgres.Schema("ledger", "archive_ledger");

  private final StateDirectory state;
  private final Ports ports;
  private final Path checkout;
  private final Secrets secrets;
  private final Postgres postgres;
  private final Elasticsearch elasticsearch;
  private final Keycloak keycloak;

  Installation(StateDirectory state, Ports ports, Path checkout) {
    this.state = state;
    this.ports = ports;
    this.checkout = checkout;
    this.secrets = Secrets.in(state.root().resolve("secrets.properties"));
    this.postgres =
        new Postgres(
            state,
            ports.of(Postgres.NAME),
            secrets,
            Set.of("messaging", "archive", Keycloak.NAME),
            Map.of("archive", LEDGER));
    this.elasticsearch = new Elasticsearch(state, ports.of(Elasticsearch.NAME));
    this.keycloak =
        new Keycloak(
            state, ports.of(Keycloak.NAME), secrets, postgres, url("messaging"), url("console"));
  }

  /// PostgreSQL, Elasticsearch and Keycloak.
  List<Server> servers() {
    return List.of(postgres, elasticsearch, keycloak);
  }

  /// The servers and Chancery's own services.
  List<Server> everything() {
    var all = new ArrayList<>(servers());
    all.add(
        service(
            "messaging",
            "Messaging",
            "messaging-service",
            Set.of(Postgres.NAME),
            withDatabase(
                "messaging",
                Map.of(
                    "chancery.identity.client-id",
                    "chancery-chat",
                    "chancery.identity.client-secret",
                    keycloak.clientSecret("chancery-chat"),
                    "chancery.directory.client-id",
                    "chancery-directory",
                    "chancery.directory.client-secret",
                    keycloak.clientSecret("chancery-directory"),
                    "chancery.patterns.keep-in",
                    state.data("patterns").toAbsolutePath().toString(),
                    "chancery.attachments.directory",
                    state.data("attachments").toAbsolutePath().toString(),
                    "chancery.receipts.archive",
                    url("archive").toString()))));
    all.add(
        service(
            "archive",
            "Archive",
            "archive-service",
            Set.of(Postgres.NAME, Elasticsearch.NAME),
            withDatabase(
                "archive",
                withLedger(
                    Map.of(
                        "chancery.feed.url", url("messaging").toString(),
                        "chancery.feed.client-id", "chancery-archive",
                        "chancery.feed.client-secret", keycloak.clientSecret("chancery-archive"),
                        "chancery.search.url", elasticsearch.url().toString(),
                        "chancery.vault.directory",
                            state.data("archive").resolve("vault").toAbsolutePath().toString(),
                        "chancery.vault.keys",
                            state.data("archive").resolve("keys").toAbsolutePath().toString())))));
    all.add(
        service(
            "console",
            "Console",
            "admin-console",
            Set.of(),
            Map.of(
                "chancery.messaging.url", url("messaging").toString(),
                "chancery.archive.url", url("archive").toString(),
                "chancery.identity.client-id", "chancery-console",
                "chancery.identity.client-secret", keycloak.clientSecret("chancery-console"))));
    return all;
  }

  URI url(String service) {
    return URI.create("http://localhost:" + ports.of(service));
  }

  Keycloak keycloak() {
    return keycloak;
  }

  /// Everything a program needs to use this stack: addresses, and secrets.
  Properties description() {
    var facts = new Properties();
    facts.setProperty("source", "local-stack");
    facts.setProperty("postgres.url", postgres.url("postgres"));
    facts.setProperty("postgres.username", Postgres.ADMIN);
    facts.setProperty("postgres.password", postgres.adminPassword());
    facts.setProperty("elasticsearch.url", elasticsearch.url().toString());
    facts.setProperty("keycloak.url", keycloak.url().toString());
    facts.setProperty("keycloak.admin-password", keycloak.adminPassword());
    facts.setProperty("feed.client-secret", keycloak.clientSecret("chancery-archive"));
    for (var client : Realm.CONFIDENTIAL_CLIENTS) {
      facts.setProperty("client." + client + ".secret", keycloak.clientSecret(client));
    }
    for (var service : List.of("messaging", "archive", "console")) {
      facts.setProperty(service + ".url", url(service).toString());
    }
    return facts;
  }

  private Map<String, String> withLedger(Map<String, String> properties) {
    var all = new HashMap<>(properties);
    all.put("chancery.ledger.origin", "localhost:" + ports.of("archive") + "/ledger");
    all.put("chancery.ledger.key-files", LedgerKey.in(state).toString());
    all.put("chancery.ledger.owner.username", LEDGER.role());
    all.put("chancery.ledger.owner.password", postgres.password(LEDGER.role()));
    all.put("chancery.ledger.proofs.origins", url("messaging").toString());
    return all;
  }

  private Map<String, String> withDatabase(String database, Map<String, String> properties) {
    var all = new HashMap<>(properties);
    all.put("spring.datasource.url", postgres.url(database));
    all.put("spring.datasource.username", database);
    all.put("spring.datasource.password", postgres.password(database));
    return all;
  }

  private JavaService service(
      String name, String title, String module, Set<String> after, Map<String, String> properties) {
    var environment = new HashMap<String, String>();
    properties.forEach((property, value) -> environment.put(variable(property), value));
    environment.put(variable("chancery.identity.issuer"), keycloak.issuer().toString());
    return new JavaService(
        state,
        name,
        title,
        checkout.resolve(module).resolve("target").toAbsolutePath(),
        ports.of(name),
        new JavaService.Settings(after, environment, FLAGS));
  }

  private static final List<String> FLAGS =
      List.of("-Xmx768m", "-XX:+ExitOnOutOfMemoryError", "--enable-native-access=ALL-UNNAMED");

  /// The environment variable that Spring Boot binds to `property`.
  static String variable(String property) {
    return property.toUpperCase(Locale.ROOT).replace("-", "").replace('.', '_');
  }
}
