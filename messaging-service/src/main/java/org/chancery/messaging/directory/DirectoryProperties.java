package org.chancery.messaging.directory;

import java.net.URI;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// How to read Keycloak's directory.
///
/// @param clientId the service account's client
/// @param every how long from the end of one synchronisation to the next
/// @param timeout for connecting and for each answer
@ConfigurationProperties("chancery.directory")
record DirectoryProperties(
    @DefaultValue("chancery-directory") String clientId,
    @DefaultValue("") String clientSecret,
    @DefaultValue("1m") Duration every,
    @DefaultValue("10s") Duration timeout) {

  /// Hides the secret.
  @Override
  public String toString() {
    return "DirectoryProperties[" + clientId + "]";
  }

  /// The server and realm an issuer address names.
  record Realm(String server, String name) {
    static Realm of(URI issuer) {
      String text = issuer.toString();
      int at = text.indexOf("/realms/");
      if (at < 0) {
        throw new IllegalArgumentException(
            "chancery.identity.issuer must be a Keycloak realm, http(s)://host/realms/name, not "
                + text);
      }
      return new Realm(text.substring(0, at), text.substring(at + "/realms/".length()));
    }
  }
}
