package org.chancery.messaging.review.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.UUID;
import org.chancery.messaging.attachment.Attachments;
import org.chancery.messaging.attachment.FileAnswer;
import org.chancery.messaging.attachment.FileText;
import org.chancery.messaging.directory.Actor;
import org.chancery.messaging.journal.ConversationRef;
import org.chancery.messaging.review.HeldMessages;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.Resource;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// The queue of held messages. Who may look stands in the security configuration.
@RestController
@RequestMapping("/api/review/held")
class ReviewController {

  private final HeldMessages held;
  private final Attachments attachments;

  ReviewController(HeldMessages held, Attachments attachments) {
    this.held = held;
    this.attachments = attachments;
  }

  /// @param audienceSize how many people would see it, the sender included
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record HeldItem(
      MessageItem message,
      String conversationKind,
      @Nullable String conversationName,
      int audienceSize) {}

  record HeldList(List<HeldItem> items) {}

  record DecisionRequest(@Nullable String reason) {
    @Override
    public String toString() {
      return "DecisionRequest";
    }
  }

  @GetMapping
  HeldList waiting(Actor actor, @RequestParam(defaultValue = "100") int limit) {
    return new HeldList(
        held.waitingFor(actor, Math.clamp(limit, 1, 500)).stream()
            .map(waiting -> {
              ConversationRef conversation = waiting.audience().conversation();
              return new HeldItem(
                  MessageItem.of(waiting.message()),
                  conversation.kind().wire(),
                  conversation.name(),
                  waiting.audience().members().members().size());
            })
            .toList());
  }

  /// The content of a file that waits with its message.
  @GetMapping("/{id}/attachments/{file}")
  ResponseEntity<Resource> file(@PathVariable UUID id, @PathVariable UUID file, Actor actor) {
    return FileAnswer.of(held.open(actor, id, file), attachments);
  }

  /// What is written in a file that waits with its message.
  @GetMapping("/{id}/attachments/{file}/text")
  FileText fileText(@PathVariable UUID id, @PathVariable UUID file, Actor actor) {
    return attachments.text(held.open(actor, id, file).id());
  }

  @PostMapping("/{id}/release")
  MessageItem release(@PathVariable UUID id, @RequestBody DecisionRequest body, Actor actor) {
    return MessageItem.of(held.release(actor, id, body.reason()));
  }

  @PostMapping("/{id}/reject")
  MessageItem reject(@PathVariable UUID id, @RequestBody DecisionRequest body, Actor actor) {
    return MessageItem.of(held.reject(actor, id, body.reason()));
  }
}
