package org.chancery.archive.ledger;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;

/// Audits the ledger again and again, and keeps what the last audit found for [LedgerHealth].
@Component
final class AuditLoop implements SmartLifecycle {

  private static final Logger log = LoggerFactory.getLogger(AuditLoop.class);
  private static final Duration FIRST = Duration.ofMinutes(1);
  private static final int LOGGED = 20;

  private final LedgerAudit audit;
  private final LedgerSettings settings;
  private final InstantSource clock;
  private volatile CountDownLatch stop = new CountDownLatch(1);
  private volatile List<Finding> findings = List.of();
  private volatile @Nullable Audited last;
  private @Nullable Thread thread;

  AuditLoop(LedgerAudit audit, LedgerSettings settings, InstantSource clock) {
    this.audit = audit;
    this.settings = settings;
    this.clock = clock;
  }

  /// An audit that is over.
  record Audited(Instant at, LedgerAudit.Report report) {}

  /// The last audit of this node; empty before its first.
  Optional<Audited> last() {
    return Optional.ofNullable(last);
  }

  /// What the last audit found.
  List<Finding> findings() {
    return findings;
  }

  /// Audits once, now.
  void audit() {
    var report = audit.run();
    findings = report.findings();
    last = new Audited(clock.instant(), report);
    log.info(
        "ledger audit: {} leaves, {} checkpoints, {} findings",
        report.leaves(),
        report.checkpoints(),
        findings.size());
    findings.stream().limit(LOGGED).forEach(finding -> log.error("ledger audit: {}", finding));
  }

  @Override
  public void start() {
    stop = new CountDownLatch(1);
    thread = Thread.ofPlatform().name("ledger-audit").daemon().start(this::run);
  }

  @Override
  public void stop() {
    stop.countDown();
    thread = null;
  }

  @Override
  public boolean isRunning() {
    return thread != null;
  }

  private void run() {
    var pause = FIRST;
    while (!stops(pause)) {
      try {
        audit();
        pause = settings.auditEvery();
      } catch (DataAccessException | IllegalStateException away) {
        log.warn("the ledger could not be audited: {}", away.getMessage());
        pause = FIRST;
      }
    }
  }

  private boolean stops(Duration pause) {
    try {
      return stop.await(pause.toNanos(), TimeUnit.NANOSECONDS);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      return true;
    }
  }
}
