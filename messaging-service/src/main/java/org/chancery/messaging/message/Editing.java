package org.chancery.messaging.message;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;
import org.chancery.messaging.conversation.Audience;
import org.chancery.messaging.conversation.Audiences;
import org.chancery.messaging.directory.PersonId;
import org.chancery.messaging.journal.EditAct;
import org.chancery.messaging.journal.Journal;
import org.chancery.messaging.journal.MessageText;
import org.chancery.messaging.journal.PersonRef;
import org.chancery.messaging.journal.RecordDraft;
import org.chancery.messaging.message.EditTable.Current;
import org.chancery.messaging.message.PostOutcome.Code;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/// Edits and recalls messages. The one way in, beside [Posting], for sockets and REST alike. Such
/// acts are few, and each must see how its message stands, so they have transactions of their own
/// and no lanes: the message's row is locked, then the partition's head, as reviews do it.
@Component
public class Editing {

  private static final Logger LOG = LoggerFactory.getLogger(Editing.class);
  private static final int LONGEST_SECONDS = 10;
  private static final int MOST_TRIES = 3;

  private final EditTable table;
  private final Audiences audiences;
  private final MessageScreening screening;
  private final Journal journal;
  private final InstantSource clock;
  private final PostRates rates;
  private final EditSettings settings;
  private final MeterRegistry meters;
  private final DeliveryWatch watch;
  private final TransactionTemplate transaction;

  Editing(
      EditTable table,
      Audiences audiences,
      MessageScreening screening,
      Journal journal,
      InstantSource clock,
      PostRates rates,
      EditSettings settings,
      MeterRegistry meters,
      DeliveryWatch watch,
      PlatformTransactionManager transactions) {
    this.table = table;
    this.audiences = audiences;
    this.screening = screening;
    this.journal = journal;
    this.clock = clock;
    this.rates = rates;
    this.settings = settings;
    this.meters = meters;
    this.watch = watch;
    this.transaction = new TransactionTemplate(transactions);
    this.transaction.setTimeout(LONGEST_SECONDS);
  }

  /// A message, and who can see it now.
  private record Place(Current message, Audience audience) {}

  /// Judges new words for a message, and puts them in place of the old ones or says why not. Blocks
  /// until it is on record.
  public EditOutcome edit(EditMessage command) {
    PostOutcome.Refused flaw = Posting.flawOf(command.clientId(), command.text());
    return counted(
        "edit", flaw != null ? flaw : guarded(command.sender(), () -> tryToEdit(command)));
  }

  /// Takes a message of somebody's own out of everybody's sight, for good; its record stays.
  ///
  /// @param clientId the sender's own id for the wish, as their client sent it
  public EditOutcome recall(PersonRef sender, UUID message, String clientId) {
    PostOutcome.Refused flaw = Posting.flawOf(clientId);
    return counted("recall", flaw != null ? flaw : guarded(sender, () -> recall(sender, message)));
  }

  private interface Attempt {
    EditOutcome make();
  }

  private EditOutcome guarded(PersonRef sender, Attempt attempt) {
    Duration wait = rates.take(sender.id());
    if (!wait.isZero()) {
      return new PostOutcome.Refused(Code.RATE_LIMITED, "You are posting too fast.", wait);
    }
    try {
      return attempt.make();
    } catch (DataAccessException | TransactionException e) {
      // Never the message: PostgreSQL quotes values, and those may be what somebody wrote.
      LOG.warn("An edit or recall did not commit: {}.", e.getClass().getSimpleName());
      return new PostOutcome.Refused(
          Code.UNAVAILABLE, "The journal does not answer. Send it again with the same client id.");
    }
  }

  private EditOutcome tryToEdit(EditMessage command) {
    for (int tries = 0; tries < MOST_TRIES; tries++) {
      EditOutcome earlier = earlier(command);
      if (earlier != null) {
        return earlier;
      }
      Instant at = clock.instant();
      Optional<Place> place = place(command.sender(), table.find(command.message()));
      if (place.isEmpty()) {
        return noSuchMessage();
      }
      PostOutcome.Refused flaw = flawOf(command, place.get().message(), at);
      if (flaw != null) {
        return flaw;
      }
      EditOutcome outcome =
          switch (screening.judgeEdit(command, place.get().message(), place.get().audience(), at)) {
            case MessageScreening.Judged(RecordDraft draft) ->
                transaction.execute(_ -> commit(command, place.get().message(), draft));
            case MessageScreening.ReasonMissing(String cure) ->
                new PostOutcome.Refused(Code.REASON_REQUIRED, cure);
            case MessageScreening.NotNow _ ->
                new PostOutcome.Refused(
                    Code.UNAVAILABLE, "Earlier messages cannot be looked up. Send it again.");
          };
      if (outcome != null) {
        return outcome;
      }
    }
    return new PostOutcome.Refused(
        Code.UNAVAILABLE, "The message changes all the time. Send it again.");
  }

  /// Null when the message is not the one that was judged any more, or another attempt was faster.
  private @Nullable EditOutcome commit(EditMessage command, Current judged, RecordDraft draft) {
    Optional<Current> now = table.lock(command.message());
    if (now.isEmpty()
        || now.get().revision() != judged.revision()
        || now.get().recalledAt() != null
        || !(draft.act() instanceof EditAct.OfWords edit)
        || !table.add(draft, edit)) {
      return null;
    }
    table.placed(draft.id(), journal.append(draft).position());
    return switch (edit) {
      case EditAct.Edited done -> {
        screening.edited(command, done);
        afterCommit(() ->
            watch.delivered(
                new DeliveredMessage(
                    judged.conversation(), done.of(), command.roles(), done.shown())));
        yield new EditOutcome.Edited(
            done.of(),
            judged.conversation(),
            done.revision(),
            draft.at(),
            done.shown(),
            done.delivered() != null,
            false);
      }
      case EditAct.Blocked blocked ->
          new PostOutcome.Blocked(blocked.judgement().verdict(), draft.at());
      case EditAct.Warned warned ->
          new PostOutcome.Warned(draft.id(), warned.judgement().verdict(), draft.at());
    };
  }

  private static void afterCommit(Runnable action) {
    TransactionSynchronizationManager.registerSynchronization(
        new TransactionSynchronization() {
          @Override
          public void afterCommit() {
            action.run();
          }
        });
  }

  /// The answer a retry gets: the earlier one, whatever became of the message since.
  private @Nullable EditOutcome earlier(EditMessage command) {
    Optional<EditTable.Earlier> found = table.earlier(command.sender().id(), command.clientId());
    if (found.isEmpty()) {
      return null;
    }
    EditTable.Earlier earlier = found.get();
    if (!earlier.message().equals(command.message())
        || !earlier.text().value().equals(command.text())) {
      return new PostOutcome.Refused(
          Code.CLIENT_ID_REUSED,
          "This client id belongs to another edit of yours. Send this one with a new id.");
    }
    return switch (earlier.state()) {
      case "blocked" -> new PostOutcome.Blocked(earlier.verdict(), earlier.at());
      case "warned" -> new PostOutcome.Warned(earlier.id(), earlier.verdict(), earlier.at());
      default -> {
        MessageText delivered = earlier.delivered();
        yield table
            .find(earlier.message())
            .<EditOutcome>map(message ->
                new EditOutcome.Edited(
                    message.ref(),
                    message.conversation(),
                    earlier.revision(),
                    earlier.at(),
                    delivered == null ? earlier.text() : delivered,
                    delivered != null,
                    true))
            .orElseGet(Editing::noSuchMessage);
      }
    };
  }

  private PostOutcome.@Nullable Refused flawOf(EditMessage command, Current message, Instant at) {
    if (message.recalledAt() != null) {
      return new PostOutcome.Refused(Code.RECALLED, "The message was recalled.");
    }
    if (message.forwarded()) {
      return new PostOutcome.Refused(
          Code.FORWARDED, "These are somebody else's words. Recall the message instead.");
    }
    if (message.ref().at().plus(settings.editWithin()).isBefore(at)) {
      return new PostOutcome.Refused(
          Code.TOO_LATE,
          "Messages can be edited for %s. Send a new one.".formatted(said(settings.editWithin())));
    }
    if (command.revision() != null && command.revision() != message.revision()) {
      return new PostOutcome.Refused(
          Code.EDITED_MEANWHILE, "The message was edited meanwhile. Look at it, then edit again.");
    }
    return message.text().value().equals(command.text())
        ? new PostOutcome.Refused(Code.UNCHANGED, "The message says that already.")
        : null;
  }

  private EditOutcome recall(PersonRef sender, UUID message) {
    EditOutcome outcome =
        transaction.execute(_ ->
            place(sender, table.lock(message))
                .<EditOutcome>map(place -> recall(sender, place))
                .orElseGet(Editing::noSuchMessage));
    return outcome == null ? noSuchMessage() : outcome;
  }

  private EditOutcome recall(PersonRef sender, Place place) {
    Current message = place.message();
    if (message.recalledAt() != null) {
      return new EditOutcome.Recalled(
          message.ref(), message.conversation(), message.recalledAt(), true);
    }
    Instant at = clock.instant();
    table.recall(message.ref().id(), at);
    journal.append(
        RecordDraft.of(
            at,
            sender,
            new EditAct.Recalled(
                place.audience().conversation(), place.audience().members(), message.ref())));
    return new EditOutcome.Recalled(message.ref(), message.conversation(), at, false);
  }

  /// A message that is not there, not theirs, or in a conversation they have left: the same answer.
  private Optional<Place> place(PersonRef sender, Optional<Current> found) {
    return found
        .filter(message -> message.ref().sender().id().equals(sender.id()))
        .flatMap(message ->
            audiences
                .of(message.conversation())
                .filter(audience -> audience.mayPost(new PersonId(sender.id())))
                .map(audience -> new Place(message, audience)));
  }

  private static PostOutcome.Refused noSuchMessage() {
    return new PostOutcome.Refused(Code.NOT_FOUND, "There is no such message among yours.");
  }

  private static String said(Duration span) {
    return span.toMinutes() % 60 == 0
        ? "%d hours".formatted(span.toHours())
        : "%d minutes".formatted(span.toMinutes());
  }

  private EditOutcome counted(String act, EditOutcome outcome) {
    String became =
        switch (outcome) {
          case EditOutcome.Edited done -> done.duplicate() ? "duplicate" : "done";
          case EditOutcome.Recalled done -> done.duplicate() ? "duplicate" : "done";
          case PostOutcome.Blocked _ -> "blocked";
          case PostOutcome.Warned _ -> "warned";
          case PostOutcome.Refused _ -> "refused";
        };
    meters.counter("messaging.edits", "act", act, "outcome", became).increment();
    return outcome;
  }
}
