package org.chancery.archive.search;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.chancery.archive.problem.Refusal;
import org.chancery.archive.record.RecordReader;
import org.chancery.archive.record.Turns;
import org.chancery.archive.search.Rebuild.State;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/// What is known of rebuilds. Each step of a running one is committed by the node whose turn it is,
/// and by no other.
@Component
class Rebuilds {

  /// The work that only one node does at a time.
  static final String TURN = "index-rebuild";

  private static final String ALL = "select * from index_rebuild ";

  private final JdbcClient jdbc;
  private final Turns turns;
  private final TransactionTemplate transaction;
  private final InstantSource clock;

  Rebuilds(JdbcClient jdbc, Turns turns, TransactionTemplate transaction, InstantSource clock) {
    this.jdbc = jdbc;
    this.turns = turns;
    this.transaction = transaction;
    this.clock = clock;
  }

  /// How far the new indices have come with a partition.
  ///
  /// @param position everything up to here was sent
  /// @param proven everything up to here was compared
  record Place(int partition, long position, long proven) {}

  /// Begins one.
  ///
  /// @param above a generation that may already have left indices
  /// @throws Refusal when one is running
  Rebuild begin(String username, int above) {
    try {
      transaction.executeWithoutResult(_ -> {
        jdbc.sql(
                """
                insert into index_rebuild (generation, state, layout, started_at, started_by)
                select greatest(?, (select coalesce(max(generation), 0) from index_rebuild),
                                (select number from index_generation)) + 1, 'filling', ?, ?, ?
                """)
            .param(above)
            .param(IndexedDocument.LAYOUT)
            .param(Timestamp.from(clock.instant()))
            .param(username)
            .update();
        startOver();
      });
    } catch (DuplicateKeyException running) {
      throw Refusal.conflict(
          "rebuild-runs", "The index is being rebuilt already. Wait for it, or abandon it.");
    }
    return running().orElseThrow();
  }

  /// The one that runs.
  Optional<Rebuild> running() {
    return jdbc.sql(ALL + "where finished_at is null").query(Rebuilds::rebuild).optional();
  }

  /// The latest, newest first.
  List<Rebuild> latest(int limit) {
    return jdbc.sql(ALL + "order by generation desc limit ?")
        .param(limit)
        .query(Rebuilds::rebuild)
        .list();
  }

  /// Where it stands, in partition order.
  List<Place> places() {
    return jdbc.sql("select * from index_rebuild_position order by partition")
        .query((row, _) ->
            new Place(row.getInt("partition"), row.getLong("position"), row.getLong("proven")))
        .list();
  }

  /// How many positions of the journal are stored.
  long stored() {
    return jdbc.sql("select coalesce(sum(position), 0) from intake_head where partition < ?")
        .param(RecordReader.PARTITIONS)
        .query(Long.class)
        .single();
  }

  /// Does work in one transaction of the node whose turn it is.
  ///
  /// @throws Turns.TurnLost when it is no longer this node's; nothing is changed then
  void inTurn(Runnable work) {
    transaction.executeWithoutResult(_ -> {
      turns.require(TURN);
      work.run();
    });
  }

  /// Somebody stopped it.
  static final class Abandoned extends RuntimeException {
    Abandoned(String by) {
      super("by " + by);
    }
  }

  /// Asks for the running one to be stopped.
  ///
  /// @return false when none runs that can be
  boolean abandon(String username) {
    return jdbc.sql(
                """
                update index_rebuild set outcome = ?
                where finished_at is null and state in ('filling', 'proving')
                """)
            .param(username)
            .update()
        == 1;
  }

  private void requireWanted() {
    jdbc.sql("select outcome from index_rebuild where outcome is not null and finished_at is null")
        .query(String.class)
        .optional()
        .ifPresent(by -> {
          throw new Abandoned(by);
        });
  }

  /// Everything up to a position was sent.
  ///
  /// @throws Abandoned when somebody has stopped it
  void sent(int partition, long position, int fromVault, int fromStore) {
    inTurn(() -> {
      requireWanted();
      jdbc.sql("update index_rebuild_position set position = ? where partition = ?")
          .param(position)
          .param(partition)
          .update();
      jdbc.sql(
              """
              update index_rebuild set from_vault = from_vault + ?, from_store = from_store + ?
              where finished_at is null
              """)
          .param(fromVault)
          .param(fromStore)
          .update();
    });
  }

  /// Everything up to a position was compared.
  ///
  /// @throws Abandoned when somebody has stopped it
  void proven(int partition, long position, int records) {
    inTurn(() -> {
      requireWanted();
      jdbc.sql("update index_rebuild_position set proven = ? where partition = ?")
          .param(position)
          .param(partition)
          .update();
      jdbc.sql("update index_rebuild set proven = proven + ? where finished_at is null")
          .param(records)
          .update();
    });
  }

  /// Goes on to the next state, in the caller's transaction if there is one.
  ///
  /// @throws Abandoned when somebody has stopped it
  void enter(State state) {
    inTurn(() -> {
      jdbc.sql("update index_rebuild set state = ? where finished_at is null")
          .param(state.wire())
          .update();
      // After the update, which waits for whoever is stopping it.
      requireWanted();
    });
  }

  /// Remembers, in the caller's transaction, what was searched before.
  void replaces(Collection<String> indices) {
    jdbc.sql("update index_rebuild set replaced = ? where finished_at is null")
        .param(indices.toArray(String[]::new))
        .update();
  }

  /// Ends it, in the caller's transaction if there is one.
  void finish(State state, String outcome) {
    inTurn(() ->
        jdbc.sql(
                """
                update index_rebuild set state = ?, outcome = nullif(?, ''), finished_at = ?
                where finished_at is null
                """)
            .param(state.wire())
            .param(outcome)
            .param(Timestamp.from(clock.instant()))
            .update());
  }

  /// Forgets how far it has come, in the caller's transaction: what was sent is of no use.
  void startOver() {
    jdbc.sql("delete from index_rebuild_position").update();
    jdbc.sql("insert into index_rebuild_position select p, 0, 0 from generate_series(0, ?) p")
        .param(RecordReader.PARTITIONS - 1)
        .update();
    jdbc.sql(
            """
            update index_rebuild set layout = ?, from_vault = 0, from_store = 0, proven = 0
            where finished_at is null
            """)
        .param(IndexedDocument.LAYOUT)
        .update();
  }

  private static Rebuild rebuild(ResultSet row, int number) throws SQLException {
    Array replaced = row.getArray("replaced");
    var finished = row.getTimestamp("finished_at");
    return new Rebuild(
        row.getInt("generation"),
        State.of(row.getString("state")),
        row.getInt("layout"),
        row.getTimestamp("started_at").toInstant(),
        row.getString("started_by"),
        finished == null ? null : finished.toInstant(),
        row.getLong("from_vault"),
        row.getLong("from_store"),
        row.getLong("proven"),
        row.getString("outcome"),
        Arrays.asList(Objects.requireNonNull((String[]) replaced.getArray())));
  }
}
