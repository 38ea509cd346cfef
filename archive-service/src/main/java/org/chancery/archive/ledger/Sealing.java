package org.chancery.archive.ledger;

import java.security.SecureRandom;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.chancery.archive.record.RecordStore;
import org.chancery.verify.ledger.ByteString;
import org.chancery.verify.ledger.Checkpoint;
import org.chancery.verify.ledger.Entry;
import org.chancery.verify.ledger.Frontier;
import org.chancery.verify.ledger.Salts;
import org.chancery.verify.ledger.SignedNote;
import org.chancery.verify.ledger.TreeHash;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/// Appends stored records to the tree and signs its new head, all in one transaction: a crash
/// leaves either everything of it or nothing.
///
/// Used by one thread. Which records are in the tree is asked of the tree itself, under its lock,
/// so no record can be left out or sealed twice, whatever this remembers.
@Component
class Sealing {

  private static final int BYTES = 8 << 20;

  private final LedgerTables tables;
  private final RecordStore records;
  private final LedgerKeys keys;
  private final LedgerSettings settings;
  private final InstantSource clock;
  private final TransactionTemplate transaction;
  private final SecureRandom random = new SecureRandom();
  private @Nullable Frontier frontier;

  Sealing(
      LedgerTables tables,
      RecordStore records,
      LedgerKeys keys,
      LedgerSettings settings,
      InstantSource clock,
      TransactionTemplate transaction) {
    this.tables = tables;
    this.records = records;
    this.keys = keys;
    this.settings = settings;
    this.clock = clock;
    this.transaction = transaction;
  }

  /// Seals what waits, up to a batch.
  ///
  /// @return whether more may wait
  boolean seal() {
    try {
      var sealed = transaction.execute(_ -> tables.lock() ? extend() : 0);
      return sealed != null && sealed >= perPartition();
    } catch (RuntimeException rolledBack) {
      // What was appended in memory is not in the tables.
      frontier = null;
      throw rolledBack;
    }
  }

  /// A busy partition does not make the others wait, nor the database read ever so many for a
  /// batch.
  private int perPartition() {
    return Math.max(1, settings.batch() / 4);
  }

  /// @return how many records were sealed
  private int extend() {
    var waiting = records.bytesAfter(tables.sealed(), perPartition(), settings.batch(), BYTES);
    if (waiting.isEmpty()) {
      signAnew();
      return 0;
    }
    var edge = edge();
    var first = edge.size();
    List<Entry> entries = new ArrayList<>(waiting.size());
    List<Salts> salts = new ArrayList<>(waiting.size());
    List<Frontier.Full> full = new ArrayList<>();
    for (var record : waiting) {
      var fresh = Salts.random(random);
      var entry = Entry.of(record.partition(), record.position(), record.body().toArray(), fresh);
      entries.add(entry);
      salts.add(fresh);
      full.addAll(edge.append(TreeHash.leaf(entry.bytes())));
    }
    tables.insertLeaves(first, entries);
    tables.insertSalts(entries, salts);
    tables.insertTiles(full);
    sign(edge);
    return entries.size();
  }

  /// Signs the head once more where the newest checkpoint lacks a key that signs now.
  private void signAnew() {
    var newest = tables.newest();
    var known = keys.plain();
    if (newest.isPresent()
        && SignedNote.read(newest.get().note()).signers(known).size() == known.size()) {
      return;
    }
    sign(edge());
  }

  private void sign(Frontier edge) {
    // A signature names whole seconds; a checkpoint that said more could not be held to it.
    var at = clock.instant().truncatedTo(ChronoUnit.SECONDS);
    var before =
        tables.newest().map(newest -> Checkpoint.read(SignedNote.read(newest.note()).text()));
    var checkpoint =
        new Checkpoint(
            settings.origin(),
            edge.size(),
            ByteString.of(edge.root()),
            Checkpoint.Link.after(before.orElse(null)));
    var text = checkpoint.text();
    var signatures =
        keys.signers().stream().flatMap(signer -> signer.sign(text, at).stream()).toList();
    keys.signers().forEach(signer -> tables.insertKeys(signer.keys(), at));
    tables.insertCheckpoint(checkpoint, at, new SignedNote(text, signatures));
  }

  private Frontier edge() {
    var size = tables.size();
    var known = frontier;
    if (known == null || known.size() != size) {
      known = Frontier.of(tables, size);
      frontier = known;
    }
    return known;
  }
}
