package org.chancery.messaging.message;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.chancery.messaging.attachment.Attachments;
import org.chancery.messaging.attachment.FileScreening;
import org.chancery.messaging.conversation.Audience;
import org.chancery.messaging.conversation.Audiences;
import org.chancery.messaging.journal.Act;
import org.chancery.messaging.journal.Journal;
import org.chancery.messaging.journal.Judgement;
import org.chancery.messaging.journal.PersonRef;
import org.chancery.messaging.journal.RecordDraft;
import org.chancery.messaging.screening.Screening;
import org.chancery.policy.Submission;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// Judges again, at leisure, what went out while rules were undecided, and puts the verdict of now
/// on record ([UndecidedMode#DELIVER_AND_RESCAN][
/// org.chancery.messaging.screening.UndecidedMode#DELIVER_AND_RESCAN], P7).
///
/// What waits is a query and not a queue: a killed node leaves nothing behind, and however many
/// nodes look, each message is judged again once.
@Component
class Rescan {

  /// A transaction's worth; each may take seconds, and holds no lock that anybody waits for.
  private static final int BATCH = 4;

  private final JudgedMessages messages;
  private final Audiences audiences;
  private final Circumstances circumstances;
  private final Screening screening;
  private final FileScreening files;
  private final Attachments attachments;
  private final Journal journal;
  private final InstantSource clock;

  Rescan(
      JudgedMessages messages,
      Audiences audiences,
      Circumstances circumstances,
      Screening screening,
      FileScreening files,
      Attachments attachments,
      Journal journal,
      InstantSource clock) {
    this.messages = messages;
    this.audiences = audiences;
    this.circumstances = circumstances;
    this.screening = screening;
    this.files = files;
    this.attachments = attachments;
    this.journal = journal;
    this.clock = clock;
  }

  /// Judges those again that have waited longest. What fails is tried again the next time.
  @Scheduled(fixedDelay = 1_000)
  @Transactional
  public void look() {
    List<RecordDraft> records = new ArrayList<>();
    for (JudgedMessage message : messages.toRescan(BATCH)) {
      Instant at = clock.instant();
      audiences
          .of(message.conversation())
          .ifPresent(audience -> records.add(record(message, audience, at)));
      messages.rescanned(message.id(), at);
    }
    // One call, because records of several partitions have to be locked in their order.
    if (!records.isEmpty()) {
      journal.appendAll(records);
    }
  }

  /// By who is in the conversation now. What the sender wrote just before, and what spread at that
  /// time, is not known any more.
  private RecordDraft record(JudgedMessage message, Audience audience, Instant at) {
    PostMessage as =
        new PostMessage(
            message.sender(),
            message.conversation(),
            message.clientId(),
            message.text().value(),
            null);
    Submission submission =
        new Submission(
            Submission.Kind.MESSAGE, as.text(), circumstances.of(as, audience, message.at()));
    Judgement judgement =
        message.attachments().isEmpty()
            ? screening.judgeAtLeisure(submission)
            : files.judge(submission, attachments.ofMessage(message.id()), true).judgement();
    return RecordDraft.of(
        at,
        PersonRef.CHANCERY,
        new Act.MessageRescanned(
            audience.conversation(), message.ref(), message.written(), judgement));
  }
}
