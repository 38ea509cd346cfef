package org.chancery.messaging.message;

import java.util.Optional;
import java.util.UUID;
import org.chancery.messaging.conversation.ConversationId;
import org.chancery.messaging.directory.PersonId;
import org.chancery.messaging.journal.Receipt;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// The receipts of messages. Does not ask who may read a conversation, as [MessageHistory] does
/// not.
@Component
public class MessageReceipts {

  private final JdbcClient jdbc;

  MessageReceipts(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /// The receipt of a message that this person sees; empty for any other, and for messages from
  /// before there were receipts.
  public Optional<Receipt> of(PersonId viewer, ConversationId conversation, UUID message) {
    return jdbc.sql(
            """
            select partition, position, 'sha256:' || encode(hash, 'hex') as hash from message
            where id = ? and conversation_id = ? and hash is not null
              and (state in ('posted', 'released')
                or state in ('held', 'rejected') and sender_id = ?)
            """)
        .param(message)
        .param(conversation.value())
        .param(viewer.value())
        .query((row, _) ->
            new Receipt(row.getInt("partition"), row.getLong("position"), row.getString("hash")))
        .optional();
  }
}
