package org.chancery.messaging.message;

import java.util.List;
import java.util.Locale;
import org.chancery.messaging.conversation.ConversationId;
import org.chancery.messaging.directory.PersonId;
import org.chancery.messaging.live.Colleague;
import org.chancery.messaging.live.LiveService;
import org.chancery.messaging.live.Office;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// What there is to see of a conversation afterwards: on record, and for its members.
record Traces(Office office, LiveService service, ConversationId conversation) {

  /// The types of its records, in order.
  List<String> types() {
    return office
        .jdbc()
        .sql("select type from journal where conversation_id = ? order by position")
        .param(conversation.value())
        .query((row, _) -> row.getString(1))
        .list();
  }

  /// Its first record of a type.
  JsonNode record(String type) {
    byte[] body =
        office
            .jdbc()
            .sql(
                """
                select body from journal where conversation_id = ? and type = ?
                order by position limit 1
                """)
            .params(conversation.value(), type)
            .query((row, _) -> row.getBytes(1))
            .single();
    return JsonMapper.shared().readTree(body);
  }

  /// Its messages as one of its members sees them.
  List<MessageHistory.Message> history(Colleague viewer) {
    return service
        .bean(MessageHistory.class)
        .before(new PersonId(viewer.id()), conversation, Long.MAX_VALUE, 50, Locale.ENGLISH);
  }
}
