package org.chancery.messaging.review.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.chancery.messaging.attachment.FileItem;
import org.chancery.messaging.conversation.ConversationId;
import org.chancery.messaging.directory.PersonId;
import org.chancery.messaging.message.JudgedMessage;
import org.chancery.messaging.message.MessageState;
import org.jspecify.annotations.Nullable;

/// A judged message as reviewers and owners see it.
///
/// @param attachments the files that go with it
/// @param policySet hash of the set that judged it
@JsonInclude(JsonInclude.Include.NON_NULL)
record MessageItem(
    UUID id,
    ConversationId conversation,
    Sender sender,
    long position,
    Instant at,
    String clientId,
    String text,
    MessageState state,
    String policySet,
    List<FindingItem> findings,
    @JsonInclude(JsonInclude.Include.NON_EMPTY) List<FileItem> attachments,
    @Nullable Decision decision) {

  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Sender(PersonId id, String username, String name, @Nullable String unit) {}

  record Decision(String by, Instant at, String reason) {}

  static MessageItem of(JudgedMessage message) {
    var sender = message.sender();
    var review = message.review();
    return new MessageItem(
        message.id(),
        message.conversation(),
        new Sender(new PersonId(sender.id()), sender.username(), sender.name(), sender.unit()),
        message.position(),
        message.at(),
        message.clientId(),
        message.text().value(),
        message.state(),
        message.verdict().policySet(),
        message.verdict().findings().stream().map(FindingItem::of).toList(),
        message.attachments().stream().map(FileItem::of).toList(),
        review == null
            ? null
            : new Decision(review.byName(), review.at(), review.reason().value()));
  }

  /// Hides the text.
  @Override
  public String toString() {
    return "MessageItem[" + id + "]";
  }
}
