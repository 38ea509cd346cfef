package org.chancery.stack;

import java.io.IOException;
import java.time.Duration;
import java.util.Set;

/// One process of a stack: what must be ready before it, how it is prepared and started, and how
/// one sees that it is ready.
sealed interface Server permits Postgres, Elasticsearch, Keycloak, JavaService {

  /// Names its log and pid files and its port.
  String name();

  /// What people call it.
  String title();

  int port();

  /// The names of the servers that must be ready before this one is started.
  Set<String> after();

  /// Does what must be done before the process starts (idempotent), and says how to start it.
  Launch prepare() throws IOException;

  /// Whether the started process serves; called again until it does.
  boolean isReady();

  /// Does what must be done once the process serves (idempotent).
  void complete() throws IOException;

  /// How long it may take to become ready on a slow machine.
  default Duration patience() {
    return Duration.ofMinutes(3);
  }
}
