package org.chancery.messaging.message.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.chancery.messaging.conversation.ConversationId;
import org.chancery.messaging.conversation.Conversations;
import org.chancery.messaging.directory.Actor;
import org.chancery.messaging.history.Beginnings;
import org.chancery.messaging.journal.Receipt;
import org.chancery.messaging.message.Acknowledgement;
import org.chancery.messaging.message.MessageHistory;
import org.chancery.messaging.message.MessageState;
import org.chancery.messaging.message.PostMessage;
import org.chancery.messaging.message.PostOutcome;
import org.chancery.messaging.message.Posting;
import org.chancery.messaging.refusal.ErrorCode;
import org.chancery.messaging.refusal.Refusal;
import org.chancery.policy.Verdict;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// Messages over HTTP. Posting goes the same way as a frame on the socket does.
@RestController
@RequestMapping("/api/conversations/{id}/messages")
class MessageController {

  private static final Duration LONGEST_COMMIT = Duration.ofSeconds(30);
  private static final PostOutcome LATE =
      new PostOutcome.Refused(
          PostOutcome.Code.UNAVAILABLE,
          "The journal did not answer in time. Send it again with the same client id.",
          null);
  private static final int LARGEST_PAGE = 200;

  private final Conversations conversations;
  private final MessageHistory history;
  private final Beginnings beginnings;
  private final Posting posting;

  MessageController(
      Conversations conversations, MessageHistory history, Beginnings beginnings, Posting posting) {
    this.conversations = conversations;
    this.history = history;
    this.beginnings = beginnings;
    this.posting = posting;
  }

  /// A page of messages, the newest last.
  ///
  /// @param nextPage cursor of the page further on in the direction asked for; absent at the end
  /// @param beginning why nothing comes before its first message, where there was more once; absent
  ///   of pages that are not the conversation's first
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record MessagePage(
      List<MessageHistory.Message> items,
      @Nullable String nextPage,
      Beginnings.@Nullable Beginning beginning) {}

  /// @param forward the message whose words are passed on, instead of a text
  /// @param acknowledge the answer to an earlier warning of the same words
  /// @param attachments the files that go with it; then the text may be empty
  record PostRequest(
      @Nullable String clientId,
      @Nullable String text,
      @Nullable UUID forward,
      @Nullable Acknowledge acknowledge,
      @Nullable List<UUID> attachments) {
    @Override
    public String toString() {
      return "PostRequest[" + clientId + "]";
    }
  }

  /// @param warning what the refusal called `warning`
  /// @param reason why the message should go out all the same
  record Acknowledge(@Nullable String warning, @Nullable String reason) {
    Acknowledgement parsed() {
      return new Acknowledgement(Objects.requireNonNullElse(warning, ""), reason);
    }

    @Override
    public String toString() {
      return "Acknowledge[" + warning + "]";
    }
  }

  /// As the socket's `accepted` and `held`.
  ///
  /// @param state what became of it so far
  /// @param delivered what the audience sees, where policies removed parts
  /// @param tip what a held message's policy says to its sender
  /// @param receipt of its record
  @JsonInclude(JsonInclude.Include.NON_DEFAULT)
  record PostedResponse(
      String clientId,
      UUID id,
      ConversationId conversation,
      long position,
      Instant at,
      boolean duplicate,
      MessageState state,
      @Nullable String delivered,
      @Nullable String tip,
      @Nullable Receipt receipt) {
    @Override
    public String toString() {
      return "PostedResponse[" + id + "]";
    }
  }

  @GetMapping
  MessagePage page(
      @PathVariable ConversationId id,
      @RequestParam(required = false) @Nullable String before,
      @RequestParam(required = false) @Nullable String after,
      @RequestParam(defaultValue = "50") int limit,
      Actor actor,
      Locale locale) {
    ConversationId conversation = conversations.joinedBy(actor, id).id();
    int size = Math.clamp(limit, 1, LARGEST_PAGE);
    if (after != null) {
      List<MessageHistory.Message> found =
          history.after(actor.id(), conversation, position("after", after), size + 1, locale);
      return found.size() <= size
          ? new MessagePage(found, null, null)
          : new MessagePage(
              found.subList(0, size), Long.toString(found.get(size - 1).position()), null);
    }
    long end = before == null ? Long.MAX_VALUE : position("before", before);
    List<MessageHistory.Message> found =
        history.before(actor.id(), conversation, end, size + 1, locale);
    return found.size() <= size
        ? new MessagePage(found, null, beginnings.of(conversation).orElse(null))
        : new MessagePage(found.subList(1, size + 1), Long.toString(found.get(1).position()), null);
  }

  @PostMapping
  ResponseEntity<PostedResponse> post(
      @PathVariable ConversationId id, @RequestBody PostRequest body, Actor actor, Locale locale) {
    String clientId = Objects.requireNonNullElse(body.clientId(), "");
    PostOutcome outcome =
        posting
            .post(command(actor, id, clientId, body))
            .completeOnTimeout(LATE, LONGEST_COMMIT.toSeconds(), TimeUnit.SECONDS)
            .join();
    return switch (outcome) {
      case PostOutcome.Posted posted ->
          ResponseEntity.status(posted.duplicate() ? HttpStatus.OK : HttpStatus.CREATED)
              .body(
                  new PostedResponse(
                      clientId,
                      posted.id(),
                      id,
                      posted.position(),
                      posted.at(),
                      posted.duplicate(),
                      MessageState.POSTED,
                      posted.delivered() == null ? null : posted.delivered().value(),
                      null,
                      posted.receipt()));
      case PostOutcome.Held held ->
          ResponseEntity.accepted()
              .body(
                  new PostedResponse(
                      clientId,
                      held.id(),
                      id,
                      held.position(),
                      held.at(),
                      held.duplicate(),
                      MessageState.HELD,
                      null,
                      held.verdict().tip(locale).orElse(null),
                      null));
      case PostOutcome.Rejected rejected ->
          throw new Refusal(ErrorCode.CONFLICT, "A reviewer has turned this message down.")
              .with("reason", rejected.reason().value());
      case PostOutcome.Blocked(Verdict verdict, _) -> throw PostRefusals.blocked(verdict, locale);
      case PostOutcome.Warned(UUID warning, Verdict verdict, _) ->
          throw PostRefusals.warned(warning, verdict, locale);
      case PostOutcome.Refused refused -> throw PostRefusals.of(refused, "conversation");
    };
  }

  private static PostMessage command(
      Actor actor, ConversationId conversation, String clientId, PostRequest body) {
    Acknowledgement said = body.acknowledge() == null ? null : body.acknowledge().parsed();
    if (body.forward() == null) {
      String text = Objects.requireNonNullElse(body.text(), "");
      return PostMessage.of(actor, conversation, clientId, text, said, null)
          .with(Objects.requireNonNullElse(body.attachments(), List.of()));
    }
    if (body.text() != null) {
      throw Refusal.ofField("text", "leave it out: what is forwarded has its own words.");
    }
    return PostMessage.ofForward(actor, conversation, clientId, body.forward(), said, null);
  }

  private static long position(String field, String cursor) {
    try {
      return Long.parseLong(cursor);
    } catch (NumberFormatException _) {
      throw Refusal.ofField(field, "give a cursor as an earlier page named it.");
    }
  }
}
