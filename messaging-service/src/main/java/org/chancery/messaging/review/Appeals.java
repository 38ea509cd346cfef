package org.chancery.messaging.review;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.chancery.messaging.conversation.Audience;
import org.chancery.messaging.conversation.Audiences;
import org.chancery.messaging.directory.Actor;
import org.chancery.messaging.directory.Role;
import org.chancery.messaging.journal.Act;
import org.chancery.messaging.journal.Journal;
import org.chancery.messaging.journal.MessageText;
import org.chancery.messaging.journal.RecordDraft;
import org.chancery.messaging.journal.Ruling;
import org.chancery.messaging.journal.TimeOrderedId;
import org.chancery.messaging.message.JudgedMessage;
import org.chancery.messaging.message.JudgedMessages;
import org.chancery.messaging.message.MessageState;
import org.chancery.messaging.refusal.ErrorCode;
import org.chancery.messaging.refusal.Refusal;
import org.chancery.policy.RuleRef;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// Appeals against verdicts: from the sender to whoever owns the policy, and back. One per message
/// and per refused edit; what was said stays said, so neither an appeal nor an answer can be
/// changed.
@Component
public class Appeals {

  private final AppealTable table;
  private final JudgedMessages messages;
  private final ReviewSights sights;
  private final Audiences audiences;
  private final Journal journal;
  private final InstantSource clock;

  Appeals(
      AppealTable table,
      JudgedMessages messages,
      ReviewSights sights,
      Audiences audiences,
      Journal journal,
      InstantSource clock) {
    this.table = table;
    this.messages = messages;
    this.sights = sights;
    this.audiences = audiences;
    this.journal = journal;
    this.clock = clock;
  }

  /// Files an appeal. The same words on the same message again are the same appeal.
  ///
  /// @param message the message's id; null to name it by `clientId`
  /// @throws Refusal when it is no message of theirs that policies stopped or changed, or there is
  ///   an appeal of other words
  @Transactional
  public Appeal file(
      Actor sender, @Nullable UUID message, @Nullable String clientId, @Nullable String words) {
    MessageText text = Words.of("text", words);
    JudgedMessage about = own(sender, message, clientId);
    List<RuleRef> rules =
        about.verdict().decisive().stream()
            .map(finding -> new RuleRef(finding.policy(), finding.rule(), finding.version()))
            .distinct()
            .toList();
    if (rules.isEmpty()) {
      throw nothingToAppeal();
    }
    Audience audience =
        audiences.of(about.conversation()).orElseThrow(() -> Refusal.notFound("message"));
    Instant at = clock.instant();
    UUID id = TimeOrderedId.next(at);
    if (table.add(id, about, rules, text, at)) {
      journal.append(
          new RecordDraft(
              id,
              at,
              sender.ref(),
              new Act.AppealFiled(audience.conversation(), about.ref(), text)));
    }
    Appeal filed = table.ofMessage(about.id()).orElseThrow(() -> Refusal.notFound("appeal"));
    if (!filed.text().equals(text)) {
      throw new Refusal(ErrorCode.CONFLICT, "You have appealed against this already.");
    }
    return filed;
  }

  /// Somebody's own appeals, the newest first.
  public List<Appeal> of(Actor sender) {
    return table.of(sender.id());
  }

  /// What waits for somebody's answer, the oldest first: everything for authors of policies, and
  /// for others what they own. That they saw these messages is on record before they do.
  @Transactional
  public List<Appeal> openTo(Actor reader) {
    List<Appeal> open =
        table.open(reader.id(), reader.hasAny(Role.POLICY_AUTHOR) ? null : reader.username());
    sights.shown(reader, open.stream().map(appeal -> appeal.message().id()).toList());
    return open;
  }

  /// Answers an appeal. The same answer again changes nothing.
  ///
  /// @throws Refusal when it is not theirs to answer, or has another answer
  @Transactional
  public Appeal answer(Actor by, UUID id, Ruling ruling, @Nullable String words) {
    MessageText text = Words.of("text", words);
    Appeal appeal =
        table
            .find(id)
            .filter(found -> mayAnswer(by, found))
            .orElseThrow(() -> Refusal.notFound("appeal"));
    Audience audience =
        audiences.of(appeal.message().conversation()).orElseThrow(() -> Refusal.notFound("appeal"));
    Instant at = clock.instant();
    if (table.answer(id, ruling, text, by.ref(), at)) {
      journal.append(
          RecordDraft.of(
              at,
              by.ref(),
              new Act.AppealAnswered(
                  audience.conversation(), appeal.message().ref(), id, ruling, text)));
    }
    Appeal answered = table.find(id).orElseThrow(() -> Refusal.notFound("appeal"));
    Appeal.Answer answer = answered.answer();
    if (answer == null || answer.ruling() != ruling || !answer.text().equals(text)) {
      throw new Refusal(ErrorCode.CONFLICT, "Somebody has answered this appeal already.");
    }
    return answered;
  }

  private static boolean mayAnswer(Actor by, Appeal appeal) {
    return !appeal.message().sender().id().equals(by.id().value())
        && (by.hasAny(Role.POLICY_AUTHOR) || by.username().equals(appeal.owner()));
  }

  private JudgedMessage own(Actor sender, @Nullable UUID message, @Nullable String clientId) {
    if (message == null && clientId == null) {
      throw Refusal.ofField("message", "name the message by its id, or give 'clientId'.");
    }
    Optional<JudgedMessage> found =
        message != null
            ? messages.findAttempt(message)
            : messages.findAttempt(sender.id(), String.valueOf(clientId));
    JudgedMessage own =
        found
            .filter(m -> m.sender().id().equals(sender.id().value()))
            .orElseThrow(() -> Refusal.notFound("message"));
    if (own.state() == MessageState.POSTED && own.delivered() == null) {
      throw nothingToAppeal();
    }
    return own;
  }

  private static Refusal nothingToAppeal() {
    return new Refusal(ErrorCode.CONFLICT, "No policy stopped or changed this message.");
  }
}
