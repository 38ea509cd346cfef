package org.chancery.archive.ledger;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.chancery.archive.rounds.Ending;
import org.chancery.archive.rounds.Retries;
import org.chancery.archive.rounds.Rounds;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/// Audits the ledger again and again, and keeps what the last audit found for [LedgerHealth].
@Component
final class AuditLoop extends Rounds {

  private static final Logger log = LoggerFactory.getLogger(AuditLoop.class);
  private static final Duration FIRST = Duration.ofMinutes(1);
  private static final int LOGGED = 20;

  private final LedgerAudit audit;
  private final Duration every;
  private final InstantSource clock;
  private volatile List<Finding> findings = List.of();
  private volatile @Nullable Audited last;

  AuditLoop(LedgerAudit audit, LedgerSettings settings, InstantSource clock) {
    // An audit reads the whole ledger and writes nothing, so a stop need not wait for it.
    super("ledger-audit", FIRST, Retries.every(FIRST), Ending.LEFT, clock);
    this.audit = audit;
    this.every = settings.auditEvery();
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
  protected Duration round() {
    audit();
    return every;
  }

  @Override
  protected void failed(RuntimeException trouble, boolean isFirst) {
    log.warn("the ledger could not be audited: {}", trouble());
  }
}
