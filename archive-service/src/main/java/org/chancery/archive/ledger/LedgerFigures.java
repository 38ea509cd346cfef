package org.chancery.archive.ledger;

import java.time.Instant;
import java.util.List;
import org.chancery.archive.record.RecordStore;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// How the ledger does: its head, its keys, what waits for it and what the last audit found.
@Component
public class LedgerFigures {

  private static final int NAMED = 20;

  private final LedgerTables tables;
  private final LedgerSettings settings;
  private final LedgerKeys keys;
  private final AuditLoop audits;
  private final SealingLoop sealing;
  private final RecordStore records;

  LedgerFigures(
      LedgerTables tables,
      LedgerSettings settings,
      LedgerKeys keys,
      AuditLoop audits,
      SealingLoop sealing,
      RecordStore records) {
    this.tables = tables;
    this.settings = settings;
    this.keys = keys;
    this.audits = audits;
    this.sealing = sealing;
    this.records = records;
  }

  /// One look at the ledger.
  ///
  /// @param origin the log's name
  /// @param size leaves
  /// @param head the newest signed head; absent before the first
  /// @param keys that sign or ever signed, oldest first
  /// @param waiting stored records that are not sealed yet
  /// @param failingSince since when nothing can be sealed; absent while it can
  /// @param audit the last audit of this node; absent before its first
  public record LedgerState(
      String origin,
      long size,
      @Nullable SignedHead head,
      List<PublicKey> keys,
      long waiting,
      @Nullable Instant failingSince,
      @Nullable Audit audit) {}

  /// A signed head.
  ///
  /// @param root as a checkpoint writes it, base64
  /// @param note the whole of it, with its signatures
  public record SignedHead(long size, String root, Instant at, String note) {}

  /// A public key.
  ///
  /// @param vkey as C2SP writes it
  /// @param signs whether it signs now
  public record PublicKey(String vkey, boolean signs) {}

  /// What an audit saw.
  ///
  /// @param found how many things were wrong
  /// @param findings the first of them
  public record Audit(
      Instant at, long leaves, long checkpoints, long found, List<Finding> findings) {}

  /// Looks at the ledger now.
  public LedgerState view() {
    var newest = tables.newest();
    var signing =
        keys.signers().stream()
            .flatMap(signer -> signer.keys().stream())
            .map(key -> key.vkey())
            .toList();
    var sealed = tables.sealed();
    var waiting =
        records.heads().stream()
            .mapToLong(head -> Math.max(0, head.position() - sealed.get(head.partition())))
            .sum();
    return new LedgerState(
        settings.origin(),
        tables.size(),
        newest
            .map(head ->
                new SignedHead(
                    head.size(),
                    head.root().toBase64(),
                    head.at(),
                    tables.cosigned(head).toString()))
            .orElse(null),
        tables.keys().stream()
            .map(key -> new PublicKey(key.vkey(), signing.contains(key.vkey())))
            .toList(),
        waiting,
        sealing.failingSince().orElse(null),
        audits.last().map(LedgerFigures::audit).orElse(null));
  }

  private static Audit audit(AuditLoop.Audited audited) {
    var report = audited.report();
    return new Audit(
        audited.at(),
        report.leaves(),
        report.checkpoints(),
        report.findings().size(),
        report.findings().stream().limit(NAMED).toList());
  }
}
