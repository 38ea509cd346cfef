package org.chancery.archive.ledger;

import java.time.Duration;
import java.time.InstantSource;
import org.chancery.archive.rounds.Ending;
import org.chancery.archive.rounds.Retries;
import org.chancery.archive.rounds.Rounds;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/// Seals what waits, at a steady pace. While the database is away it tries again, ever less often
/// up to every ten seconds.
@Component
final class SealingLoop extends Rounds {

  private static final Logger log = LoggerFactory.getLogger(SealingLoop.class);
  private static final Duration LAST_RETRY = Duration.ofSeconds(10);

  private final Sealing sealing;
  private final Duration pace;

  SealingLoop(Sealing sealing, LedgerSettings settings, InstantSource clock) {
    super(
        "sealing",
        settings.pace(),
        new Retries(settings.pace(), LAST_RETRY),
        Ending.FINISHED,
        clock);
    this.sealing = sealing;
    this.pace = settings.pace();
  }

  @Override
  protected Duration round() {
    return sealing.seal() ? Duration.ZERO : pace;
  }

  @Override
  protected void failed(RuntimeException trouble, boolean isFirst) {
    if (isFirst) {
      log.error("nothing can be sealed", trouble);
    }
  }
}
