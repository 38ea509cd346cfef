package org.chancery.archive.retention;

import java.time.Duration;
import java.time.InstantSource;
import java.util.UUID;
import org.chancery.archive.rounds.Ending;
import org.chancery.archive.rounds.Retries;
import org.chancery.archive.rounds.Rounds;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/// Does the long work of disposals in the background, one piece at a time: whatever the table says
/// is to be listed or carried out. What a failure broke off it takes up again by itself, ever less
/// often up to once a minute; what a stop broke off, at the next start.
@Component
final class DisposalWork extends Rounds {

  private static final Logger log = LoggerFactory.getLogger(DisposalWork.class);
  private static final Duration IDLE = Duration.ofSeconds(5);
  private static final Retries RETRIES = new Retries(Duration.ofSeconds(1), Duration.ofMinutes(1));

  private final DisposalJob job;
  private final Disposals disposals;
  private boolean isFresh = true;

  DisposalWork(DisposalJob job, Disposals disposals, InstantSource clock) {
    super("disposal", Duration.ZERO, RETRIES, Ending.FINISHED, clock);
    this.job = job;
    this.disposals = disposals;
  }

  @Override
  protected Duration round() {
    if (isFresh) {
      // A list that was not finished is worth nothing; what was approved is carried out.
      disposals.in("listing").forEach(disposals::broken);
      isFresh = false;
    }
    disposals.in("listing").forEach(this::list);
    for (var id : disposals.in("running")) {
      job.run(id, this::goesOn);
    }
    return IDLE;
  }

  @Override
  protected void failed(RuntimeException trouble, boolean isFirst) {
    if (isFirst) {
      log.error("a disposal was broken off, and is taken up again", trouble);
    }
  }

  @Override
  protected void ended() {
    isFresh = true;
  }

  private void list(UUID id) {
    try {
      job.list(id);
    } catch (RuntimeException failed) {
      disposals.broken(id);
      throw failed;
    }
  }
}
