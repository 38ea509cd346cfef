package org.chancery.messaging.message;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.chancery.messaging.conversation.ConversationId;
import org.chancery.messaging.directory.PersonId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// What was said in conversations, in order of position. Does not ask who may read it: whoever
/// calls has the conversation from `Conversations.joinedBy`.
@Component
public class MessageHistory {

  private static final String COLUMNS =
      """
      select id, conversation_id, position, at, sender_id, sender_username, sender_name, text,
        client_id
      from message where conversation_id = ? and state = 'posted'
      """;

  private final JdbcClient jdbc;

  MessageHistory(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /// Who wrote a message, by the names they had then.
  public record Sender(PersonId id, String username, String name) {}

  /// A message that reached its audience.
  public record Message(
      UUID id,
      ConversationId conversation,
      long position,
      Instant at,
      Sender sender,
      String text,
      String clientId) {
    /// Hides the text.
    @Override
    public String toString() {
      return "Message[" + id + "]";
    }
  }

  /// The last messages before a position, the newest last.
  public List<Message> before(ConversationId conversation, long position, int limit) {
    return jdbc.sql(COLUMNS + " and position < ? order by position desc limit ?")
        .param(conversation.value())
        .param(position)
        .param(limit)
        .query((row, _) -> message(row))
        .list()
        .reversed();
  }

  /// The first messages after a position, the newest last.
  public List<Message> after(ConversationId conversation, long position, int limit) {
    return jdbc.sql(COLUMNS + " and position > ? order by position limit ?")
        .param(conversation.value())
        .param(position)
        .param(limit)
        .query((row, _) -> message(row))
        .list();
  }

  private static Message message(ResultSet row) throws SQLException {
    return new Message(
        row.getObject("id", UUID.class),
        new ConversationId(row.getObject("conversation_id", UUID.class)),
        row.getLong("position"),
        row.getObject("at", OffsetDateTime.class).toInstant(),
        new Sender(
            new PersonId(row.getObject("sender_id", UUID.class)),
            row.getString("sender_username"),
            row.getString("sender_name")),
        row.getString("text"),
        row.getString("client_id"));
  }
}
