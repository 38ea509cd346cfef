package org.chancery.messaging.presence;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.chancery.messaging.directory.PersonId;
import org.chancery.messaging.node.NodeId;
import org.chancery.messaging.node.NodeRegister;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Who is on which node, and how each person chose to appear. A node that died counts for nobody.
@Component
class PresenceStore {

  private final NodeId node;
  private final JdbcClient jdbc;

  PresenceStore(NodeId node, JdbcClient jdbc) {
    this.node = node;
    this.jdbc = jdbc;
  }

  void arrived(Collection<PersonId> people) {
    jdbc.sql(
            """
            insert into presence (node, person_id) select n.id, person
            from node n, unnest(?) person where n.id = ? on conflict do nothing
            """)
        .param(ids(people))
        .param(node.value())
        .update();
  }

  void gone(Collection<PersonId> people) {
    jdbc.sql("delete from presence where node = ? and person_id = any(?)")
        .param(node.value())
        .param(ids(people))
        .update();
  }

  void choose(PersonId person, Status status) {
    jdbc.sql(
            """
            insert into presence_choice (person_id, status) values (?, ?)
            on conflict (person_id) do update set status = excluded.status
            """)
        .param(person.value())
        .param(status.wire())
        .update();
  }

  /// How others see these people; each of them is in the answer.
  Map<PersonId, Status> shown(Collection<PersonId> people) {
    Map<PersonId, Status> shown = new HashMap<>();
    people.forEach(person -> shown.put(person, Status.OFFLINE));
    jdbc.sql(
            """
            select distinct p.person_id, coalesce(c.status, 'available') as status
            from presence p
            join node n on n.id = p.node and n.seen > now() - make_interval(secs => ?)
            left join presence_choice c on c.person_id = p.person_id
            where p.person_id = any(?)
            """)
        .param(NodeRegister.SILENCE.toSeconds())
        .param(ids(people))
        .query(row -> {
          shown.put(
              new PersonId(row.getObject("person_id", UUID.class)),
              Status.chosen(row.getString("status")).orElse(Status.AVAILABLE).shown());
        });
    return shown;
  }

  private static UUID[] ids(Collection<PersonId> people) {
    return people.stream().map(PersonId::value).toArray(UUID[]::new);
  }
}
