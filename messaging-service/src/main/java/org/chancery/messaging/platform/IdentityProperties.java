package org.chancery.messaging.platform;

import java.net.URI;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// The identity provider, a Keycloak realm.
///
/// @param issuer the realm's address, as in tokens
/// @param clientId the client browsers log in through
/// @param audience what an access token must be meant for
/// @param timeout for connecting and for each answer
@ConfigurationProperties("chancery.identity")
record IdentityProperties(
    URI issuer,
    @DefaultValue("chancery-chat") String clientId,
    @DefaultValue("") String clientSecret,
    @DefaultValue("chancery-messaging") String audience,
    @DefaultValue("5s") Duration timeout) {

  /// The address of one of the realm's OpenID Connect endpoints.
  String endpoint(String name) {
    return issuer + "/protocol/openid-connect/" + name;
  }

  /// The origin browsers are sent to for login and logout.
  String origin() {
    return issuer.getScheme() + "://" + issuer.getAuthority();
  }

  /// Hides the secret.
  @Override
  public String toString() {
    return "IdentityProperties[" + issuer + ", " + clientId + "]";
  }
}
