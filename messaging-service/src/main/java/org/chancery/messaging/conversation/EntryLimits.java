package org.chancery.messaging.conversation;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// How often one person may change who comes together, and what rooms are called, on a node: each
/// such act is a record that names everybody in the room, so that it costs far more than a message.
///
/// @param each once in this time, for long
/// @param burst how often at once, after a pause
@ConfigurationProperties("chancery.limits.entries")
record EntryLimits(@DefaultValue("1s") Duration each, @DefaultValue("60") int burst) {

  EntryLimits {
    if (!each.isPositive() || burst < 1) {
      throw new IllegalArgumentException(
          "chancery.limits.entries needs a time above zero and a burst of at least 1.");
    }
  }
}
