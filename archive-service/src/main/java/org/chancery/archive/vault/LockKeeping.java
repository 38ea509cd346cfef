package org.chancery.archive.vault;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.chancery.archive.record.RecordReader;
import org.chancery.archive.record.SealableRecords;
import org.chancery.archive.record.Turns;
import org.chancery.archive.vault.LockTerms.Term;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/// Prolongs the locks of segments that a rule or a hold outlasts. Every segment is looked at soon
/// after it was sealed and then every thirty days, so a changed rule or a new hold has its locks
/// within that time; what has no end is locked for a year ahead.
@Component
class LockKeeping {

  private static final Logger log = LoggerFactory.getLogger(LockKeeping.class);
  private static final Duration AGAIN = Duration.ofDays(30);
  private static final Duration AFTER_TROUBLE = Duration.ofSeconds(20);
  private static final Period AHEAD = Period.ofYears(1);
  private static final int SEGMENTS = 8;
  private static final int PORTION = 500;

  private final VaultStore store;
  private final SegmentBooks books;
  private final FileBooks files;
  private final SealableRecords records;
  private final LockTerms terms;
  private final Turns turns;
  private final TransactionTemplate transaction;
  private final InstantSource clock;

  LockKeeping(
      VaultStore store,
      SegmentBooks books,
      FileBooks files,
      SealableRecords records,
      LockTerms terms,
      Turns turns,
      TransactionTemplate transaction,
      InstantSource clock) {
    this.store = store;
    this.books = books;
    this.files = files;
    this.records = records;
    this.terms = terms;
    this.turns = turns;
    this.transaction = transaction;
    this.clock = clock;
  }

  /// The segments whose locks are to be looked at now; none where nothing locks.
  List<SegmentBooks.Entry> due() {
    return store.locks().isEmpty()
        ? List.of()
        : books.lockUnseenSince(clock.instant().minus(AGAIN), SEGMENTS);
  }

  /// Prolongs the lock of a segment if anything in it is kept for longer. Only in the vault's turn.
  ///
  /// @throws IOException when the lock cannot be had; it is tried again after 20 seconds, behind
  ///   all others
  void prolong(SegmentBooks.Entry entry) throws IOException {
    var now = clock.instant();
    inTurn(() -> books.lockSeen(entry.hash(), now.minus(AGAIN).plus(AFTER_TROUBLE)));
    var needed = needed(term(entry), now);
    if (needed.isPresent()) {
      var until = store.locks().orElseThrow().prolong(entry.name(), needed.get());
      inTurn(() -> books.locked(entry.hash(), until));
      log.debug("{} is locked until {}", entry.name(), until);
    }
    inTurn(() -> books.lockSeen(entry.hash(), now));
  }

  private Term term(SegmentBooks.Entry entry) {
    if (entry.partition() == RecordReader.PARTITIONS) {
      // The archive's own records are never disposed of.
      return new Term(Optional.empty(), true);
    }
    var ids =
        entry.partition() == FileSealing.PARTITION
            ? files.namedBy(entry.first(), entry.last())
            : records.ids(entry.partition(), entry.first(), entry.last());
    var term = Term.NONE;
    for (var from = 0; from < ids.size(); from += PORTION) {
      term = term.or(terms.of(ids.subList(from, Math.min(ids.size(), from + PORTION))));
    }
    return term;
  }

  private static Optional<Instant> needed(Term term, Instant now) {
    var ahead =
        term.isHeld()
            ? Stream.of(now.atOffset(ZoneOffset.UTC).plus(AHEAD).toInstant())
            : Stream.<Instant>empty();
    return Stream.concat(term.until().stream(), ahead).max(Instant::compareTo);
  }

  private void inTurn(Runnable work) {
    transaction.executeWithoutResult(_ -> {
      turns.require(VaultLoop.TURN);
      work.run();
    });
  }
}
