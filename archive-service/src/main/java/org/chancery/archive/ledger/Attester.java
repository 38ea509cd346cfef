package org.chancery.archive.ledger;

import java.time.Duration;
import org.chancery.archive.ledger.LedgerTables.StoredCheckpoint;

/// Somebody outside who says something of the ledger's heads that the archive could not say itself.
interface Attester {

  /// What health and metrics call it.
  String name();

  /// The least time from one attested head to the next: what is said of one holds for all before.
  Duration every();

  /// The last head it has attested, by id; 0 for none.
  long last(AttestationTables tables);

  /// Has a head attested and stores what was said.
  ///
  /// @throws RefusedException when it says no, or something that cannot be believed
  /// @throws java.io.UncheckedIOException when it cannot be reached in time
  void attest(StoredCheckpoint head, AttestationTables tables);

  /// Its answer is no, or cannot be believed; says why, never what else it sent.
  final class RefusedException extends RuntimeException {
    private static final long serialVersionUID = 1;

    RefusedException(String why) {
      super(why);
    }
  }
}
