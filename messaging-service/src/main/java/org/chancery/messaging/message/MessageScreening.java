package org.chancery.messaging.message;

import java.time.Instant;
import java.util.List;
import org.chancery.messaging.attachment.FileScreening;
import org.chancery.messaging.attachment.StoredFile;
import org.chancery.messaging.conversation.Audience;
import org.chancery.messaging.conversation.ConversationId;
import org.chancery.messaging.journal.Act;
import org.chancery.messaging.journal.AttachmentRef;
import org.chancery.messaging.journal.Confirmation;
import org.chancery.messaging.journal.EditAct;
import org.chancery.messaging.journal.Judgement;
import org.chancery.messaging.journal.MessageText;
import org.chancery.messaging.journal.RecordDraft;
import org.chancery.messaging.journal.Written;
import org.chancery.messaging.screening.Screening;
import org.chancery.messaging.screening.VerdictTally;
import org.chancery.policy.Outcome;
import org.chancery.policy.Submission;
import org.chancery.policy.Verdict;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Makes a verdict on a message into the act that goes on record: the one place that decides what
/// each outcome means for messages.
@Component
class MessageScreening {

  private final Screening screening;
  private final FileScreening fileScreening;
  private final Circumstances circumstances;
  private final Warnings warnings;
  private final VerdictTally tally;

  MessageScreening(
      Screening screening,
      FileScreening fileScreening,
      Circumstances circumstances,
      Warnings warnings,
      VerdictTally tally) {
    this.screening = screening;
    this.fileScreening = fileScreening;
    this.circumstances = circumstances;
    this.warnings = warnings;
    this.tally = tally;
  }

  /// What became of judging.
  sealed interface Result {}

  /// The message as it goes on record.
  record Judged(RecordDraft draft) implements Result {}

  /// The sender confirmed it, but without the reason the policy asks for.
  record ReasonMissing(String cure) implements Result {}

  /// The warning that is confirmed could not be looked up.
  record NotNow() implements Result {}

  /// Judges a message on the caller's thread. Looks into the database only for a message that
  /// confirms a warning.
  Result judge(PostMessage command, List<StoredFile> files, Audience audience, Instant at) {
    Submission submission =
        new Submission(
            Submission.Kind.MESSAGE, command.text(), circumstances.ofPost(command, audience, at));
    FileScreening.Screened screened =
        files.isEmpty()
            ? new FileScreening.Screened(screening.judge(submission), List.of())
            : fileScreening.judge(submission, files, false);
    Judgement judgement = screened.judgement();
    List<AttachmentRef> attached = screened.files();
    Verdict verdict = judgement.verdict();
    if (verdict.outcome() != Outcome.WARN || command.acknowledgement() == null) {
      return judged(command, attached, audience, at, judgement, null);
    }
    return switch (warnings.confirm(command, command.acknowledgement(), verdict)) {
      case Warnings.Confirmed(Confirmation confirmation) -> {
        tally.overridden(verdict.decisive());
        yield judged(command, attached, audience, at, judgement, confirmation);
      }
      case Warnings.NotThisWarning _ -> judged(command, attached, audience, at, judgement, null);
      case Warnings.NoReason(String cure) -> new ReasonMissing(cure);
      case Warnings.Unknown _ -> new NotNow();
    };
  }

  /// Judges new words for a message, as [#judge]. What would hold a message refuses an edit: the
  /// old words stand, and a new message can wait for a reviewer.
  Result judgeEdit(EditMessage command, EditTable.Current message, Audience audience, Instant at) {
    PostMessage as = asPost(command, message.conversation());
    Judgement judgement =
        screening.judge(
            new Submission(
                Submission.Kind.MESSAGE,
                command.text(),
                circumstances.ofEdit(as, message.text().value(), audience, at)));
    Verdict verdict = judgement.verdict();
    if (verdict.outcome() != Outcome.WARN || command.acknowledgement() == null) {
      return judgedEdit(command, message, audience, at, judgement, null);
    }
    return switch (warnings.confirm(command, command.acknowledgement(), verdict)) {
      case Warnings.Confirmed(Confirmation confirmation) -> {
        tally.overridden(verdict.decisive());
        yield judgedEdit(command, message, audience, at, judgement, confirmation);
      }
      case Warnings.NotThisWarning _ -> judgedEdit(command, message, audience, at, judgement, null);
      case Warnings.NoReason(String cure) -> new ReasonMissing(cure);
      case Warnings.Unknown _ -> new NotNow();
    };
  }

  /// Says that an edit came to be: what the message said before is no part any more of what its
  /// sender wrote lately.
  void edited(EditMessage command, EditAct.Edited edited) {
    circumstances.replaced(
        asPost(command, new ConversationId(edited.conversation().id())),
        edited.change().before().value());
  }

  private static PostMessage asPost(EditMessage command, ConversationId conversation) {
    return new PostMessage(
        command.sender(),
        command.roles(),
        conversation,
        command.clientId(),
        command.text(),
        command.acknowledgement(),
        null);
  }

  private static Judged judgedEdit(
      EditMessage command,
      EditTable.Current message,
      Audience audience,
      Instant at,
      Judgement judgement,
      @Nullable Confirmation confirmation) {
    var conversation = audience.conversation();
    var members = audience.members();
    MessageText text = new MessageText(command.text());
    EditAct.Change change = new EditAct.Change(message.text(), text, command.clientId());
    boolean goesOut =
        switch (judgement.verdict().outcome()) {
          case ALLOW, ALERT, REDACT -> true;
          case WARN -> confirmation != null;
          case HOLD, BLOCK -> false;
        };
    Act act;
    if (goesOut) {
      act =
          new EditAct.Edited(
              conversation,
              members,
              message.ref(),
              change,
              message.revision() + 1,
              judgement,
              Redacted.of(text, judgement.verdict()),
              confirmation);
    } else if (judgement.verdict().outcome() == Outcome.WARN) {
      act = new EditAct.Warned(conversation, members, message.ref(), change, judgement);
    } else {
      act = new EditAct.Blocked(conversation, members, message.ref(), change, judgement);
    }
    return new Judged(RecordDraft.of(at, command.sender(), act));
  }

  private static Judged judged(
      PostMessage command,
      List<AttachmentRef> attached,
      Audience audience,
      Instant at,
      Judgement judgement,
      @Nullable Confirmation confirmation) {
    Written written = written(command, attached);
    var conversation = audience.conversation();
    var members = audience.members();
    Act act =
        switch (judgement.verdict().outcome()) {
          case WARN ->
              confirmation == null
                  ? new Act.MessageWarned(conversation, members, written, judgement)
                  : posted(written, audience, judgement, confirmation);
          case ALLOW, ALERT, REDACT -> posted(written, audience, judgement, null);
          case HOLD -> new Act.MessageHeld(conversation, members, written, judgement);
          case BLOCK -> new Act.MessageBlocked(conversation, members, written, judgement);
        };
    return new Judged(RecordDraft.of(at, command.sender(), act));
  }

  private static Act.MessagePosted posted(
      Written written,
      Audience audience,
      Judgement judgement,
      @Nullable Confirmation confirmation) {
    return new Act.MessagePosted(
        audience.conversation(),
        audience.members(),
        written,
        judgement,
        Redacted.of(written.text(), judgement.verdict()),
        confirmation);
  }

  private static Written written(PostMessage command, List<AttachmentRef> attached) {
    return new Written(
        new MessageText(command.text()), command.clientId(), command.forwarded(), attached);
  }
}
