package org.chancery.verify;

import java.io.IOException;
import java.nio.file.Path;
import org.chancery.verify.ArchiveCheck.LedgerReport;
import org.chancery.verify.ledger.Checkpoint;
import org.chancery.verify.timestamp.TimeStampTrust;
import org.jspecify.annotations.Nullable;

/// Checks the ledger of an archive: that every record of its segments is a leaf of one tree, and
/// every leaf a record; that every head was signed, in one chain, over exactly these leaves; and
/// what others said of the heads.
final class LedgerCheck {

  private LedgerCheck() {}

  static LedgerReport check(
      Path root,
      Keyring keyring,
      SegmentRows rows,
      @Nullable TimeStampTrust trust,
      @Nullable Checkpoint kept,
      Findings findings)
      throws IOException {
    var listing = LedgerListing.read(root, keyring.ledger(), findings);
    var attestations = new Attestations(listing, keyring, trust, findings);
    var heads = new HeadCheck(listing, keyring, attestations, findings, kept);
    var certificates = new Certificates(listing, keyring.ledger(), rows, findings);
    var leaves = new LeafCheck(listing, rows, heads, certificates, findings);
    leaves.run();
    attestations.finish();
    listing.nameTheRest();
    return new LedgerReport(
        listing.notes(),
        leaves.leaves(),
        heads.heads(),
        leaves.waiting(),
        leaves.unopened(),
        leaves.uncertified(),
        certificates.count(),
        certificates.records(),
        attestations.cosignatures(),
        attestations.unknownWitnesses(),
        attestations.trustedStamps(),
        attestations.otherStamps(),
        heads.newest());
  }
}
