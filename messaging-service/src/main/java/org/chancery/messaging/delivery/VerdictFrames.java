package org.chancery.messaging.delivery;

import java.util.List;
import java.util.Locale;
import org.chancery.messaging.journal.Act;
import org.chancery.messaging.journal.JournalBatch;
import org.chancery.messaging.journal.MessageRef;
import org.chancery.messaging.journal.RecordDraft;
import org.chancery.messaging.message.PostMessage;
import org.chancery.messaging.message.PostOutcome;
import org.chancery.policy.Finding;
import org.chancery.policy.Outcome;
import org.chancery.policy.Verdict;
import org.chancery.policy.text.Span;
import org.jspecify.annotations.Nullable;

/// The frames that tell a sender what became of a message the policies did not let pass.
final class VerdictFrames {

  private VerdictFrames() {}

  static String blocked(String clientId, PostOutcome.Blocked blocked, Locale locale) {
    return refused(clientId, "policy-blocked", blocked.verdict(), locale)
        .plain("at", JournalBatch.timestamp(blocked.at()))
        .end();
  }

  /// As [#blocked], of an edit; it says where a new message of these words could wait for review.
  static String editBlocked(String clientId, PostOutcome.Blocked blocked, Locale locale) {
    FrameText frame = refused(clientId, "policy-blocked", blocked.verdict(), locale);
    if (blocked.verdict().outcome() == Outcome.HOLD) {
      frame.flag("mayWait", true);
    }
    return frame.plain("at", JournalBatch.timestamp(blocked.at())).end();
  }

  static String warned(String clientId, PostOutcome.Warned warned, Locale locale) {
    return refused(clientId, "policy-warned", warned.verdict(), locale)
        .plain("warning", warned.id())
        .flag("reasonRequired", warned.verdict().reasonRequired())
        .plain("at", JournalBatch.timestamp(warned.at()))
        .end();
  }

  /// The answer to a post that was held before.
  static String held(PostMessage post, PostOutcome.Held held, Locale locale, String cursor) {
    FrameText frame =
        FrameText.type("held")
            .plain("clientId", post.clientId())
            .plain("id", held.id())
            .plain("conversation", post.conversation())
            .number("position", held.position())
            .plain("at", JournalBatch.timestamp(held.at()));
    if (post.forward() == null) {
      frame.text("text", post.text());
    }
    held.verdict().tip(locale).ifPresent(tip -> frame.text("tip", tip));
    return frame.plain("cursor", cursor).flag("duplicate", true).end();
  }

  /// A message begins to wait; to all sockets of its sender.
  ///
  /// @param locale the sender's language; null where the tip is no longer known
  static String held(
      RecordDraft draft,
      Act.MessageHeld message,
      long position,
      @Nullable Locale locale,
      String cursor) {
    FrameText frame =
        FrameText.type("held")
            .plain("clientId", message.clientId())
            .plain("id", draft.id())
            .plain("conversation", message.conversation().id())
            .number("position", position)
            .plain("at", JournalBatch.timestamp(draft.at()))
            .text("text", message.text().value());
    Frames.files(frame, message.attachments());
    if (locale != null) {
      message.judgement().verdict().tip(locale).ifPresent(tip -> frame.text("tip", tip));
    }
    return frame.plain("cursor", cursor).end();
  }

  /// The answer to a post that was turned down before.
  static String rejected(PostMessage post, PostOutcome.Rejected rejected, String cursor) {
    return FrameText.type("rejected")
        .plain("clientId", post.clientId())
        .plain("id", rejected.id())
        .plain("conversation", post.conversation())
        .number("position", rejected.position())
        .text("reason", rejected.reason().value())
        .plain("cursor", cursor)
        .end();
  }

  /// A reviewer turned a message down; to all sockets of its sender.
  static String rejected(Act.MessageRejected rejected, String cursor) {
    MessageRef of = rejected.of();
    return FrameText.type("rejected")
        .plain("clientId", of.clientId())
        .plain("id", of.id())
        .plain("conversation", rejected.conversation().id())
        .number("position", of.position())
        .text("reason", rejected.reason().value())
        .plain("cursor", cursor)
        .end();
  }

  /// An appeal was answered; to all sockets of whoever appealed.
  static String appealAnswered(Act.AppealAnswered answered, RecordDraft draft, String cursor) {
    MessageRef of = answered.of();
    return FrameText.type("appeal-answered")
        .plain("appeal", answered.appeal())
        .plain("message", of.id())
        .plain("clientId", of.clientId())
        .plain("conversation", answered.conversation().id())
        .plain("ruling", answered.ruling().wire())
        .text("text", answered.text().value())
        .plain("at", JournalBatch.timestamp(draft.at()))
        .plain("cursor", cursor)
        .end();
  }

  private static FrameText refused(String clientId, String code, Verdict verdict, Locale locale) {
    FrameText frame = FrameText.type("refused").text("clientId", clientId).plain("code", code);
    verdict.tip(locale).ifPresent(tip -> frame.text("tip", tip));
    return frame.raw("findings", findings(verdict.decisive()));
  }

  private static String findings(List<Finding> findings) {
    StringBuilder json = new StringBuilder("[");
    for (Finding finding : findings) {
      json.append(json.length() > 1 ? "," : "").append(finding(finding));
    }
    return json.append(']').toString();
  }

  private static String finding(Finding finding) {
    FrameText frame =
        FrameText.object().text("policy", finding.policy()).text("rule", finding.rule());
    if (!finding.part().isEmpty()) {
      frame.plain("part", finding.part());
    }
    return frame.raw("spans", spans(finding.spans())).end();
  }

  private static String spans(List<Span> spans) {
    StringBuilder json = new StringBuilder("[");
    for (Span span : spans) {
      json.append(json.length() > 1 ? "," : "")
          .append('[')
          .append(span.start())
          .append(',')
          .append(span.end())
          .append(']');
    }
    return json.append(']').toString();
  }
}
