package org.chancery.messaging.history;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.chancery.messaging.journal.ConversationRef;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// Messages past the rule, in the database. Everything is done in the caller's transaction.
@Component
@Transactional(propagation = Propagation.MANDATORY)
class PastMessages {

  /// What nobody waits for any more, and what every reader of the journal has durably taken: the
  /// message, and whatever was recorded about its conversation, save messages, which stand in order
  /// of position.
  private static final String REMOVABLE =
      """
      select m.id, m.partition, m.position, m.conversation_id, m.at
      from message m
        join (select partition, min(position) as position from journal_reader group by partition) a
          on a.partition = m.partition and a.position >= m.position
      where m.id = any(:ids) and m.at < :before and m.state <> 'held'
        and (m.reviewed_at is null or m.reviewed_at < :before)
        and not ((m.state = 'posted' or m.edited_at is not null)
          and m.verdict -> 'undecided' is not null and m.rescanned_at is null)
        and not exists (
          select from appeal p where (p.ruling is null or p.answered_at >= :before)
            and p.message_id in (
              select m.id union all select e.id from message_edit e where e.message_id = m.id))
        and not exists (
          select from journal j
          where j.conversation_id = m.conversation_id and j.conversation_id is not null
            and j.type not in ('message.posted', 'message.blocked') and j.position > a.position)
      """;

  private final JdbcClient jdbc;

  PastMessages(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /// A message that may go.
  record Past(UUID id, int partition, long position, UUID conversation, Instant at) {}

  /// A message in the order of ids.
  ///
  /// @param isOfKind whether its conversation is of the kind that was asked for
  record Passed(UUID id, boolean isOfKind) {}

  /// Whether this transaction is the one that removes; others do not wait for it.
  boolean isMine() {
    return jdbc.sql("select pg_try_advisory_xact_lock(hashtextextended('history', 0))")
        .query(Boolean.class)
        .single();
  }

  /// Those that could not be removed when they were looked at last, before a time.
  List<UUID> left(ConversationRef.Kind kind, Instant lookedBefore, int most) {
    return jdbc.sql(
            """
            select message_id from history_left where kind = ? and looked_at < ?
            order by looked_at limit ?
            """)
        .params(kind.wire(), lookedBefore.atOffset(ZoneOffset.UTC), most)
        .query((row, _) -> row.getObject(1, UUID.class))
        .list();
  }

  /// The messages that come next in the order of ids, whatever conversation they are in, so that a
  /// kind that is rare is no longer search than another.
  List<Passed> next(ConversationRef.Kind kind, Instant before, int most) {
    return jdbc.sql(
            """
            select m.id, coalesce(c.kind = :kind, false) as of_kind from (
              select id, conversation_id from message
              where id > coalesce(
                  (select place from history_progress where kind = :kind),
                  '00000000-0000-0000-0000-000000000000')
                and id < :end
              order by id limit :most) m
            left join conversation c on c.id = m.conversation_id order by m.id
            """)
        .param("kind", kind.wire())
        .param("end", firstIdAt(before))
        .param("most", most)
        .query((row, _) -> new Passed(row.getObject("id", UUID.class), row.getBoolean("of_kind")))
        .list();
  }

  /// Ids are UUIDv7, so they begin with the milliseconds of their time.
  private static UUID firstIdAt(Instant time) {
    return new UUID(time.toEpochMilli() << 16, 0);
  }

  /// Notes up to where messages of a kind were looked at.
  void passed(ConversationRef.Kind kind, UUID place) {
    jdbc.sql(
            """
            insert into history_progress (kind, place) values (?, ?)
            on conflict (kind) do update set place = excluded.place
            """)
        .params(kind.wire(), place)
        .update();
  }

  /// Locks messages until the transaction ends, without those that somebody is busy with.
  List<UUID> lock(Collection<UUID> ids) {
    return jdbc.sql("select id from message where id = any(?) order by id for update skip locked")
        .param(array(ids))
        .query((row, _) -> row.getObject(1, UUID.class))
        .list();
  }

  /// Those of locked messages that may go. Asked after the lock, so that what was done to them
  /// until then is seen, and nothing is done to them since.
  List<Past> removable(Collection<UUID> locked, Instant before) {
    return jdbc.sql(REMOVABLE)
        .param("ids", array(locked))
        .param("before", before.atOffset(ZoneOffset.UTC))
        .query((row, _) ->
            new Past(
                row.getObject("id", UUID.class),
                row.getInt("partition"),
                row.getLong("position"),
                row.getObject("conversation_id", UUID.class),
                row.getObject("at", OffsetDateTime.class).toInstant()))
        .list();
  }

  /// Removes messages, and what was only ever about them. Which files were in them stays, so that
  /// the archive can still have those; and of appeals how they were answered, which figures of
  /// rules are made of.
  void remove(Collection<Past> messages) {
    UUID[] ids = messages.stream().map(Past::id).toArray(UUID[]::new);
    jdbc.sql(
            """
            update appeal set text = '', answer = '' where message_id = any(?) or message_id in (
              select e.id from message_edit e where e.message_id = any(?))
            """)
        .params(ids, ids)
        .update();
    jdbc.sql("delete from message_edit where message_id = any(?)").param(ids).update();
    jdbc.sql("delete from link_preview where message_id = any(?)").param(ids).update();
    jdbc.sql("delete from history_left where message_id = any(?)").param(ids).update();
    int gone = jdbc.sql("delete from message where id = any(?)").param(ids).update();
    if (gone != ids.length) {
      throw new IllegalStateException("Locked messages are gone");
    }
  }

  /// Notes where conversations begin from now on.
  void begin(Collection<Past> removed) {
    List<Past> last =
        removed.stream()
            .collect(
                Collectors.toMap(
                    Past::conversation,
                    past -> past,
                    (one, other) -> one.position() > other.position() ? one : other))
            .values()
            .stream()
            .toList();
    jdbc.sql(
            """
            insert into history_beginning as b (conversation_id, position, at)
            select * from unnest(?::uuid[], ?::bigint[], ?::timestamptz[])
            on conflict (conversation_id) do update
              set position = excluded.position, at = excluded.at
              where excluded.position > b.position
            """)
        .params(
            last.stream().map(Past::conversation).toArray(UUID[]::new),
            last.stream().map(Past::position).toArray(Long[]::new),
            last.stream().map(past -> past.at().toString()).toArray(String[]::new))
        .update();
  }

  /// Notes which messages have to be looked at once more, and forgets those that are gone.
  void leave(ConversationRef.Kind kind, Collection<UUID> ids, Instant now) {
    jdbc.sql(
            """
            insert into history_left (message_id, kind, looked_at)
            select id, ?, ? from message where id = any(?)
            on conflict (message_id) do update set looked_at = excluded.looked_at
            """)
        .params(kind.wire(), now.atOffset(ZoneOffset.UTC), array(ids))
        .update();
    jdbc.sql(
            """
            delete from history_left l where l.message_id = any(?)
              and not exists (select from message m where m.id = l.message_id)
            """)
        .param(array(ids))
        .update();
  }

  private static UUID[] array(Collection<UUID> ids) {
    return ids.toArray(UUID[]::new);
  }
}
