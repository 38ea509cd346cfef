package org.chancery.messaging.directory;

/// A browser session is over, by logout here or in Keycloak; published on every node.
///
/// @param sessionId as in [Credential.WebSession]
public record SessionEnded(String sessionId) {
  /// Hides the id, as [Credential.WebSession] does.
  @Override
  public String toString() {
    return "SessionEnded";
  }
}
