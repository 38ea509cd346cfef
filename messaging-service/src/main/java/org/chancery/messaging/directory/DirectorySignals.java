package org.chancery.messaging.directory;

import org.chancery.messaging.node.Signal;
import org.chancery.messaging.node.SignalsLost;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/// Turns signals about people and sessions into this feature's events, on every node.
@Component
class DirectorySignals {

  private final People people;
  private final ApplicationEventPublisher events;

  DirectorySignals(People people, ApplicationEventPublisher events) {
    this.people = people;
    this.events = events;
  }

  @EventListener
  void on(Signal signal) {
    switch (signal.topic()) {
      case PERSON_DISMISSED -> {
        people.forgetRecent();
        events.publishEvent(new PersonDismissed(PersonId.valueOf(signal.payload())));
      }
      case SESSION_ENDED -> events.publishEvent(new SessionEnded(signal.payload()));
      case CONVERSATION_CHANGED, POLICIES_COMING, POLICIES_CHANGED, PRESENCE, TYPING, READ -> {
        // Other features listen for these.
      }
    }
  }

  @EventListener
  void on(SignalsLost lost) {
    people.forgetRecent();
  }
}
