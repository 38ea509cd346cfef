package org.chancery.stack.testing;

import java.net.URI;
import org.chancery.stack.Database;
import org.chancery.stack.TestStack;

/// Servers as children of this JVM; they end with it and their data goes with them.
record LocalServers(TestStack stack) implements ServerSource {

  LocalServers() {
    this(TestStack.ofThisJvm());
  }

  @Override
  public String name() {
    return "local-stack";
  }

  @Override
  public Database postgres() {
    return stack.startPostgres();
  }

  @Override
  public URI elasticsearch() {
    return stack.startElasticsearch();
  }

  @Override
  public URI keycloak() {
    return stack.startKeycloak();
  }

  @Override
  public String clientSecret(String client) {
    return stack.clientSecret(client);
  }
}
