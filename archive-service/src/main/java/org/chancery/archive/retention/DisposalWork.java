package org.chancery.archive.retention;

import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/// Does the long work of disposals in the background, one piece at a time, and takes up again what
/// a stop broke off.
@Component
class DisposalWork implements SmartLifecycle {

  private static final Logger log = LoggerFactory.getLogger(DisposalWork.class);

  private final DisposalJob job;
  private final Disposals disposals;
  private volatile ExecutorService worker = closed();

  DisposalWork(DisposalJob job, Disposals disposals) {
    this.job = job;
    this.disposals = disposals;
  }

  void list(UUID id) {
    worker.execute(() -> attempt(id, () -> job.list(id)));
  }

  void run(UUID id) {
    worker.execute(() -> attempt(id, () -> job.run(id)));
  }

  @Override
  public void start() {
    worker = Executors.newSingleThreadExecutor(Thread.ofVirtual().name("disposal").factory());
    worker.execute(() -> {
      // A list that was not finished is worth nothing; what was approved is carried out.
      disposals.in("listing").forEach(disposals::broken);
      disposals.in("running").forEach(id -> attempt(id, () -> job.run(id)));
    });
  }

  @Override
  public void stop() {
    worker.shutdownNow();
  }

  @Override
  public boolean isRunning() {
    return !worker.isShutdown();
  }

  private void attempt(UUID id, Runnable piece) {
    try {
      piece.run();
    } catch (RuntimeException failed) {
      log.error("disposal {} was broken off; a restart takes it up again", id, failed);
      disposals.broken(id);
    }
  }

  private static ExecutorService closed() {
    var none = Executors.newSingleThreadExecutor();
    none.shutdown();
    return none;
  }
}
