package org.chancery.messaging.conversation;

import java.time.Instant;
import org.chancery.messaging.directory.Actor;
import org.chancery.messaging.journal.Act;
import org.chancery.messaging.journal.AudienceRef;
import org.chancery.messaging.journal.Journal;
import org.chancery.messaging.journal.PersonRef;
import org.chancery.messaging.journal.RecordDraft;
import org.chancery.messaging.node.Signal;
import org.chancery.messaging.node.Signals;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/// Puts what happens to conversations on record within the caller's transaction, and tells every
/// node once it has committed.
@Component
class ConversationJournal {

  private final Journal journal;
  private final Memberships memberships;
  private final Signals signals;

  ConversationJournal(Journal journal, Memberships memberships, Signals signals) {
    this.journal = journal;
    this.memberships = memberships;
    this.signals = signals;
  }

  void created(Actor actor, Conversation what, Instant at) {
    append(actor, what, at, new Act.ConversationCreated(what.ref(), audience(what)));
  }

  void renamed(Actor actor, Conversation what, Instant at) {
    append(actor, what, at, new Act.ConversationRenamed(what.ref(), audience(what)));
  }

  void joined(Actor actor, Conversation what, PersonRef member, Instant at) {
    append(actor, what, at, new Act.MemberJoined(what.ref(), audience(what), member));
  }

  void left(Actor actor, Conversation what, PersonRef member, Instant at) {
    append(actor, what, at, new Act.MemberLeft(what.ref(), audience(what), member));
  }

  private AudienceRef audience(Conversation what) {
    return new AudienceRef(memberships.members(what.id()), what.membershipVersion());
  }

  private void append(Actor actor, Conversation what, Instant at, Act act) {
    // Registered before the journal's own, so that nobody is told before the caches know.
    TransactionSynchronizationManager.registerSynchronization(
        new TransactionSynchronization() {
          @Override
          public void afterCommit() {
            signals.send(Signal.Topic.CONVERSATION_CHANGED, what.id().toString());
          }
        });
    journal.append(RecordDraft.of(at, actor.ref(), act));
  }
}
