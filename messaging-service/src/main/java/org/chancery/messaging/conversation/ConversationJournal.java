package org.chancery.messaging.conversation;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.chancery.messaging.directory.Actor;
import org.chancery.messaging.journal.Act;
import org.chancery.messaging.journal.AudienceRef;
import org.chancery.messaging.journal.ConversationRef;
import org.chancery.messaging.journal.Journal;
import org.chancery.messaging.journal.Judgement;
import org.chancery.messaging.journal.MessageText;
import org.chancery.messaging.journal.PersonRef;
import org.chancery.messaging.journal.RecordDraft;
import org.chancery.messaging.node.Signal;
import org.chancery.messaging.node.Signals;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
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

  /// Says of the conversation that it is there, and of each first member that they joined, so that
  /// joins and leaves alone tell who was in at any time.
  ///
  /// @param founders the first members
  /// @param alert the judgement of a name that raised an alert
  void created(
      Actor actor,
      Conversation what,
      List<Admission> founders,
      @Nullable Judgement alert,
      Instant at) {
    AudienceRef audience = audience(what);
    List<Act> acts = new ArrayList<>();
    acts.add(new Act.ConversationCreated(what.ref(), audience, alert));
    for (Admission founder : founders) {
      acts.add(new Act.MemberJoined(what.ref(), audience, founder.member(), founder.alert()));
    }
    append(actor, what, at, acts);
  }

  void renamed(Actor actor, Conversation what, @Nullable Judgement alert, Instant at) {
    append(
        actor, what, at, List.of(new Act.ConversationRenamed(what.ref(), audience(what), alert)));
  }

  void joined(Actor actor, Conversation what, Admission who, Instant at) {
    Act joined = new Act.MemberJoined(what.ref(), audience(what), who.member(), who.alert());
    append(actor, what, at, List.of(joined));
  }

  /// Puts on record whom the policies kept out. Nothing else has changed, so no cache need know.
  void joinBlocked(
      Actor actor,
      ConversationRef where,
      long membershipVersion,
      List<Admissions.Attempt> attempts,
      Instant at) {
    journal.appendAll(
        attempts.stream()
            .map(attempt ->
                RecordDraft.of(
                    at,
                    actor.ref(),
                    new Act.MemberJoinBlocked(
                        where,
                        new AudienceRef(attempt.others(), membershipVersion),
                        attempt.member(),
                        attempt.judgement())))
            .toList());
  }

  void left(Actor actor, Conversation what, PersonRef member, Instant at) {
    append(actor, what, at, List.of(new Act.MemberLeft(what.ref(), audience(what), member)));
  }

  /// Puts an attempt on record that changes nothing else, in a transaction of its own.
  @Transactional(propagation = Propagation.REQUIRES_NEW)
  void nameBlocked(
      Actor actor,
      @Nullable ConversationRef room,
      MessageText wanted,
      Judgement judgement,
      Instant at) {
    Act attempt = new Act.ConversationNameBlocked(room, wanted, judgement);
    journal.append(RecordDraft.of(at, actor.ref(), attempt));
  }

  void topicChanged(Actor actor, Conversation what, RoomTopic topic, Instant at) {
    Act changed =
        new Act.ConversationTopicChanged(what.ref(), audience(what), topic.text(), topic.alert());
    append(actor, what, at, List.of(changed));
  }

  /// As [#nameBlocked].
  @Transactional(propagation = Propagation.REQUIRES_NEW)
  void topicBlocked(
      Actor actor, ConversationRef room, MessageText wanted, Judgement judgement, Instant at) {
    Act attempt = new Act.ConversationTopicBlocked(room, wanted, judgement);
    journal.append(RecordDraft.of(at, actor.ref(), attempt));
  }

  private AudienceRef audience(Conversation what) {
    return new AudienceRef(memberships.members(what.id()), what.membershipVersion());
  }

  private void append(Actor actor, Conversation what, Instant at, List<Act> acts) {
    // Registered before the journal's own, so that nobody is told before the caches know.
    TransactionSynchronizationManager.registerSynchronization(
        new TransactionSynchronization() {
          @Override
          public void afterCommit() {
            signals.send(Signal.Topic.CONVERSATION_CHANGED, what.id().toString());
          }
        });
    journal.appendAll(acts.stream().map(act -> RecordDraft.of(at, actor.ref(), act)).toList());
  }
}
