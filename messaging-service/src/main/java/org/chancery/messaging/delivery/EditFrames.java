package org.chancery.messaging.delivery;

import org.chancery.messaging.journal.EditAct;
import org.chancery.messaging.journal.JournalBatch;
import org.chancery.messaging.journal.MessageRef;
import org.chancery.messaging.journal.PersonRef;
import org.chancery.messaging.journal.RecordDraft;

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

  /// A message is shown to nobody any more. It names sender and time, for the place that is left.
  static String recalled(RecordDraft draft, EditAct.Recalled recalled, String cursor) {
    MessageRef of = recalled.of();
    PersonRef sender = of.sender();
    return FrameText.type("recalled")
        .plain("id", of.id())
        .plain("conversation", recalled.conversation().id())
        .number("position", of.position())
        .plain("sentAt", JournalBatch.timestamp(of.at()))
        .open("sender")
        .plain("id", sender.id())
        .text("username", sender.username())
        .text("name", sender.name())
        .close()
        .plain("at", JournalBatch.timestamp(draft.at()))
        .plain("cursor", cursor)
        .end();
  }
}
