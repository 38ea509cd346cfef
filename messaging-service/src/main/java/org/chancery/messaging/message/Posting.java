package org.chancery.messaging.message;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Pattern;
import org.chancery.messaging.attachment.Attachments;
import org.chancery.messaging.attachment.StoredFile;
import org.chancery.messaging.conversation.Audience;
import org.chancery.messaging.conversation.Audiences;
import org.chancery.messaging.directory.PersonId;
import org.chancery.messaging.journal.Act;
import org.chancery.messaging.journal.MessageRef;
import org.chancery.messaging.journal.MessageText;
import org.chancery.messaging.journal.PreparedRecord;
import org.chancery.messaging.journal.RecordDraft;
import org.chancery.messaging.message.PostOutcome.Code;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;

/// Posts messages. The one way in, for sockets and REST alike, so there is one place that limits,
/// authorises and judges.
@Component
public class Posting {

  private static final Logger LOG = LoggerFactory.getLogger(Posting.class);

  /// Longest text, in UTF-16 units.
  public static final int MAX_TEXT = 16_384;

  private static final Pattern CLIENT_ID = Pattern.compile("[A-Za-z0-9_-]{1,64}");

  private final Audiences audiences;
  private final Attachments attachments;
  private final MessageScreening screening;
  private final CommitLanes lanes;
  private final InstantSource clock;
  private final PostRates rates;
  private final Forwards forwards;
  private final PostCounts counts;
  private final DeliveryWatch watch;

  Posting(
      Audiences audiences,
      Attachments attachments,
      MessageScreening screening,
      CommitLanes lanes,
      InstantSource clock,
      PostRates rates,
      Forwards forwards,
      PostCounts counts,
      DeliveryWatch watch) {
    this.audiences = audiences;
    this.attachments = attachments;
    this.screening = screening;
    this.lanes = lanes;
    this.clock = clock;
    this.rates = rates;
    this.forwards = forwards;
    this.counts = counts;
    this.watch = watch;
  }

  /// Judges a message on the caller's thread and hands it to the journal. The answer comes when it
  /// is committed, on the committing thread: do not block there. Never completes exceptionally.
  public CompletableFuture<PostOutcome> post(PostMessage command) {
    PostOutcome.Refused flaw =
        command.forward() == null ? flawOf(command) : flawOf(command.clientId());
    if (flaw != null) {
      return CompletableFuture.completedFuture(flaw);
    }
    Duration wait = rates.take(command.sender().id());
    if (!wait.isZero()) {
      return CompletableFuture.completedFuture(
          new PostOutcome.Refused(Code.RATE_LIMITED, "You are posting too fast.", wait));
    }
    Optional<Audience> audience =
        audiences
            .of(command.conversation())
            .filter(found -> found.mayPost(new PersonId(command.sender().id())));
    if (audience.isEmpty()) {
      return refused(Code.NOT_FOUND, "There is no such conversation among yours.");
    }
    Optional<PostMessage> said;
    try {
      said =
          command.forward() == null
              ? Optional.of(command)
              : forwards.resolve(command, command.forward());
    } catch (DataAccessException e) {
      // Never the message: PostgreSQL quotes values.
      LOG.warn("Could not look up what is forwarded: {}.", e.getClass().getSimpleName());
      return refused(Code.UNAVAILABLE, "Messages cannot be looked up. Send it again.");
    }
    if (said.isEmpty()) {
      return refused(Code.NOT_FOUND, "There is no such message in your conversations.");
    }
    if (said.get().text().isBlank() && command.attachments().isEmpty()) {
      return refused(Code.TEXT_EMPTY, "It has no words. Save its files, and attach them yourself.");
    }
    List<StoredFile> files = List.of();
    if (!command.attachments().isEmpty()) {
      Optional<List<StoredFile>> known =
          attachments.toSend(
              new PersonId(command.sender().id()), command.conversation(), command.attachments());
      if (known.isEmpty()) {
        return refused(
            Code.ATTACHMENTS_UNKNOWN, "A file is not there any more. Upload it here once more.");
      }
      files = known.get();
    }
    return switch (screening.judge(said.get(), files, audience.get(), clock.instant())) {
      case MessageScreening.Judged(RecordDraft draft) -> commit(draft, said.get());
      case MessageScreening.ReasonMissing(String cure) -> refused(Code.REASON_REQUIRED, cure);
      case MessageScreening.NotNow _ ->
          refused(Code.UNAVAILABLE, "Earlier messages cannot be looked up. Send it again.");
    };
  }

  private CompletableFuture<PostOutcome> commit(RecordDraft draft, PostMessage command) {
    PendingPost post =
        new PendingPost(PreparedRecord.of(draft), command.origin(), new CompletableFuture<>());
    if (!lanes.offer(post)) {
      return refused(
          Code.UNAVAILABLE, "The journal is at its limit. Send it again with the same client id.");
    }
    return post.answer()
        .whenComplete((outcome, _) -> {
          counts.count(outcome, post.message());
          tell(command, post.message(), outcome);
        });
  }

  private void tell(PostMessage command, Act.OfMessage message, PostOutcome outcome) {
    if (message instanceof Act.MessagePosted posted
        && outcome instanceof PostOutcome.Posted settled
        && !settled.duplicate()) {
      watch.delivered(
          new DeliveredMessage(
              command.conversation(),
              new MessageRef(
                  settled.id(),
                  settled.position(),
                  settled.at(),
                  command.sender(),
                  command.clientId()),
              command.roles(),
              posted.shown()));
    }
  }

  /// What keeps a client id from being one.
  static PostOutcome.@Nullable Refused flawOf(String clientId) {
    return CLIENT_ID.matcher(clientId).matches()
        ? null
        : new PostOutcome.Refused(
            Code.CLIENT_ID_MALFORMED, "A client id is 1 to 64 letters, digits, - or _.");
  }

  /// What keeps a message from being sent: of its text, which may be empty where there are files,
  /// and of the files.
  private static PostOutcome.@Nullable Refused flawOf(PostMessage command) {
    int files = command.attachments().size();
    if (files > Attachments.MOST || Set.copyOf(command.attachments()).size() < files) {
      return new PostOutcome.Refused(
          Code.ATTACHMENTS_MALFORMED,
          "Attach at most %d files, each once.".formatted(Attachments.MOST));
    }
    return files > 0 && command.text().isEmpty()
        ? flawOf(command.clientId())
        : flawOf(command.clientId(), command.text());
  }

  /// What keeps a text from being sent, whatever policies say.
  static PostOutcome.@Nullable Refused flawOf(String clientId, String text) {
    PostOutcome.Refused flaw = flawOf(clientId);
    if (flaw != null) {
      return flaw;
    }
    if (text.length() > MAX_TEXT) {
      return new PostOutcome.Refused(
          Code.TEXT_TOO_LONG,
          "The text has %d UTF-16 units, at most %d are taken. Send it in parts."
              .formatted(text.length(), MAX_TEXT));
    }
    if (text.isBlank()) {
      return new PostOutcome.Refused(Code.TEXT_EMPTY, "There is nothing in the text.");
    }
    String malformed = MessageText.flawOf(text);
    return malformed == null
        ? null
        : new PostOutcome.Refused(Code.TEXT_MALFORMED, malformed + " Remove it.");
  }

  private static CompletableFuture<PostOutcome> refused(Code code, String detail) {
    return CompletableFuture.completedFuture(new PostOutcome.Refused(code, detail));
  }
}
