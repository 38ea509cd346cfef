package org.chancery.messaging.live;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.chancery.messaging.conversation.ConversationId;
import org.chancery.messaging.journal.TimeOrderedId;
import org.chancery.stack.Database;
import org.chancery.stack.testing.TestServers;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/// A database of its own with made-up people and rooms in it, for one or more services.
public final class Office {

  private final Database database = TestServers.freshDatabase("messaging_live");
  private final JdbcClient jdbc =
      JdbcClient.create(
          new DriverManagerDataSource(database.url(), database.username(), database.password()));

  /// The database.
  public Database database() {
    return database;
  }

  /// A way to ask it things.
  public JdbcClient jdbc() {
    return jdbc;
  }

  /// People who work here; a service must have run once, to make the tables.
  public List<Colleague> hire(int count) {
    List<Colleague> hired = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      UUID id = UUID.randomUUID();
      Colleague colleague = new Colleague(id, "p" + i + "." + id.toString().substring(0, 8));
      jdbc.sql("insert into person (id, username, name, unit) values (?, ?, ?, 'wealth')")
          .params(id, colleague.username(), colleague.username())
          .update();
      hired.add(colleague);
    }
    return hired;
  }

  /// A private room with these members.
  public ConversationId room(List<Colleague> members) {
    UUID id = TimeOrderedId.next(Instant.now());
    jdbc.sql(
            """
            insert into conversation (id, kind, name, visibility, created_at, created_by)
            values (?, 'room', 'Desk', 'private', now(), ?)
            """)
        .params(id, members.getFirst().id())
        .update();
    for (Colleague member : members) {
      jdbc.sql(
              """
              insert into membership (conversation_id, person_id, role, joined_at)
              values (?, ?, 'member', now())
              """)
          .params(id, member.id())
          .update();
    }
    return new ConversationId(id);
  }

  /// The number of journal records of a type.
  public long records(String type) {
    return jdbc.sql("select count(*) from journal where type = ?")
        .param(type)
        .query(Long.class)
        .single();
  }
}
