package org.chancery.messaging.directory;

import java.time.Instant;

/// By what somebody proved who they are. Sockets end with it.
public sealed interface Credential {

  /// A browser's session.
  ///
  /// @param sessionId the server-side id, never shown to the browser's scripts
  record WebSession(String sessionId) implements Credential {
    /// Hides the id: whoever has it has the session.
    @Override
    public String toString() {
      return "WebSession";
    }
  }

  /// A program's access token.
  ///
  /// @param expires when it stops being good
  record Bearer(Instant expires) implements Credential {}
}
