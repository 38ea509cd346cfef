package org.chancery.archive.ledger;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.chancery.archive.ledger.AttestationConfiguration.Attesters;
import org.chancery.archive.rounds.Ending;
import org.chancery.archive.rounds.Retries;
import org.chancery.archive.rounds.Rounds;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;

/// Has the newest head attested by each attester, at its pace and in a thread of its own, so that
/// one that hangs holds up neither sealing nor another. What fails is tried again with the head
/// that is the newest then, ever less often up to every five minutes.
@Component
final class AttestationLoop implements SmartLifecycle {

  private static final Logger log = LoggerFactory.getLogger(AttestationLoop.class);
  private static final Duration LAST_RETRY = Duration.ofMinutes(5);

  private final List<Turn> turns;
  private final LedgerTables ledger;
  private final AttestationTables tables;
  private final Duration pace;
  private final InstantSource clock;
  private volatile boolean isRunning;

  AttestationLoop(
      Attesters attesters,
      LedgerTables ledger,
      AttestationTables tables,
      AttestationSettings settings,
      InstantSource clock,
      MeterRegistry meters) {
    this.ledger = ledger;
    this.tables = tables;
    this.pace = settings.pace();
    this.clock = clock;
    this.turns = attesters.all().stream().map(Turn::new).toList();
    for (var turn : turns) {
      Gauge.builder("chancery.ledger.attestation.behind", turn, Turn::secondsBehind)
          .baseUnit("seconds")
          .description("Age of the oldest signed head that is not attested yet")
          .tag("by", turn.attester.name())
          .register(meters);
    }
  }

  /// How far an attester has come.
  ///
  /// @param behindSince when the first head was signed that is not attested yet; null for none
  /// @param trouble why the last try failed; null when it did not
  record Standing(String by, @Nullable Instant behindSince, @Nullable String trouble) {}

  /// How far all attesters have come.
  List<Standing> standings() {
    return turns.stream().map(turn -> turn.standing).toList();
  }

  @Override
  public void start() {
    isRunning = true;
    turns.forEach(Turn::start);
  }

  @Override
  public void stop() {
    isRunning = false;
    turns.forEach(Turn::stop);
  }

  @Override
  public boolean isRunning() {
    return isRunning;
  }

  /// One attester's thread and how far it has come.
  private final class Turn extends Rounds {
    private final Attester attester;
    private volatile Standing standing;
    private long last = -1;
    private Instant next = Instant.EPOCH;

    Turn(Attester attester) {
      // A round may be waiting for an answer from outside.
      super(
          "attest-" + attester.name(),
          pace,
          new Retries(pace, LAST_RETRY),
          Ending.INTERRUPTED,
          clock);
      this.attester = attester;
      this.standing = new Standing(attester.name(), null, null);
    }

    double secondsBehind() {
      var since = standing.behindSince();
      return since == null ? 0 : Math.max(0, Duration.between(since, clock.instant()).toSeconds());
    }

    @Override
    protected Duration round() {
      if (last < 0) {
        last = attester.last(tables);
      }
      var newest = ledger.newest();
      if (newest.isEmpty() || newest.get().id() <= last) {
        standing = new Standing(attester.name(), null, null);
        return pace;
      }
      var now = clock.instant();
      if (!now.isBefore(next)) {
        attester.attest(newest.get(), tables);
        last = newest.get().id();
        next = now.plus(attester.every());
      }
      standing = new Standing(attester.name(), tables.signedAfter(last).orElse(null), null);
      return pace;
    }

    @Override
    protected void failed(RuntimeException trouble, boolean isFirst) {
      var why = String.valueOf(trouble.getMessage());
      if (!why.equals(standing.trouble())) {
        log.warn("{} attests no head of the ledger: {}", attester.name(), why);
      }
      var since = standing.behindSince();
      standing = new Standing(attester.name(), since == null ? firstWaiting() : since, why);
    }

    private @Nullable Instant firstWaiting() {
      try {
        return tables.signedAfter(Math.max(last, 0)).orElse(null);
      } catch (DataAccessException away) {
        return null;
      }
    }
  }
}
