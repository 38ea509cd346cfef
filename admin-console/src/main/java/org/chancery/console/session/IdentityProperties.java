package org.chancery.console.session;

import java.net.URI;
import org.springframework.boot.context.properties.ConfigurationProperties;

/// The realm people log in at, and the console's own client there.
///
/// @param issuer the realm's URL, exactly as its tokens name it
/// @param clientId the console's confidential client
/// @param clientSecret that client's secret
@ConfigurationProperties("chancery.identity")
record IdentityProperties(URI issuer, String clientId, String clientSecret) {

  /// Leaves the secret out, so that no log of the configuration carries it.
  @Override
  public String toString() {
    return "IdentityProperties[" + issuer + ", " + clientId + "]";
  }
}
