package org.chancery.messaging.history;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.chancery.messaging.journal.ConversationRef;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/// Goes on removing what is past the rule: one portion of each kind of conversation every second,
/// on whichever node is first. What is due is a query and not a queue, so a killed node leaves
/// nothing behind.
@Component
class RemovalWork {

  private static final Logger LOG = LoggerFactory.getLogger(RemovalWork.class);
  private static final Duration LOOK_AGAIN = Duration.ofMinutes(1);

  private final Removal removal;
  private final InstantSource clock;

  RemovalWork(Removal removal, InstantSource clock) {
    this.removal = removal;
    this.clock = clock;
  }

  /// Removes a little. What fails is tried again the next time.
  @Scheduled(fixedDelay = 1_000)
  public void look() {
    for (ConversationRef.Kind kind : ConversationRef.Kind.values()) {
      try {
        Instant now = clock.instant();
        removal.portion(kind, now, now.minus(LOOK_AGAIN));
      } catch (RuntimeException e) {
        // Never the message: PostgreSQL quotes values.
        LOG.warn(
            "Messages past the rule could not be removed; it is tried again: {}",
            e.getClass().getSimpleName());
      }
    }
  }
}
