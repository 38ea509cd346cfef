package org.chancery.archive.record;

import java.time.Duration;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// Whose turn it is to do a work that only one node does at a time.
///
/// A turn is a row, not a lock of the database: its holder may read and write files or ask other
/// servers without keeping a transaction open. Whoever holds it names it in each of its
/// transactions, and one that says nothing for [#LASTS] loses it. The database's clock counts, so
/// that the nodes' clocks need not agree.
@Component
public class Turns {

  /// How long a turn lasts after its holder was last heard of.
  public static final Duration LASTS = Duration.ofSeconds(30);

  private final JdbcClient jdbc;
  private final UUID me = UUID.randomUUID();

  Turns(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /// What came of asking for a turn.
  public enum Taken {
    /// Another node has it.
    NO,
    /// This node had it already, and nobody else since.
    STILL,
    /// Another node, or an earlier life of this one, may have left something half done.
    ANEW
  }

  /// The turn is no longer this node's: what the transaction has done must not be committed.
  public static final class TurnLost extends RuntimeException {
    TurnLost(String work) {
      super("another node has taken over: " + work);
    }
  }

  /// Takes the turn, if nobody has it.
  @Transactional
  public Taken take(String work) {
    if (renewed(work)) {
      return Taken.STILL;
    }
    var taken =
        jdbc.sql(
                """
                insert into turn (work, holder, until)
                values (?, ?, clock_timestamp() + make_interval(secs => ?))
                on conflict (work) do update set holder = excluded.holder, until = excluded.until
                where turn.until < clock_timestamp()
                """)
            .param(work)
            .param(me)
            .param(LASTS.toSeconds())
            .update();
    return taken == 1 ? Taken.ANEW : Taken.NO;
  }

  /// Makes sure, in the caller's transaction and until it ends, that the turn is this node's.
  ///
  /// @throws TurnLost when it is not
  @Transactional(propagation = Propagation.MANDATORY)
  public void require(String work) {
    if (!renewed(work)) {
      throw new TurnLost(work);
    }
  }

  /// Gives the turn back, so that nobody has to wait until it ends.
  @Transactional
  public void release(String work) {
    jdbc.sql("delete from turn where work = ? and holder = ?").param(work).param(me).update();
  }

  private boolean renewed(String work) {
    return jdbc.sql(
                """
                update turn set until = clock_timestamp() + make_interval(secs => ?)
                where work = ? and holder = ?
                """)
            .param(LASTS.toSeconds())
            .param(work)
            .param(me)
            .update()
        == 1;
  }
}
