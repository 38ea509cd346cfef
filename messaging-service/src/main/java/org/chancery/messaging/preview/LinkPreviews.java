package org.chancery.messaging.preview;

import java.io.IOException;
import java.net.URI;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.chancery.messaging.conversation.Audience;
import org.chancery.messaging.conversation.Audiences;
import org.chancery.messaging.journal.Judgement;
import org.chancery.messaging.journal.LinkCard;
import org.chancery.messaging.journal.PreviewAct;
import org.chancery.messaging.message.Circumstances;
import org.chancery.messaging.message.DeliveredMessage;
import org.chancery.messaging.screening.Screening;
import org.chancery.policy.Submission;
import org.springframework.stereotype.Component;

/// Judges what pages say of themselves before anybody sees it beside a message, as if the message's
/// sender had said it. A page is fetched once for many, and judged for each of them.
@Component
class LinkPreviews {

  private final PreviewSettings settings;
  private final PageCache pages;
  private final Audiences audiences;
  private final Circumstances circumstances;
  private final Screening screening;
  private final PreviewTable table;
  private final InstantSource clock;

  LinkPreviews(
      PreviewSettings settings,
      PageCache pages,
      Audiences audiences,
      Circumstances circumstances,
      Screening screening,
      PreviewTable table,
      InstantSource clock) {
    this.settings = settings;
    this.pages = pages;
    this.audiences = audiences;
    this.circumstances = circumstances;
    this.screening = screening;
    this.table = table;
    this.clock = clock;
  }

  /// What became of a message's first link.
  enum Outcome {
    /// People see what the page says of itself.
    SHOWN,
    /// The policies kept it from them.
    BLOCKED,
    /// There was nothing to show, or no longer anything to show it beside.
    NOTHING
  }

  /// Previews a message's first link, if it has one that was not seen to before.
  ///
  /// @throws IOException when the page cannot be fetched; [ForbiddenAddress] where it must not be
  Outcome preview(DeliveredMessage message) throws IOException {
    Optional<String> link = PageAddress.firstIn(message.shown().value());
    Optional<URI> address = link.flatMap(it -> PageAddress.of(it, settings.ports()));
    if (link.isEmpty() || address.isEmpty() || table.knows(message.ref().id(), link.get())) {
      return Outcome.NOTHING;
    }
    Optional<LinkCard> card = pages.page(address.get());
    // Who is in the conversation now: they are who will see it.
    Optional<Audience> audience = audiences.of(message.conversation());
    if (card.isEmpty() || audience.isEmpty()) {
      return Outcome.NOTHING;
    }
    return judged(message, link.get(), card.get(), audience.get(), clock.instant());
  }

  private Outcome judged(
      DeliveredMessage message, String link, LinkCard card, Audience audience, Instant at) {
    Judgement judgement =
        screening.judge(
            new Submission(
                Submission.Kind.LINK_PREVIEW,
                card.text().value(),
                circumstances.beside(message.ref().sender(), message.roles(), audience, at)));
    // What asks a sender to think again, or a reviewer to look, has nobody to ask: nothing is
    // shown.
    PreviewAct act =
        judgement.isStopped()
            ? new PreviewAct.Blocked(
                audience.conversation(), audience.members(), message.ref(), link, card, judgement)
            : new PreviewAct.Shown(
                audience.conversation(), audience.members(), message.ref(), link, card, judgement);
    if (!table.put(act, link, card, at)) {
      return Outcome.NOTHING;
    }
    return judgement.isStopped() ? Outcome.BLOCKED : Outcome.SHOWN;
  }
}
