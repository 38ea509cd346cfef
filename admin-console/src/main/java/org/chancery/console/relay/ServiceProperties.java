package org.chancery.console.relay;

import java.net.URI;
import org.springframework.boot.context.properties.ConfigurationProperties;

/// Where the services answer.
///
/// @param messaging the messaging service
/// @param archive the archive service
@ConfigurationProperties("chancery")
record ServiceProperties(Address messaging, Address archive) {

  /// One service's base URL, without a trailing slash.
  record Address(URI url) {}
}
