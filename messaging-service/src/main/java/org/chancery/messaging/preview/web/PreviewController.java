package org.chancery.messaging.preview.web;

import java.util.UUID;
import org.chancery.messaging.conversation.ConversationId;
import org.chancery.messaging.conversation.Conversations;
import org.chancery.messaging.directory.Actor;
import org.chancery.messaging.preview.PreviewRemoval;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// Previews of links, as their message's sender can do without them.
@RestController
@RequestMapping("/api/conversations/{id}/messages/{message}/preview")
class PreviewController {

  private final Conversations conversations;
  private final PreviewRemoval removal;

  PreviewController(Conversations conversations, PreviewRemoval removal) {
    this.conversations = conversations;
    this.removal = removal;
  }

  @DeleteMapping
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void remove(@PathVariable ConversationId id, @PathVariable UUID message, Actor actor) {
    removal.remove(actor, conversations.joinedBy(actor, id).id(), message);
  }
}
