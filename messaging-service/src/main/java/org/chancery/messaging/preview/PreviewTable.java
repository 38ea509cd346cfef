package org.chancery.messaging.preview;

import java.time.Instant;
import java.util.UUID;
import org.chancery.messaging.journal.Journal;
import org.chancery.messaging.journal.LinkCard;
import org.chancery.messaging.journal.MessageText;
import org.chancery.messaging.journal.PersonRef;
import org.chancery.messaging.journal.PreviewAct;
import org.chancery.messaging.journal.RecordDraft;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// Previews in the database and on record: at most one for each message, for one link of it.
/// Whoever reads a message shows its preview while that link still stands in it.
@Component
class PreviewTable {

  private final JdbcClient jdbc;
  private final Journal journal;

  PreviewTable(JdbcClient jdbc, Journal journal) {
    this.jdbc = jdbc;
    this.journal = journal;
  }

  /// Whether a link of a message was seen to before, and be it that its preview was taken away.
  boolean knows(UUID message, String link) {
    return jdbc.sql("select exists (select from link_preview where message_id = ? and link = ?)")
        .params(message, link)
        .query(Boolean.class)
        .single();
  }

  /// Puts a preview on record and beside its message, unless the message has lost its link in the
  /// meantime or somebody else was faster.
  ///
  /// @param link as it stands in the message
  /// @return whether it was put
  @Transactional
  public boolean put(PreviewAct act, String link, LinkCard card, Instant at) {
    UUID message = act.of().id();
    // Locked, so that no edit takes the link away between the look and the commit.
    boolean linked =
        jdbc.sql(
                """
                select strpos(coalesce(delivered, text), ?) > 0 from message
                where id = ? and state in ('posted', 'released') and recalled_at is null
                for share
                """)
            .params(link, message)
            .query(Boolean.class)
            .optional()
            .orElse(false);
    if (!linked) {
      return false;
    }
    int put =
        jdbc.sql(
                """
                insert into link_preview (message_id, link, state, url, title, description, site)
                values (?, ?, ?, ?, ?, ?, ?)
                on conflict (message_id) do update set link = excluded.link,
                  state = excluded.state, url = excluded.url, title = excluded.title,
                  description = excluded.description, site = excluded.site
                where link_preview.link <> excluded.link
                """)
            .param(message)
            .param(link)
            .param(act instanceof PreviewAct.Shown ? "shown" : "blocked")
            .param(card.url())
            .param(card.title().value())
            .param(value(card.description()))
            .param(value(card.site()))
            .update();
    if (put > 0) {
      journal.append(RecordDraft.of(at, PersonRef.CHANCERY, act));
    }
    return put > 0;
  }

  /// Takes a preview away for good; whoever comes second changes nothing.
  ///
  /// @return whether it was shown until now
  @Transactional
  public boolean remove(PersonRef actor, PreviewAct.Removed act, Instant at) {
    int removed =
        jdbc.sql(
                "update link_preview set state = 'removed' where message_id = ? and state = 'shown'")
            .param(act.of().id())
            .update();
    if (removed > 0) {
      journal.append(RecordDraft.of(at, actor, act));
    }
    return removed > 0;
  }

  private static @Nullable String value(@Nullable MessageText text) {
    return text == null ? null : text.value();
  }
}
