package org.chancery.archive.evidence;

import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import org.chancery.archive.access.NotARead;
import org.chancery.archive.completeness.Growth;
import org.chancery.archive.ledger.LedgerFigures;
import org.chancery.archive.vault.VaultFigures;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/// What proves the record, on one page.
@RestController
class EvidenceController {

  private static final int DAYS = 90;

  private final LedgerFigures ledger;
  private final VaultFigures vault;
  private final Growth growth;
  private final InstantSource clock;

  EvidenceController(LedgerFigures ledger, VaultFigures vault, Growth growth, InstantSource clock) {
    this.ledger = ledger;
    this.vault = vault;
    this.growth = growth;
    this.clock = clock;
  }

  /// The whole picture.
  ///
  /// @param now when it was taken, by the archive's clock
  /// @param days how many records the ledger has of each of the last 90 days (UTC) that has any
  record EvidenceResponse(
      Instant now,
      LedgerFigures.LedgerState ledger,
      VaultFigures.VaultState vault,
      List<Growth.Grown> days) {}

  @NotARead("It shows counts, hashes and public keys, nothing that anybody wrote.")
  @GetMapping("/api/evidence")
  EvidenceResponse evidence() {
    var now = clock.instant();
    var today = now.atZone(ZoneOffset.UTC).toLocalDate();
    return new EvidenceResponse(
        now, ledger.view(), vault.view(), growth.since(today.minusDays(DAYS - 1)));
  }
}
