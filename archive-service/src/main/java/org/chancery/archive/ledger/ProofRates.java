package org.chancery.archive.ledger;

import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;
import org.chancery.archive.problem.Refusal;
import org.springframework.stereotype.Component;

/// How often one address may ask for proofs within a minute. Guessing a hash is hopeless at any
/// rate; this keeps questions nobody needs from the database.
@Component
class ProofRates {

  private static final int MOST_ADDRESSES = 20_000;

  private final int aMinute;
  private final InstantSource clock;
  private final Map<String, Integer> asked = new HashMap<>();
  private Instant minute = Instant.EPOCH;

  ProofRates(LedgerSettings settings, InstantSource clock) {
    this.aMinute = settings.proofs().aMinute();
    this.clock = clock;
  }

  /// Counts a question.
  ///
  /// @throws Refusal 429 when it is one too many
  synchronized void pay(String address) {
    var now = clock.instant();
    if (!now.isBefore(minute.plus(1, ChronoUnit.MINUTES))) {
      minute = now;
      asked.clear();
    }
    // Where more addresses ask than are counted, those that come last share one allowance.
    var counted = asked.size() < MOST_ADDRESSES || asked.containsKey(address) ? address : "";
    if (asked.merge(counted, 1, Integer::sum) > aMinute) {
      throw Refusal.tooMany("Too many proofs were asked for. Ask again in a minute.", 60);
    }
  }
}
