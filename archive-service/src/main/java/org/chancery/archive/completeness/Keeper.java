package org.chancery.archive.completeness;

import java.util.Locale;
import org.chancery.archive.own.OwnRecords;

/// What keeps records, in the order in which they get there.
enum Keeper {
  /// Messaging's journal.
  JOURNAL,
  /// The archive's table of records.
  STORE,
  /// The leaves of the ledger.
  LEDGER,
  /// The sealed segments.
  VAULT,
  /// The search index.
  INDEX;

  /// The name in answers, reports and tables, as in `journal`.
  String wire() {
    return name().toLowerCase(Locale.ROOT);
  }

  static Keeper of(String wire) {
    return valueOf(wire.toUpperCase(Locale.ROOT));
  }

  /// Whether it keeps records of a partition: the archive's own are never in the journal, nor in
  /// the index.
  boolean keeps(int partition) {
    return partition != OwnRecords.PARTITION || (this != JOURNAL && this != INDEX);
  }
}
