package org.chancery.messaging.review.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.UUID;
import org.chancery.messaging.directory.Actor;
import org.chancery.messaging.journal.ConversationRef;
import org.chancery.messaging.review.HeldMessages;
import org.jspecify.annotations.Nullable;
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

  ReviewController(HeldMessages held) {
    this.held = held;
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

  @PostMapping("/{id}/release")
  MessageItem release(@PathVariable UUID id, @RequestBody DecisionRequest body, Actor actor) {
    return MessageItem.of(held.release(actor, id, body.reason()));
  }

  @PostMapping("/{id}/reject")
  MessageItem reject(@PathVariable UUID id, @RequestBody DecisionRequest body, Actor actor) {
    return MessageItem.of(held.reject(actor, id, body.reason()));
  }
}
