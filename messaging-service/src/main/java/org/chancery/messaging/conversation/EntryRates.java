package org.chancery.messaging.conversation;

import org.chancery.messaging.directory.Actor;
import org.chancery.messaging.refusal.PersonRates;
import org.springframework.stereotype.Component;

/// Keeps one person from opening, joining and naming without end.
@Component
class EntryRates {

  private final PersonRates rates;

  EntryRates(EntryLimits limits) {
    this.rates = new PersonRates(limits.each(), limits.burst(), System::nanoTime);
  }

  /// Counts an act.
  ///
  /// @throws org.chancery.messaging.refusal.Refusal when there were too many of late
  void take(Actor actor) {
    rates.takeOrRefuse(
        actor.id().value(), "You open, join or name conversations too often. Wait a moment.");
  }
}
