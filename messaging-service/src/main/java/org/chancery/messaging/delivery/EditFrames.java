package org.chancery.messaging.delivery;

import java.time.Instant;
import org.chancery.messaging.conversation.ConversationId;
import org.chancery.messaging.journal.EditAct;
import org.chancery.messaging.journal.JournalBatch;
import org.chancery.messaging.journal.MessageRef;
import org.chancery.messaging.journal.PersonRef;
import org.chancery.messaging.journal.RecordDraft;
import org.chancery.messaging.message.EditOutcome;

/// The frames that tell of changes to messages people have seen.
final class EditFrames {

  private EditFrames() {}

  /// A message says something else.
  static String edited(RecordDraft draft, EditAct.Edited edited, String cursor) {
    MessageRef of = edited.of();
    FrameText frame =
        FrameText.type("edited")
            .plain("clientId", edited.change().clientId())
            .plain("id", of.id())
            .plain("conversation", edited.conversation().id())
            .number("position", of.position())
            .number("revision", edited.revision())
            .plain("at", JournalBatch.timestamp(draft.at()))
            .text("text", edited.shown().value());
    if (edited.delivered() != null) {
      frame.flag("redacted", true);
    }
    return frame.plain("cursor", cursor).end();
  }

  /// The answer to an edit that was done before.
  static String edited(String clientId, EditOutcome.Edited edited, String cursor) {
    FrameText frame =
        FrameText.type("edited")
            .plain("clientId", clientId)
            .plain("id", edited.of().id())
            .plain("conversation", edited.conversation())
            .number("position", edited.of().position())
            .number("revision", edited.revision())
            .plain("at", JournalBatch.timestamp(edited.at()))
            .text("text", edited.shown().value());
    if (edited.redacted()) {
      frame.flag("redacted", true);
    }
    return frame.plain("cursor", cursor).flag("duplicate", true).end();
  }

  /// A message is shown to nobody any more. It names sender and time, for the place that is left.
  static String recalled(RecordDraft draft, EditAct.Recalled recalled, String cursor) {
    return recalled(recalled.of(), new ConversationId(recalled.conversation().id()), draft.at())
        .plain("cursor", cursor)
        .end();
  }

  /// The answer to a recall that was done before.
  static String recalled(String clientId, EditOutcome.Recalled recalled, String cursor) {
    return recalled(recalled.of(), recalled.conversation(), recalled.at())
        .plain("clientId", clientId)
        .plain("cursor", cursor)
        .flag("duplicate", true)
        .end();
  }

  private static FrameText recalled(MessageRef of, ConversationId conversation, Instant at) {
    PersonRef sender = of.sender();
    return FrameText.type("recalled")
        .plain("id", of.id())
        .plain("conversation", conversation)
        .number("position", of.position())
        .plain("sentAt", JournalBatch.timestamp(of.at()))
        .open("sender")
        .plain("id", sender.id())
        .text("username", sender.username())
        .text("name", sender.name())
        .close()
        .plain("at", JournalBatch.timestamp(at));
  }
}
