package org.chancery.messaging.delivery;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.chancery.messaging.journal.Act;
import org.chancery.messaging.journal.EditAct;
import org.chancery.messaging.journal.FeedRecord;
import org.chancery.messaging.journal.JournalFeed;
import org.chancery.messaging.journal.Positions;
import org.chancery.messaging.journal.PreviewAct;
import org.chancery.messaging.journal.RecordDraft;
import org.chancery.messaging.journal.RecordReader;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/// Replays to a reconnected client what it missed. The dispatcher names the place where the replay
/// ends and the held-back live frames begin, so nothing is lost or sent twice between them.
@Component
class Resumption {

  private static final long CATCH_UP_MILLIS = 5_000;

  /// Records of the person's conversations between two places. Conversations they have left in the
  /// meantime count too: what was said before they left was theirs to hear.
  private static final String MISSED =
      """
      with place as (
        select (ordinal - 1)::smallint as partition, low, high
          from unnest(?::bigint[], ?::bigint[]) with ordinality p(low, high, ordinal)),
      mine as (
        select conversation_id from membership where person_id = ?
         union
        select j.conversation_id from journal j join place p using (partition)
         where j.member_id = ? and j.position > p.low and j.position <= p.high),
      missed as (
        select m.partition, m.position from mine c join message m using (conversation_id)
          join place p using (partition)
         where m.state = 'posted' and m.recalled_at is null and m.position > p.low and m.position <= p.high
         union all
        select j.partition, j.position from mine c join journal j using (conversation_id)
          join place p using (partition)
         where j.type not in ('message.posted', 'message.blocked')
           and j.position > p.low and j.position <= p.high
         limit ?)
      select j.partition, j.position, j.body from missed join journal j using (partition, position)
       order by partition, position\
      """;

  private final JdbcTemplate jdbc;
  private final JournalFeed feed;
  private final Dispatcher dispatcher;
  private final SocketLimits limits;

  Resumption(JdbcTemplate jdbc, JournalFeed feed, Dispatcher dispatcher, SocketLimits limits) {
    this.jdbc = jdbc;
    this.feed = feed;
    this.dispatcher = dispatcher;
    this.limits = limits;
  }

  /// Replays, then lets live frames flow. Runs on the socket's thread.
  void resume(LiveSocket socket, String cursor) throws InterruptedException {
    if (!socket.beginResume()) {
      resync(socket, "too-far-behind");
      return;
    }
    boolean settled = false;
    try {
      catchUp(socket, cursor);
      settled = true;
    } finally {
      if (settled) {
        socket.endResume();
      } else {
        // Live frames would carry cursors beyond what was missed; the client must come again.
        socket.close(CloseReason.SHUTTING_DOWN);
      }
    }
  }

  private void catchUp(LiveSocket socket, String cursor) throws InterruptedException {
    Optional<Positions> from = Cursor.read(cursor);
    if (from.isEmpty() || !isReached(from.get())) {
      resync(socket, "unknown-cursor");
      return;
    }
    Positions upTo = restart(socket);
    List<FeedRecord> missed = isPruned(from.get()) ? null : missed(socket, from.get(), upTo);
    if (missed == null || missed.size() > limits.replayMessages()) {
      resync(socket, "too-far-behind");
      return;
    }
    replay(socket, from.get(), upTo, missed);
  }

  /// The place of the stream where this socket's held-back frames begin from now on.
  private Positions restart(LiveSocket socket) throws InterruptedException {
    try {
      return dispatcher
          .askInTurn(place -> {
            socket.forgetHeldBack();
            return Positions.of(place);
          })
          .get(CATCH_UP_MILLIS, TimeUnit.MILLISECONDS);
    } catch (ExecutionException | TimeoutException e) {
      throw new IllegalStateException("The dispatcher does not answer", e);
    }
  }

  /// Waits until this node has delivered what the cursor says the client has seen, which another
  /// node may have been quicker with; false for a place the journal does not reach.
  private boolean isReached(Positions cursor) throws InterruptedException {
    if (!feed.heads().covers(cursor)) {
      return false;
    }
    long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(CATCH_UP_MILLIS);
    while (!dispatcher.reached().covers(cursor)) {
      if (System.nanoTime() - end > 0) {
        return false;
      }
      Thread.sleep(5);
    }
    return true;
  }

  private boolean isPruned(Positions from) {
    return Boolean.TRUE.equals(
        jdbc.queryForObject(
            """
            select exists (select from journal_head h
              join unnest(?::bigint[]) with ordinality p(low, ordinal)
                on h.partition = ordinal - 1 where h.pruned > p.low)
            """,
            Boolean.class,
            (Object) boxed(from)));
  }

  private List<FeedRecord> missed(LiveSocket socket, Positions from, Positions upTo) {
    UUID person = socket.actor().id().value();
    List<FeedRecord> missed =
        jdbc.execute(
            (ConnectionCallback<List<FeedRecord>>)
                connection -> {
                  try (PreparedStatement query = connection.prepareStatement(MISSED)) {
                    query.setArray(1, connection.createArrayOf("int8", boxed(from)));
                    query.setArray(2, connection.createArrayOf("int8", boxed(upTo)));
                    query.setObject(3, person);
                    query.setObject(4, person);
                    query.setInt(5, limits.replayMessages() + 1);
                    return rows(query);
                  }
                });
    return missed == null ? List.of() : missed;
  }

  private static List<FeedRecord> rows(PreparedStatement query) throws SQLException {
    List<FeedRecord> records = new ArrayList<>();
    try (ResultSet rows = query.executeQuery()) {
      while (rows.next()) {
        records.add(new FeedRecord(rows.getInt(1), rows.getLong(2), rows.getBytes(3)));
      }
    }
    return records;
  }

  private void replay(LiveSocket socket, Positions from, Positions upTo, List<FeedRecord> missed)
      throws InterruptedException {
    UUID person = socket.actor().id().value();
    long[] place = from.toArray();
    int replayed = 0;
    List<RecordDraft> drafts = missed.stream().map(RecordReader::read).toList();
    Set<UUID> gone = gone(drafts);
    for (int i = 0; i < missed.size(); i++) {
      FeedRecord record = missed.get(i);
      RecordDraft draft = drafts.get(i);
      place[record.partition()] = record.position();
      if (Fanout.concerns(draft, person) && !isGone(draft, gone)) {
        String frame = Fanout.frameOf(draft, record.position(), place);
        if (frame != null) {
          replayed++;
          if (!socket.replay(Outgoing.direct(frame))) {
            return;
          }
        }
      }
    }
    socket.replay(Outgoing.direct(Frames.resumed(replayed, Cursor.of(upTo.toArray()))));
  }

  /// Those messages that were recalled since, or removed as the rule of history wants: what they
  /// said is not told again.
  private Set<UUID> gone(List<RecordDraft> drafts) {
    UUID[] told =
        drafts.stream()
            .map(Resumption::wordsOf)
            .filter(Objects::nonNull)
            .distinct()
            .toArray(UUID[]::new);
    return told.length == 0
        ? Set.of()
        : Set.copyOf(
            jdbc.queryForList(
                """
                select t.id from unnest(?::uuid[]) t(id) left join message m on m.id = t.id
                where m.id is null or m.recalled_at is not null
                """,
                UUID.class,
                (Object) told));
  }

  private static boolean isGone(RecordDraft draft, Set<UUID> gone) {
    UUID message = wordsOf(draft);
    return message != null && gone.contains(message);
  }

  /// The message whose words a record tells again, besides that it was posted.
  private static @Nullable UUID wordsOf(RecordDraft draft) {
    return switch (draft.act()) {
      case Act.MessageReleased released -> released.of().id();
      case EditAct.Edited edited -> edited.of().id();
      case PreviewAct.Shown shown -> shown.of().id();
      default -> null;
    };
  }

  /// Tells the client to refetch; what it fetches then covers everything held back so far.
  private void resync(LiveSocket socket, String reason) throws InterruptedException {
    socket.send(Frames.resync(reason, Cursor.of(restart(socket).toArray())));
  }

  private static Long[] boxed(Positions positions) {
    long[] values = positions.toArray();
    Long[] boxed = new Long[values.length];
    for (int i = 0; i < values.length; i++) {
      boxed[i] = values[i];
    }
    return boxed;
  }
}
