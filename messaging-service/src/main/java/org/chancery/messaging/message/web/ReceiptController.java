package org.chancery.messaging.message.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.net.URI;
import java.util.UUID;
import org.chancery.messaging.conversation.ConversationId;
import org.chancery.messaging.conversation.Conversations;
import org.chancery.messaging.directory.Actor;
import org.chancery.messaging.journal.Receipt;
import org.chancery.messaging.message.MessageReceipts;
import org.chancery.messaging.message.ReceiptSettings;
import org.chancery.messaging.refusal.ErrorCode;
import org.chancery.messaging.refusal.Refusal;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/// Receipts of messages, for those who see them.
@RestController
class ReceiptController {

  private final Conversations conversations;
  private final MessageReceipts receipts;
  private final ReceiptSettings settings;

  ReceiptController(
      Conversations conversations, MessageReceipts receipts, ReceiptSettings settings) {
    this.conversations = conversations;
    this.receipts = receipts;
    this.settings = settings;
  }

  /// @param archive where to ask for the proof; absent where the archive gives none
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record ReceiptResponse(int partition, long position, String hash, @Nullable URI archive) {}

  @GetMapping("/api/conversations/{id}/messages/{message}/receipt")
  ReceiptResponse receipt(
      @PathVariable ConversationId id, @PathVariable UUID message, Actor actor) {
    ConversationId conversation = conversations.joinedBy(actor, id).id();
    Receipt receipt =
        receipts
            .of(actor.id(), conversation, message)
            .orElseThrow(
                () -> new Refusal(ErrorCode.NOT_FOUND, "There is no such message with a receipt."));
    return new ReceiptResponse(
        receipt.partition(), receipt.position(), receipt.hash(), settings.archive());
  }
}
