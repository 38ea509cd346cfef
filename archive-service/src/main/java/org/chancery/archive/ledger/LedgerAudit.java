package org.chancery.archive.ledger;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.chancery.archive.ledger.Finding.Kind;
import org.chancery.archive.ledger.LedgerTables.StoredCheckpoint;
import org.chancery.archive.record.RecordReader;
import org.chancery.verify.ledger.ByteString;
import org.chancery.verify.ledger.Checkpoint;
import org.chancery.verify.ledger.Entry;
import org.chancery.verify.ledger.Frontier;
import org.chancery.verify.ledger.NoteKey;
import org.chancery.verify.ledger.SignedNote;
import org.chancery.verify.ledger.TreeHash;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Reads the whole ledger and every record under it again, and names whatever does not fit: from
/// the bytes of a record to its leaf, from leaves to tiles, from tiles to every head ever signed.
///
/// It needs the leaves of one page and the edge of the tree in memory, however long the ledger is.
/// What is sealed while it reads is left to the next audit. What was replaced as a whole,
/// signatures included, only a head that somebody kept can show.
@Component
public class LedgerAudit {

  private static final int PAGE = 2_000;
  private static final int MOST_FINDINGS = 1_000;

  private final LedgerTables tables;
  private final JdbcClient jdbc;
  private final RecordReader reader;
  private final AttestationAudit attestations;
  private final LedgerKeys own;
  private final LedgerSettings settings;

  LedgerAudit(
      LedgerTables tables,
      JdbcClient jdbc,
      RecordReader reader,
      AttestationAudit attestations,
      LedgerKeys own,
      LedgerSettings settings) {
    this.tables = tables;
    this.jdbc = jdbc;
    this.reader = reader;
    this.attestations = attestations;
    this.own = own;
    this.settings = settings;
  }

  /// What an audit saw.
  ///
  /// @param leaves how many leaves were read
  /// @param checkpoints how many heads were compared with them
  /// @param findings what is wrong, at most 1,000 of it; empty when all is well
  public record Report(long leaves, long checkpoints, List<Finding> findings) {
    public Report {
      findings = List.copyOf(findings);
    }
  }

  /// Reads everything.
  public Report run() {
    return new Run().all();
  }

  /// One reading.
  private final class Run {
    // First the newest head, then how many leaves there are: no fewer than it says, then.
    private final long newest = tables.newest().map(StoredCheckpoint::id).orElse(0L);
    private final long end = tables.size();
    private final List<Finding> findings = new ArrayList<>();
    private final Frontier frontier = new Frontier();
    private final RecordAudit records = new RecordAudit(reader, this::found);
    private final List<NoteKey> keys = tables.keys();
    private List<StoredCheckpoint> waiting = tables.checkpointsAfter(0, PAGE);
    private int next;
    private long compared;
    private long tiles;
    private boolean isTreeWhole = true;
    private OptionalLong lastSecond = OptionalLong.empty();
    private long signedSize;
    private @Nullable Checkpoint before;

    Report all() {
      compareCheckpoints();
      long from = 0;
      while (from < end && findings.size() < MOST_FINDINGS) {
        page(from);
        from += PAGE;
      }
      finish();
      return new Report(frontier.size(), compared, findings);
    }

    private void page(long from) {
      var expected = from;
      for (var leaf : RecordAudit.leaves(jdbc, from, (int) Math.min(PAGE, end - from))) {
        for (; expected < leaf.index(); expected++) {
          found(Kind.LEAF, "leaf " + expected, "a leaf", "none");
          isTreeWhole = false;
        }
        expected++;
        leaf(leaf);
      }
    }

    private void leaf(RecordAudit.Leaf leaf) {
      Entry entry;
      try {
        entry = Entry.read(leaf.entry().toArray());
      } catch (IllegalArgumentException malformed) {
        found(Kind.LEAF, "leaf " + leaf.index(), "an entry", "something else");
        isTreeWhole = false;
        return;
      }
      records.check(leaf, entry);
      if (isTreeWhole) {
        for (var full : frontier.append(TreeHash.leaf(leaf.entry().toArray()))) {
          compareTile(full);
        }
        compareCheckpoints();
      }
    }

    private void compareTile(Frontier.Full full) {
      tiles++;
      var tile = full.tile();
      var where = "tile " + tile.level() + "/" + tile.index();
      var stored = tables.fullTile(tile.level(), tile.index());
      if (stored.isEmpty()) {
        found(Kind.TILE, where, "a full tile", "none");
      } else if (!stored.get().equals(full)) {
        found(Kind.TILE, where, full.root().toString(), stored.get().root().toString());
      }
    }

    /// Compares the heads that were signed at the size reached.
    private void compareCheckpoints() {
      while (true) {
        if (next == waiting.size()) {
          if (waiting.isEmpty()) {
            return;
          }
          waiting = tables.checkpointsAfter(waiting.getLast().id(), PAGE);
          next = 0;
          if (waiting.isEmpty()) {
            return;
          }
        }
        var checkpoint = waiting.get(next);
        if (checkpoint.size() > frontier.size()) {
          return;
        }
        next++;
        compared++;
        compare(checkpoint);
      }
    }

    private void compare(StoredCheckpoint checkpoint) {
      var where = "checkpoint " + checkpoint.id();
      var root = ByteString.of(frontier.root());
      if (checkpoint.size() < frontier.size()) {
        found(Kind.CHECKPOINT, where, "size " + frontier.size(), "size " + checkpoint.size());
      } else if (!checkpoint.root().equals(root)) {
        found(Kind.CHECKPOINT, where, root.toString(), checkpoint.root().toString());
      }
      signedSize = Math.max(signedSize, checkpoint.size());
      compareNote(where, checkpoint);
    }

    private void compareNote(String where, StoredCheckpoint checkpoint) {
      SignedNote note;
      Checkpoint said;
      try {
        note = SignedNote.read(checkpoint.note());
        said = Checkpoint.read(note.text());
      } catch (IllegalArgumentException malformed) {
        found(Kind.SIGNATURE, where, "a signed note", "something else");
        return;
      }
      var meant =
          new Checkpoint(settings.origin(), checkpoint.size(), checkpoint.root(), said.link());
      if (!said.continues(before)) {
        found(Kind.CHECKPOINT, where, "the head after " + before, "number " + said.number());
      }
      before = said;
      if (!said.text().equals(meant.text())) {
        found(Kind.CHECKPOINT, where, meant.toString(), said.toString());
      }
      var by = note.signers(keys);
      var timed = by.stream().filter(key -> key.kind() == NoteKey.Kind.TIMED).toList();
      if (timed.isEmpty() || by.size() < note.signatures().size()) {
        found(Kind.SIGNATURE, where, "signatures of known keys alone", by.size() + " of them");
        return;
      }
      for (var key : timed) {
        var second = note.seconds(key).orElse(-1L);
        if (second != checkpoint.at().getEpochSecond()
            || second < lastSecond.orElse(Long.MIN_VALUE)) {
          found(Kind.SIGNATURE, where, "signed at its time, after the one before", "at " + second);
        }
      }
      lastSecond = OptionalLong.of(checkpoint.at().getEpochSecond());
    }

    private void finish() {
      if (isTreeWhole) {
        for (; next < waiting.size() && waiting.get(next).id() <= newest; next++) {
          found(
              Kind.CHECKPOINT,
              "checkpoint " + waiting.get(next).id(),
              waiting.get(next).size() + " leaves",
              frontier.size() + " leaves");
        }
        if (signedSize < frontier.size()) {
          found(
              Kind.CHECKPOINT,
              "leaf " + signedSize,
              "a signed head over " + frontier.size() + " leaves",
              "one over " + signedSize);
        }
        var stored = tables.tileCount(end);
        if (stored != tiles) {
          found(Kind.TILE, "tiles", tiles + " full ones", stored + " of them");
        }
      }
      tables.newest().ifPresent(this::compareNewest);
      records.finish(jdbc);
      attestations.check(keys, this::found);
    }

    /// The keys in the tables could be anybody's; those that sign now are the service's own.
    private void compareNewest(StoredCheckpoint newest) {
      try {
        var expected = own.plain();
        var by = SignedNote.read(newest.note()).signers(expected);
        if (by.size() < expected.size()) {
          found(Kind.SIGNATURE, "checkpoint " + newest.id(), expected.toString(), by.toString());
        }
      } catch (IllegalArgumentException malformed) {
        // It was found when it was compared.
      }
    }

    private void found(Kind kind, String where, String expected, String found) {
      if (findings.size() < MOST_FINDINGS) {
        findings.add(new Finding(kind, where, expected, found));
      }
    }
  }
}
