package org.chancery.messaging.review;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.chancery.messaging.attachment.Attachments;
import org.chancery.messaging.attachment.StoredFile;
import org.chancery.messaging.conversation.Audience;
import org.chancery.messaging.conversation.Audiences;
import org.chancery.messaging.directory.Actor;
import org.chancery.messaging.directory.Role;
import org.chancery.messaging.journal.Act;
import org.chancery.messaging.journal.AttachmentAct;
import org.chancery.messaging.journal.AttachmentRef;
import org.chancery.messaging.journal.Journal;
import org.chancery.messaging.journal.MessageText;
import org.chancery.messaging.journal.RecordDraft;
import org.chancery.messaging.message.DeliveredMessage;
import org.chancery.messaging.message.DeliveryWatch;
import org.chancery.messaging.message.JudgedMessage;
import org.chancery.messaging.message.JudgedMessages;
import org.chancery.messaging.message.MessageState;
import org.chancery.messaging.refusal.ErrorCode;
import org.chancery.messaging.refusal.Refusal;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/// The messages that wait for a reviewer. A reviewer sees nothing of their own and nothing of
/// conversations they are in: those are not there for them.
@Component
public class HeldMessages {

  private final JudgedMessages messages;
  private final ReviewSights sights;
  private final Audiences audiences;
  private final Attachments attachments;
  private final Journal journal;
  private final InstantSource clock;
  private final DeliveryWatch watch;

  HeldMessages(
      JudgedMessages messages,
      ReviewSights sights,
      Audiences audiences,
      Attachments attachments,
      Journal journal,
      InstantSource clock,
      DeliveryWatch watch) {
    this.messages = messages;
    this.sights = sights;
    this.audiences = audiences;
    this.attachments = attachments;
    this.journal = journal;
    this.clock = clock;
    this.watch = watch;
  }

  /// A message that waits.
  public record Held(JudgedMessage message, Audience audience) {}

  /// What waits for somebody, the oldest first. That they saw it is on record before they do.
  @Transactional
  public List<Held> waitingFor(Actor reviewer, int limit) {
    List<Held> waiting = waiting(reviewer, limit);
    sights.shown(reviewer, waiting.stream().map(held -> held.message().id()).toList());
    return waiting;
  }

  /// A file of a message that waits, for somebody who may decide about it. That they opened it is
  /// on record before they have it.
  ///
  /// @throws Refusal when there is no such file for them
  @Transactional
  public StoredFile open(Actor reviewer, UUID id, UUID file) {
    JudgedMessage message = messages.find(id).orElseThrow(HeldMessages::notThere);
    Audience audience = audiences.of(message.conversation()).orElseThrow(HeldMessages::notThere);
    refuseToShow(reviewer, message, audience);
    AttachmentRef opened =
        message.attachments().stream()
            .filter(attached -> attached.id().equals(file))
            .findFirst()
            .orElseThrow(HeldMessages::notThere);
    journal.append(
        RecordDraft.of(
            clock.instant(),
            reviewer.ref(),
            new AttachmentAct.Read(audience.conversation(), opened)));
    return attachments.ofMessage(id, file);
  }

  private static void refuseToShow(Actor reviewer, JudgedMessage message, Audience audience) {
    boolean waits = message.state() == MessageState.HELD || message.review() != null;
    if (!waits
        || message.sender().id().equals(reviewer.id().value())
        || audience.hears(reviewer.id().value())) {
      throw notThere();
    }
  }

  private List<Held> waiting(Actor reviewer, int limit) {
    return messages.heldOutside(reviewer.id(), limit).stream()
        .flatMap(message ->
            audiences.of(message.conversation()).map(to -> new Held(message, to)).stream())
        .toList();
  }

  /// Lets a message go to its audience, at the place it was held at. The same decision of the same
  /// reviewer again changes nothing.
  ///
  /// @throws Refusal when there is no such message for them, or somebody decided otherwise before
  @Transactional
  public JudgedMessage release(Actor reviewer, UUID id, @Nullable String reason) {
    return decide(reviewer, id, MessageState.RELEASED, Words.of("reason", reason));
  }

  /// Turns a message down for good; as [#release].
  @Transactional
  public JudgedMessage reject(Actor reviewer, UUID id, @Nullable String reason) {
    return decide(reviewer, id, MessageState.REJECTED, Words.of("reason", reason));
  }

  private JudgedMessage decide(Actor reviewer, UUID id, MessageState to, MessageText reason) {
    JudgedMessage message = messages.find(id).orElseThrow(HeldMessages::notThere);
    Audience audience = audiences.of(message.conversation()).orElseThrow(HeldMessages::notThere);
    refuseToShow(reviewer, message, audience);
    Instant at = clock.instant();
    if (messages.settle(id, to, reviewer.ref(), reason, at)) {
      journal.append(RecordDraft.of(at, reviewer.ref(), act(message, audience, to, reason)));
      if (to == MessageState.RELEASED) {
        tellOnceCommitted(message);
      }
      return messages.find(id).orElseThrow(HeldMessages::notThere);
    }
    JudgedMessage settled = messages.find(id).orElseThrow(HeldMessages::notThere);
    JudgedMessage.Review review = settled.review();
    if (review != null && (settled.state() != to || !review.by().equals(reviewer.id().value()))) {
      throw new Refusal(
              ErrorCode.CONFLICT,
              "%s has decided already: %s.".formatted(review.byName(), settled.state().column()))
          .with("state", settled.state().column())
          .with("decidedBy", review.byName())
          .with("decidedAt", review.at().toString());
    }
    return settled;
  }

  /// Of its sender no roles are known here: whoever makes this request is somebody else.
  private void tellOnceCommitted(JudgedMessage message) {
    MessageText shown = message.delivered() == null ? message.text() : message.delivered();
    DeliveredMessage delivered =
        new DeliveredMessage(message.conversation(), message.ref(), Set.of(Role.EMPLOYEE), shown);
    TransactionSynchronizationManager.registerSynchronization(
        new TransactionSynchronization() {
          @Override
          public void afterCommit() {
            watch.delivered(delivered);
          }
        });
  }

  private static Act act(
      JudgedMessage message, Audience audience, MessageState to, MessageText reason) {
    return to == MessageState.RELEASED
        ? new Act.MessageReleased(
            audience.conversation(),
            audience.members(),
            message.ref(),
            message.written(),
            message.delivered(),
            reason)
        : new Act.MessageRejected(
            audience.conversation(), audience.members(), message.ref(), reason);
  }

  private static Refusal notThere() {
    return Refusal.notFound("held message");
  }
}
