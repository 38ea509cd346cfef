package org.chancery.messaging.preview;

import java.time.InstantSource;
import java.util.UUID;
import org.chancery.messaging.conversation.Audience;
import org.chancery.messaging.conversation.Audiences;
import org.chancery.messaging.conversation.ConversationId;
import org.chancery.messaging.directory.Actor;
import org.chancery.messaging.journal.PreviewAct;
import org.chancery.messaging.message.JudgedMessage;
import org.chancery.messaging.message.JudgedMessages;
import org.chancery.messaging.refusal.Refusal;
import org.springframework.stereotype.Component;

/// Lets senders take the preview of a message of theirs away; what was seen until then is on
/// record.
@Component
public class PreviewRemoval {

  private final JudgedMessages messages;
  private final Audiences audiences;
  private final PreviewTable table;
  private final InstantSource clock;

  PreviewRemoval(
      JudgedMessages messages, Audiences audiences, PreviewTable table, InstantSource clock) {
    this.messages = messages;
    this.audiences = audiences;
    this.table = table;
    this.clock = clock;
  }

  /// Takes it away for everybody; once it is gone, doing so again changes nothing.
  ///
  /// @throws Refusal when the actor has written no such message there
  public void remove(Actor actor, ConversationId conversation, UUID message) {
    JudgedMessage own =
        messages
            .find(message)
            .filter(found -> found.conversation().equals(conversation))
            .filter(found -> found.sender().id().equals(actor.id().value()))
            .orElseThrow(() -> Refusal.notFound("message of yours"));
    Audience audience =
        audiences.of(conversation).orElseThrow(() -> Refusal.notFound("message of yours"));
    table.remove(
        actor.ref(),
        new PreviewAct.Removed(audience.conversation(), audience.members(), own.ref()),
        clock.instant());
  }
}
