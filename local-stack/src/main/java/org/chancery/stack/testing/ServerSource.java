package org.chancery.stack.testing;

import java.net.URI;
import org.chancery.stack.Database;
import org.jspecify.annotations.Nullable;

/// Where tests get real servers from; each server is started when it is first asked for.
sealed interface ServerSource permits HandedOver, Containers, LocalServers {

  /// `containers` or `local-stack`.
  String name();

  /// A superuser's way into PostgreSQL; the URL names the database `postgres`.
  Database postgres();

  /// The base address of Elasticsearch.
  URI elasticsearch();

  /// The base address of Keycloak.
  URI keycloak();

  /// The secret of one of the realm's confidential clients.
  String clientSecret(String client);

  /// The first source that works here: a stack that is already running, containers, our own
  /// children.
  static ServerSource find() {
    var handedOver = System.getenv("CHANCERY_TEST_STACK");
    if (handedOver != null) {
      return HandedOver.read(java.nio.file.Path.of(handedOver));
    }
    var wanted = wanted();
    if (!"local-stack".equals(wanted) && Containers.isEngineThere()) {
      return new Containers();
    }
    if ("containers".equals(wanted)) {
      throw new IllegalStateException(
          "CHANCERY_TEST_SERVERS=containers, but no container engine answers");
    }
    return new LocalServers();
  }

  private static @Nullable String wanted() {
    return System.getenv("CHANCERY_TEST_SERVERS");
  }
}
