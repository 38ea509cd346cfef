package org.chancery.messaging.message;

import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.UUID;
import org.chancery.messaging.conversation.Audiences;
import org.chancery.messaging.conversation.ConversationId;
import org.chancery.messaging.journal.Forwarded;
import org.chancery.messaging.journal.PersonRef;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Finds what somebody wants to pass on. The words come from here and never from their client: what
/// they themselves see of the message, as it stands.
@Component
class Forwards {

  private record Found(String text, Forwarded of) {}

  private final JdbcClient jdbc;
  private final Audiences audiences;

  Forwards(JdbcClient jdbc, Audiences audiences) {
    this.jdbc = jdbc;
    this.audiences = audiences;
  }

  /// The wish with the words in it; empty when there is no such message for them. A retry finds the
  /// words of the first attempt, whatever became of the message since.
  Optional<PostMessage> resolve(PostMessage wish, UUID message) {
    return seen(wish.sender(), message)
        .or(() -> before(wish, message))
        .map(found -> wish.forwarding(found.text(), found.of()));
  }

  private Optional<Found> seen(PersonRef reader, UUID message) {
    return jdbc.sql(
            """
            select m.id, m.conversation_id, m.sender_id, m.sender_username, m.sender_name,
              p.unit as sender_unit, m.at, coalesce(m.delivered, m.text) as text
            from message m left join person p on p.id = m.sender_id
            where m.id = ? and m.state in ('posted', 'released') and m.recalled_at is null
            """)
        .param(message)
        .query((row, _) ->
            new Found(
                row.getString("text"),
                new Forwarded(
                    message,
                    row.getObject("conversation_id", UUID.class),
                    new PersonRef(
                        row.getObject("sender_id", UUID.class),
                        row.getString("sender_username"),
                        row.getString("sender_name"),
                        row.getString("sender_unit")),
                    row.getObject("at", OffsetDateTime.class).toInstant())))
        .optional()
        .filter(found ->
            audiences
                .of(new ConversationId(found.of().conversation()))
                .filter(audience -> audience.hears(reader.id()))
                .isPresent());
  }

  private Optional<Found> before(PostMessage wish, UUID message) {
    record Earlier(String text, String forwarded) {}
    return jdbc.sql(
            """
            select coalesce(first_text, text) as text, forwarded::text as forwarded from message
            where sender_id = ? and client_id = ? and forwarded ->> 'message' = ?
            """)
        .params(wish.sender().id(), wish.clientId(), message.toString())
        .query((row, _) -> new Earlier(row.getString("text"), row.getString("forwarded")))
        .optional()
        .flatMap(earlier ->
            Optional.ofNullable(StoredForward.read(earlier.forwarded()))
                .map(of -> new Found(earlier.text(), of)));
  }
}
