package org.chancery.messaging.presence;

import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.chancery.messaging.directory.Actor;
import org.chancery.messaging.directory.PersonId;
import org.chancery.messaging.journal.Journal;
import org.chancery.messaging.journal.Judgement;
import org.chancery.messaging.journal.MessageText;
import org.chancery.messaging.journal.RecordDraft;
import org.chancery.messaging.journal.StatusAct;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// What people say of themselves, in the database and on record.
@Component
class StatusTextTable {

  private final JdbcClient jdbc;
  private final Journal journal;

  StatusTextTable(JdbcClient jdbc, Journal journal) {
    this.jdbc = jdbc;
    this.journal = journal;
  }

  /// Stores what somebody says and puts it on record; saying the same again changes nothing.
  ///
  /// @return whether it was new
  @Transactional
  public boolean say(Actor actor, StatusText status, Instant at) {
    MessageText text = status.text();
    int changed =
        text == null
            ? jdbc.sql("delete from status_text where person_id = ?")
                .param(actor.id().value())
                .update()
            : jdbc.sql(
                    """
                    insert into status_text (person_id, text) values (?, ?)
                    on conflict (person_id) do update set text = excluded.text
                    where status_text.text <> excluded.text
                    """)
                .params(actor.id().value(), text.value())
                .update();
    if (changed > 0) {
      journal.append(RecordDraft.of(at, actor.ref(), new StatusAct.Changed(text, status.alert())));
    }
    return changed > 0;
  }

  /// Puts words on record that the policies kept from others.
  @Transactional
  public void blocked(Actor actor, MessageText wanted, Judgement judgement, Instant at) {
    journal.append(RecordDraft.of(at, actor.ref(), new StatusAct.Blocked(wanted, judgement)));
  }

  /// What these people say; whoever says nothing is left out.
  Map<PersonId, String> of(Collection<PersonId> people) {
    Map<PersonId, String> texts = new HashMap<>();
    jdbc.sql("select person_id, text from status_text where person_id = any(?)")
        .param(people.stream().map(PersonId::value).toArray(UUID[]::new))
        .query(row -> {
          texts.put(new PersonId(row.getObject("person_id", UUID.class)), row.getString("text"));
        });
    return texts;
  }
}
