package org.chancery.archive.ledger;

import java.util.Optional;
import org.springframework.stereotype.Component;

/// How far the ledger has come, for those who put on record what it held.
@Component
public class LedgerHead {

  private final LedgerTables tables;

  LedgerHead(LedgerTables tables) {
    this.tables = tables;
  }

  /// How many leaves a signed head covers, and their root in hexadecimal digits.
  public record Head(long size, String root) {}

  /// The newest signed head; empty before the first.
  public Optional<Head> newest() {
    return tables.newest().map(stored -> new Head(stored.size(), stored.root().toString()));
  }
}
