package org.chancery.messaging.message;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// What senders may do with messages others have seen.
///
/// @param editWithin how long after it was written a message may be edited; zero for never
@ConfigurationProperties("chancery.messages")
record EditSettings(@DefaultValue("24h") Duration editWithin) {

  EditSettings {
    if (editWithin.isNegative()) {
      throw new IllegalArgumentException("chancery.messages.edit-within must not be negative.");
    }
  }
}
