package org.chancery.stack.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import org.chancery.stack.Database;

/// Servers that somebody else started and described in a properties file.
record HandedOver(Properties facts) implements ServerSource {

  static HandedOver read(Path file) {
    var facts = new Properties();
    try (var reader = Files.newBufferedReader(file)) {
      facts.load(reader);
    } catch (IOException e) {
      throw new UncheckedIOException("CHANCERY_TEST_STACK names " + file, e);
    }
    return new HandedOver(facts);
  }

  @Override
  public String name() {
    return fact("source");
  }

  @Override
  public Database postgres() {
    return new Database(fact("postgres.url"), fact("postgres.username"), fact("postgres.password"));
  }

  @Override
  public URI elasticsearch() {
    return URI.create(fact("elasticsearch.url"));
  }

  @Override
  public URI keycloak() {
    return URI.create(fact("keycloak.url"));
  }

  @Override
  public String clientSecret(String client) {
    return fact("client." + client + ".secret");
  }

  private String fact(String name) {
    var value = facts.getProperty(name);
    if (value == null) {
      throw new IllegalStateException("the handed-over stack does not tell " + name);
    }
    return value;
  }
}
