package org.chancery.messaging.review;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.chancery.messaging.directory.Actor;
import org.chancery.messaging.directory.PersonId;
import org.chancery.messaging.journal.Act;
import org.chancery.messaging.journal.Journal;
import org.chancery.messaging.journal.RecordDraft;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/// Puts on record which messages were shown to whom for a decision (P6). A page that asks for its
/// queue every few seconds is one reader looking: whoever saw a message on this node within
/// [#ONE_LOOK] is still looking at it.
@Component
class ReviewSights {

  /// How long a look is one look.
  static final Duration ONE_LOOK = Duration.ofHours(1);

  private record Sight(PersonId reader, UUID message) {}

  private final Journal journal;
  private final InstantSource clock;
  private final Cache<Sight, Boolean> recent =
      Caffeine.newBuilder().maximumSize(100_000).expireAfterWrite(ONE_LOOK).build();

  ReviewSights(Journal journal, InstantSource clock) {
    this.journal = journal;
    this.clock = clock;
  }

  /// Notes in the caller's transaction that somebody is about to be shown messages; what cannot be
  /// put on record is not shown.
  @Transactional(propagation = Propagation.MANDATORY)
  public void shown(Actor reader, Collection<UUID> messages) {
    List<UUID> fresh =
        messages.stream()
            .distinct()
            .filter(message -> recent.getIfPresent(new Sight(reader.id(), message)) == null)
            .toList();
    if (fresh.isEmpty()) {
      return;
    }
    journal.append(RecordDraft.of(clock.instant(), reader.ref(), new Act.ReviewRead(fresh)));
    TransactionSynchronizationManager.registerSynchronization(
        new TransactionSynchronization() {
          @Override
          public void afterCommit() {
            fresh.forEach(message -> recent.put(new Sight(reader.id(), message), true));
          }
        });
  }
}
