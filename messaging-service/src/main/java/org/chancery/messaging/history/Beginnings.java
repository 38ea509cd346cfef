package org.chancery.messaging.history;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import org.chancery.messaging.conversation.ConversationId;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Says why a conversation begins where it does. Does not ask who may know: whoever calls shows
/// that conversation's messages.
@Component
public class Beginnings {

  private final JdbcClient jdbc;

  Beginnings(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /// Why there is nothing before a conversation's first message.
  ///
  /// @param days for how many days such messages are shown now; null for always
  /// @param removedUntil when the last message was sent that was removed; null if none was
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Beginning(@Nullable Integer days, @Nullable Instant removedUntil) {}

  /// The reason; empty for a conversation that begins where it began.
  public Optional<Beginning> of(ConversationId conversation) {
    return jdbc.sql(
            """
            select case c.kind when 'direct' then r.direct_days else r.room_days end as days, b.at
            from conversation c
              left join history_rule r on r.state = 'in-force'
              left join history_beginning b on b.conversation_id = c.id
            where c.id = ?
            """)
        .param(conversation.value())
        .query((row, _) -> {
          OffsetDateTime at = row.getObject("at", OffsetDateTime.class);
          return new Beginning(
              row.getObject("days", Integer.class), at == null ? null : at.toInstant());
        })
        .optional()
        .filter(beginning -> beginning.days() != null || beginning.removedUntil() != null);
  }
}
