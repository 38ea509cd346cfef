package org.chancery.archive.completeness;

import java.time.Duration;
import java.time.InstantSource;
import org.chancery.archive.record.Turns;
import org.chancery.archive.rounds.Ending;
import org.chancery.archive.rounds.Retries;
import org.chancery.archive.rounds.Rounds;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/// Has a round of the reconciliation at a steady pace. While the database is away it tries again,
/// ever less often up to every minute.
@Component
final class ReconciliationLoop extends Rounds {

  private static final Logger log = LoggerFactory.getLogger(ReconciliationLoop.class);
  private static final Duration LAST_RETRY = Duration.ofMinutes(1);
  // After each round it rests for three times as long, so that it takes a quarter of a core at most
  // from those who take records in, however much there is to compare.
  private static final int REST = 3;

  private final Reconciliation reconciliation;
  private final Duration pace;
  private final Turns turns;

  ReconciliationLoop(
      Reconciliation reconciliation,
      CompletenessSettings settings,
      Turns turns,
      InstantSource clock) {
    super(
        "completeness",
        settings.pace(),
        new Retries(settings.pace(), LAST_RETRY),
        Ending.FINISHED,
        clock);
    this.reconciliation = reconciliation;
    this.pace = settings.pace();
    this.turns = turns;
  }

  @Override
  protected Duration round() {
    var began = System.nanoTime();
    var hasMore = reconciliation.round();
    var rest = Duration.ofNanos((System.nanoTime() - began) * REST);
    return hasMore || rest.compareTo(pace) > 0 ? rest : pace;
  }

  @Override
  protected void failed(RuntimeException trouble, boolean isFirst) {
    if (isFirst) {
      log.error("nothing can be compared", trouble);
    }
  }

  @Override
  protected void ended() {
    turns.release(Reconciliation.TURN);
  }
}
