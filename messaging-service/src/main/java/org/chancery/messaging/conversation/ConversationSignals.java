package org.chancery.messaging.conversation;

import org.chancery.messaging.node.Signal;
import org.chancery.messaging.node.SignalsLost;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/// Drops what this node has cached of a conversation when it changes on any node.
@Component
class ConversationSignals {

  private final Audiences audiences;
  private final Memberships memberships;

  ConversationSignals(Audiences audiences, Memberships memberships) {
    this.audiences = audiences;
    this.memberships = memberships;
  }

  @EventListener
  void on(Signal signal) {
    if (signal.topic() == Signal.Topic.CONVERSATION_CHANGED) {
      audiences.changed(ConversationId.valueOf(signal.payload()));
      memberships.changed();
    }
  }

  @EventListener
  void on(SignalsLost lost) {
    audiences.allChanged();
    memberships.changed();
  }
}
