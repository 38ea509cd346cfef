package org.chancery.archive.search;

import java.time.Duration;
import java.time.InstantSource;
import org.chancery.archive.record.Turns;
import org.chancery.archive.rounds.Ending;
import org.chancery.archive.rounds.Retries;
import org.chancery.archive.rounds.Rounds;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/// Goes on with whatever rebuild is running. While the index, the vault or the database is away it
/// tries again, ever less often up to every ten seconds.
@Component
final class RebuildLoop extends Rounds {

  private static final Logger log = LoggerFactory.getLogger(RebuildLoop.class);
  private static final Duration PACE = Duration.ofMillis(500);
  private static final Duration LAST_RETRY = Duration.ofSeconds(10);

  private final Rebuilding rebuilding;
  private final Turns turns;

  RebuildLoop(Rebuilding rebuilding, Turns turns, InstantSource clock) {
    super("index-rebuild", PACE, new Retries(PACE, LAST_RETRY), Ending.FINISHED, clock);
    this.rebuilding = rebuilding;
    this.turns = turns;
  }

  @Override
  protected Duration round() {
    return rebuilding.step() ? Duration.ZERO : PACE;
  }

  @Override
  protected void failed(RuntimeException trouble, boolean isFirst) {
    if (isFirst) {
      log.warn("the rebuild of the index waits: {}", trouble());
      log.debug("the rebuild of the index waits", trouble);
    }
  }

  @Override
  protected void ended() {
    turns.release(Rebuilds.TURN);
  }
}
