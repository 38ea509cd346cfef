package org.chancery.archive.dryrun;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import org.chancery.archive.dryrun.DryRun.Plan;
import org.chancery.archive.problem.Refusal;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;

/// The dry runs of this process: one at a time judges, one of each person is kept.
@Component
class DryRuns implements DisposableBean {

  private static final int KEPT = 50;
  private static final int WAITING = 10;
  private static final Duration STOPPING = Duration.ofSeconds(5);

  private final RecordedMessages messages;
  // One thread: intake and search come first.
  private final ExecutorService runner =
      Executors.newSingleThreadExecutor(Thread.ofPlatform().name("dry-run").daemon(true).factory());
  private final Map<String, DryRun> byOwner = new LinkedHashMap<>();

  DryRuns(RecordedMessages messages) {
    this.messages = messages;
  }

  /// Starts a run; the person's former one is cancelled and forgotten.
  ///
  /// @throws Refusal when too many wait already
  synchronized DryRun start(Plan plan) {
    DryRun former = byOwner.remove(plan.owner());
    if (former != null) {
      former.cancel();
    }
    if (byOwner.values().stream().filter(DryRun::isRunning).count() >= WAITING) {
      throw Refusal.unavailable(
          "dry-runs-busy", "Ten dry runs are waiting. Try again when one of them has ended.");
    }
    var run = new DryRun(plan, messages);
    try {
      runner.execute(run);
    } catch (RejectedExecutionException stopping) {
      throw Refusal.unavailable("stopping", "The archive is stopping. Try again in a minute.");
    }
    byOwner.put(plan.owner(), run);
    if (byOwner.size() > KEPT) {
      byOwner.values().stream()
          .filter(kept -> !kept.isRunning())
          .findFirst()
          .ifPresent(ended -> byOwner.values().remove(ended));
    }
    return run;
  }

  /// The run of that id.
  synchronized Optional<DryRun> find(UUID id) {
    return List.copyOf(byOwner.values()).stream().filter(run -> run.id().equals(id)).findFirst();
  }

  @Override
  public synchronized void destroy() throws InterruptedException {
    byOwner.values().forEach(DryRun::cancel);
    runner.shutdown();
    runner.awaitTermination(STOPPING.toMillis(), TimeUnit.MILLISECONDS);
  }
}
