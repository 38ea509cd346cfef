package org.chancery.messaging.policy;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.chancery.messaging.directory.People;
import org.chancery.messaging.directory.Person;
import org.chancery.messaging.directory.PersonId;
import org.chancery.messaging.refusal.Refusal;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/// Does what people decided for a time to come: scheduled publications, and the end of terms. Every
/// node looks; whichever holds the lock first does it, and the others then find nothing to do.
@Component
class DueChanges {

  private static final Logger LOG = LoggerFactory.getLogger(DueChanges.class);
  private static final Duration LOOK_FOR_EXPIRED = Duration.ofMinutes(1);

  private final RevisionTable revisions;
  private final Publishing publishing;
  private final SetsInForce sets;
  private final People people;
  private final InstantSource clock;
  private Instant expiredLooked = Instant.EPOCH;

  DueChanges(
      RevisionTable revisions,
      Publishing publishing,
      SetsInForce sets,
      People people,
      InstantSource clock) {
    this.revisions = revisions;
    this.publishing = publishing;
    this.sets = sets;
    this.people = people;
    this.clock = clock;
  }

  @Scheduled(fixedDelay = 1_000)
  void look() {
    try {
      Optional<PolicyRevision> due = revisions.due(clock.instant());
      if (due.isPresent()) {
        publish(due.get());
      }
      Instant now = clock.instant();
      if (now.isAfter(expiredLooked.plus(LOOK_FOR_EXPIRED))) {
        expiredLooked = now;
        sets.dropExpired(now);
      }
    } catch (RuntimeException e) {
      LOG.warn("Could not do what is due; it is tried again: {}", e.toString());
    }
  }

  private void publish(PolicyRevision due) {
    try {
      publishing.publishDue(due, approver(due).ref());
    } catch (Refusal refused) {
      LOG.error(
          "Revision {} of policy {} was due but cannot come into force: {}",
          due.revision(),
          due.policy(),
          refused.detail());
      revisions.markScheduleFailed(due.policy(), due.revision(), refused.detail());
    }
  }

  private Person approver(PolicyRevision due) {
    PersonId id = due.publication().scheduledBy();
    return Optional.ofNullable(id)
        .flatMap(people::find)
        .orElseThrow(() -> new IllegalStateException("Whoever schedules is a person"));
  }
}
