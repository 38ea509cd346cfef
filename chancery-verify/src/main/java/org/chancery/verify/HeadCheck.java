package org.chancery.verify;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.chancery.verify.ledger.ByteString;
import org.chancery.verify.ledger.Checkpoint;
import org.chancery.verify.ledger.Frontier;
import org.chancery.verify.ledger.NoteKey;
import org.jspecify.annotations.Nullable;

/// Checks every signed head of the tree in the order they were signed: its signatures and times,
/// that it continues the one before it, that the leaves make its root; and what witnesses and time
/// stamp authorities said of it.
///
/// One portion of heads is in memory at a time.
final class HeadCheck {

  private final LedgerListing listing;
  private final List<NoteKey> keys;
  private final Findings findings;
  private final Attestations attestations;
  private final Iterator<String> portions;
  private final Deque<Head> waiting = new ArrayDeque<>();
  private final @Nullable Checkpoint kept;
  private @Nullable Checkpoint before;
  private boolean isKeptFound;
  private long lastSecond = Long.MIN_VALUE;
  private int heads;
  private long signedSize;

  /// @param kept a head that somebody kept elsewhere
  HeadCheck(
      LedgerListing listing,
      Keyring keyring,
      Attestations attestations,
      Findings findings,
      @Nullable Checkpoint kept) {
    this.listing = listing;
    this.keys = keyring.ledger();
    this.findings = findings;
    this.attestations = attestations;
    this.portions = listing.in(LedgerFiles.FOLDER + "checkpoints/").iterator();
    this.kept = kept;
  }

  private record Head(String file, NotePortion.Located located, Checkpoint checkpoint) {
    void found(Findings findings, String what) {
      findings.add(file, located.from(), located.to(), what);
    }
  }

  /// Compares the heads that were signed at a size.
  void compare(Frontier leaves) throws IOException {
    var size = leaves.size();
    while (next() && waiting.getFirst().checkpoint().size() <= size) {
      var head = waiting.removeFirst();
      heads++;
      checkOrder(head);
      checkSignatures(head);
      if (head.checkpoint().size() < size) {
        head.found(
            findings,
            "it is a head over %d leaves after one over %d"
                .formatted(head.checkpoint().size(), size));
      } else if (!head.checkpoint().root().equals(ByteString.of(leaves.root()))) {
        head.found(findings, "the leaves make another root");
      }
      signedSize = Math.max(signedSize, head.checkpoint().size());
      attestations.check(
          head.checkpoint(), head.located().note(), Instant.ofEpochSecond(lastSecond));
      before = head.checkpoint();
      isKeptFound |= kept != null && head.checkpoint().text().equals(kept.text());
    }
  }

  /// Says what is missing once all leaves were read.
  void finish(long leaves, boolean isTreeWhole) throws IOException {
    while (next()) {
      var head = waiting.removeFirst();
      heads++;
      checkOrder(head);
      checkSignatures(head);
      if (isTreeWhole) {
        head.found(
            findings,
            "it is a head over %d leaves, and there are %d"
                .formatted(head.checkpoint().size(), leaves));
      }
      before = head.checkpoint();
      isKeptFound |= kept != null && head.checkpoint().text().equals(kept.text());
    }
    if (isTreeWhole && signedSize < leaves) {
      findings.add(
          LedgerFiles.FOLDER,
          "no head was signed over leaves %d to %d".formatted(signedSize, leaves - 1));
    }
    if (kept != null && !isKeptFound) {
      findings.add(
          LedgerFiles.FOLDER + "checkpoints/",
          "the head over %d leaves that you kept is not among them".formatted(kept.size()));
    }
  }

  int heads() {
    return heads;
  }

  /// When the last head was signed.
  Optional<Instant> newest() {
    return lastSecond == Long.MIN_VALUE
        ? Optional.empty()
        : Optional.of(Instant.ofEpochSecond(lastSecond));
  }

  private void checkOrder(Head head) {
    if (!head.checkpoint().continues(before)) {
      head.found(
          findings,
          "it does not continue the head before it: it is number "
              + head.checkpoint().number().map(String::valueOf).orElse("(none)")
              + ", after number "
              + (before == null
                  ? "(none)"
                  : before.number().map(String::valueOf).orElse("(none)")));
    }
    var last = before;
    if (last != null && last.size() > head.checkpoint().size()) {
      head.found(findings, "the head before it has more leaves");
    }
  }

  private void checkSignatures(Head head) {
    var note = head.located().note();
    var by = note.signers(keys);
    var timed = by.stream().filter(key -> key.kind() == NoteKey.Kind.TIMED).toList();
    if (by.size() < note.signatures().size() || timed.isEmpty() || by.size() == timed.size()) {
      head.found(findings, "it is not signed by known keys of the ledger alone");
      return;
    }
    var seconds = timed.stream().map(key -> note.seconds(key).orElse(-1L)).distinct().toList();
    if (seconds.size() > 1 || seconds.getFirst() < lastSecond) {
      head.found(findings, "it was signed before the one before it, or at two times");
    }
    if (by.stream().anyMatch(key -> !key.name().equals(head.checkpoint().origin()))) {
      head.found(findings, "it is of another log than its key");
    }
    lastSecond = Math.max(lastSecond, seconds.getLast());
  }

  private boolean next() throws IOException {
    while (waiting.isEmpty() && portions.hasNext()) {
      var file = portions.next();
      var bytes = listing.bytes(file);
      if (bytes.isEmpty()) {
        continue;
      }
      try {
        for (var located : NotePortion.read(bytes.get())) {
          var checkpoint = Checkpoint.read(located.note().text());
          if (!checkpoint.text().equals(located.note().text())) {
            throw new DamagedException(located.from(), located.to(), "it is no head of this log");
          }
          waiting.add(new Head(file, located, checkpoint));
        }
      } catch (DamagedException damage) {
        findings.add(file, damage);
      } catch (IllegalArgumentException noHead) {
        findings.add(file, 0, bytes.get().length, "something else than heads stands in it");
      }
    }
    return !waiting.isEmpty();
  }
}
