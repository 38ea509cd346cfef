package org.chancery.messaging.message.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import org.chancery.messaging.conversation.ConversationId;
import org.chancery.messaging.directory.Actor;
import org.chancery.messaging.message.EditMessage;
import org.chancery.messaging.message.EditOutcome;
import org.chancery.messaging.message.Editing;
import org.chancery.messaging.message.PostOutcome;
import org.chancery.messaging.refusal.Refusal;
import org.chancery.policy.Outcome;
import org.chancery.policy.Verdict;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// Edits and recalls over HTTP, the same way as by frames on the socket.
@RestController
@RequestMapping("/api/messages/{message}")
class EditController {

  private final Editing editing;

  EditController(Editing editing) {
    this.editing = editing;
  }

  /// @param revision the edit the person had before them; absent for whichever is the last
  /// @param acknowledge the answer to an earlier warning of the same words
  record EditRequest(
      @Nullable String clientId,
      @Nullable String text,
      @Nullable Long revision,
      MessageController.@Nullable Acknowledge acknowledge) {
    @Override
    public String toString() {
      return "EditRequest[" + clientId + "]";
    }
  }

  record RecallRequest(@Nullable String clientId) {}

  /// A message after a change.
  ///
  /// @param revision which edit of the message it is; absent once it is recalled
  /// @param at when it was changed
  /// @param duplicate whether it was so before
  /// @param text what its audience sees; absent once it is recalled
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record ChangedResponse(
      UUID id,
      ConversationId conversation,
      long position,
      @Nullable Integer revision,
      Instant at,
      boolean duplicate,
      @Nullable String text,
      @Nullable Boolean redacted) {
    @Override
    public String toString() {
      return "ChangedResponse[" + id + "]";
    }
  }

  @PatchMapping
  ChangedResponse edit(
      @PathVariable UUID message, @RequestBody EditRequest body, Actor actor, Locale locale) {
    return response(
        editing.edit(
            EditMessage.of(
                actor,
                message,
                Objects.requireNonNullElse(body.clientId(), ""),
                Objects.requireNonNullElse(body.text(), ""),
                body.revision(),
                body.acknowledge() == null ? null : body.acknowledge().parsed())),
        locale);
  }

  @PostMapping("/recall")
  ChangedResponse recall(
      @PathVariable UUID message, @RequestBody RecallRequest body, Actor actor, Locale locale) {
    return response(
        editing.recall(actor.ref(), message, Objects.requireNonNullElse(body.clientId(), "")),
        locale);
  }

  private static ChangedResponse response(EditOutcome outcome, Locale locale) {
    return switch (outcome) {
      case EditOutcome.Edited edited ->
          new ChangedResponse(
              edited.of().id(),
              edited.conversation(),
              edited.of().position(),
              edited.revision(),
              edited.at(),
              edited.duplicate(),
              edited.shown().value(),
              edited.redacted() ? true : null);
      case EditOutcome.Recalled recalled ->
          new ChangedResponse(
              recalled.of().id(),
              recalled.conversation(),
              recalled.of().position(),
              null,
              recalled.at(),
              recalled.duplicate(),
              null,
              null);
      case PostOutcome.Blocked(Verdict verdict, _) -> {
        Refusal refusal = PostRefusals.blocked(verdict, locale);
        throw verdict.outcome() == Outcome.HOLD ? refusal.with("mayWait", true) : refusal;
      }
      case PostOutcome.Warned(UUID warning, Verdict verdict, _) ->
          throw PostRefusals.warned(warning, verdict, locale);
      case PostOutcome.Refused refused -> throw PostRefusals.of(refused, "message");
    };
  }
}
