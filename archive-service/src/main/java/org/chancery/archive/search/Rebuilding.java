package org.chancery.archive.search;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.chancery.archive.record.JournalRecord;
import org.chancery.archive.record.RecordReader;
import org.chancery.archive.record.RecordStore;
import org.chancery.archive.record.Turns;
import org.chancery.archive.search.Rebuild.State;
import org.chancery.archive.search.Rebuilds.Place;
import org.chancery.archive.vault.DamagedSegment;
import org.chancery.archive.vault.SealedRecords;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/// Builds the index anew from the vault, beside the one that is searched, and lets it take that
/// one's place once it was proven to hold the same records as the store.
///
/// Every step can be done again: what was sent is sent over what is there, and the state says what
/// is next. Documents of one partition are sent in the order of its positions, because an edit
/// marks the document of the message before it.
@Component
class Rebuilding {

  private static final Logger log = LoggerFactory.getLogger(Rebuilding.class);
  private static final int PORTION = 500;
  private static final int PORTION_BYTES = 8 << 20;

  /// So few records are still to be sent when those that are searched may wait for them.
  private static final int NEARLY = 2_000;

  private final Rebuilds rebuilds;
  private final Turns turns;
  private final SealedRecords sealed;
  private final RecordStore store;
  private final RecordReader reader;
  private final RecordIndex index;
  private final IndexAlias alias;
  private final IndexGenerations generations;
  private final IndexPositions positions;
  private final Indexer indexer;
  private final RebuildProof proof;
  private final DisposedRows disposed;

  Rebuilding(
      Rebuilds rebuilds,
      Turns turns,
      SealedRecords sealed,
      RecordStore store,
      RecordReader reader,
      RecordIndex index,
      IndexAlias alias,
      IndexGenerations generations,
      IndexPositions positions,
      Indexer indexer,
      RebuildProof proof,
      DisposedRows disposed) {
    this.rebuilds = rebuilds;
    this.turns = turns;
    this.sealed = sealed;
    this.store = store;
    this.reader = reader;
    this.index = index;
    this.alias = alias;
    this.generations = generations;
    this.positions = positions;
    this.indexer = indexer;
    this.proof = proof;
    this.disposed = disposed;
  }

  /// The new indices cannot take the place of the old ones; says why, and quotes nothing.
  static final class NotEqual extends RuntimeException {
    NotEqual(String message) {
      super(message);
    }
  }

  /// Does the next step of the rebuild that runs, if it is this node's turn.
  ///
  /// @return whether there is more to do
  boolean step() {
    var running = rebuilds.running();
    if (running.isEmpty() || turns.take(Rebuilds.TURN) == Turns.Taken.NO) {
      return false;
    }
    var rebuild = running.get();
    try {
      if (rebuild.layout() != IndexedDocument.LAYOUT && rebuild.state() != State.CLEANING) {
        startOver(rebuild);
        return true;
      }
      switch (rebuild.state()) {
        case FILLING -> fill(rebuild);
        case PROVING -> prove(rebuild);
        case SWAPPING -> indexer.replace(() -> swap(rebuild));
        case CLEANING -> clean(rebuild);
        case DONE, REFUSED, ABANDONED -> throw new IllegalStateException("it ended and is running");
      }
    } catch (Rebuilds.Abandoned abandoned) {
      end(rebuild, State.ABANDONED, String.valueOf(abandoned.getMessage()));
    } catch (NotEqual | DamagedSegment refused) {
      end(rebuild, State.REFUSED, String.valueOf(refused.getMessage()));
    }
    return rebuilds.running().isPresent();
  }

  /// The service was replaced by one whose documents are others: what was sent is of no use.
  private void startOver(Rebuild rebuild) {
    putBack(rebuild);
    rebuilds.inTurn(() -> {
      generations.takeBackSwap();
      rebuilds.startOver();
      rebuilds.enter(State.FILLING);
    });
  }

  private void putBack(Rebuild rebuild) {
    if (rebuild.state() == State.SWAPPING && !rebuild.replaced().isEmpty()) {
      alias.standFor(Set.copyOf(rebuild.replaced()));
    }
  }

  /// Ends a rebuild, and leaves the index that is searched as it is.
  private void end(Rebuild rebuild, State state, String outcome) {
    log.warn("the rebuilt index {} is not taken: {}", rebuild.generation(), outcome);
    putBack(rebuild);
    rebuilds.inTurn(() -> {
      generations.takeBackSwap();
      rebuilds.finish(state, outcome);
    });
    alias.delete(alias.of(generations.unsearched(rebuild.generation())));
  }

  private void fill(Rebuild rebuild) {
    var series = generations.unsearched(rebuild.generation());
    if (rebuilds.places().stream().allMatch(place -> place.position() == 0)) {
      // Of an earlier attempt that had these names: the database may have been restored since.
      alias.delete(alias.of(series));
    }
    if (sendAll(series) < NEARLY) {
      rebuilds.enter(State.PROVING);
    }
  }

  private void prove(Rebuild rebuild) {
    var series = generations.unsearched(rebuild.generation());
    compare(series);
    if (sendAll(series) >= NEARLY) {
      return;
    }
    rebuilds.inTurn(() -> {
      rebuilds.replaces(alias.searched());
      rebuilds.enter(State.SWAPPING);
      generations.beginSwap();
    });
  }

  /// While this node sends nothing to the index that is searched, and no other says how far it has
  /// come with it.
  private void swap(Rebuild rebuild) {
    var series = generations.unsearched(rebuild.generation());
    sendAll(series);
    compare(series);
    disposed.takeOut(series, rebuild.startedAt());
    alias.standFor(alias.of(series));
    var reached = rebuilds.places().stream().map(Place::position).toList();
    rebuilds.inTurn(() -> {
      positions.write(reached);
      disposed.takeOutAgain(rebuild.startedAt());
      generations.endSwap(rebuild.generation());
      rebuilds.enter(State.CLEANING);
    });
    log.info("the rebuilt index {} is searched", rebuild.generation());
  }

  private void clean(Rebuild rebuild) {
    var series = generations.unsearched(rebuild.generation());
    // Whatever earlier rebuilds left goes too.
    alias.delete(alias.ours().stream().filter(name -> !series.has(name)).toList());
    rebuilds.finish(State.DONE, "");
  }

  /// Sends whatever is stored and was not sent yet.
  ///
  /// @return how many records that were
  private int sendAll(IndexSeries series) {
    var heads = store.heads();
    var total = 0;
    for (var place : rebuilds.places()) {
      var head = heads.get(place.partition()).position();
      var position = place.position();
      while (position < head) {
        var portion = next(place.partition(), position);
        send(series, portion);
        position = portion.last();
        total += portion.records().size();
      }
    }
    return total;
  }

  /// What is sent next of a partition.
  ///
  /// @param last its last position; later ones follow
  private record Portion(
      int partition, long last, List<JournalRecord> records, boolean isFromVault) {}

  private Portion next(int partition, long position) {
    try {
      var portion = sealed.after(partition, position);
      if (portion.isPresent()) {
        var records = portion.get().records().stream().map(reader::readStored).toList();
        return new Portion(partition, portion.get().last(), records, true);
      }
    } catch (IOException away) {
      throw new UncheckedIOException(away);
    }
    List<Long> after =
        new ArrayList<>(java.util.Collections.nCopies(partition + 1, Long.MAX_VALUE));
    after.set(partition, position);
    var head = store.heads().get(partition).position();
    var records = store.after(after, PORTION, PORTION_BYTES);
    // Where the rest of the partition was disposed of there is nothing left to read.
    var last = records.isEmpty() ? head : records.getLast().position();
    return new Portion(partition, last, records, false);
  }

  private void send(IndexSeries series, Portion portion) {
    var first =
        portion.records().isEmpty() ? portion.last() : portion.records().getFirst().position();
    var gone = disposed.between(portion.partition(), first, portion.last());
    var kept = portion.records().stream().filter(record -> !gone.contains(record.id())).toList();
    for (var from = 0; from < kept.size(); from += PORTION) {
      var records = kept.subList(from, Math.min(from + PORTION, kept.size()));
      // Done before the whole portion is, so that a large segment does not cost the turn.
      rebuilds.inTurn(() -> {});
      var outcome = index.send(index.prepare(records, series));
      if (outcome.isBusy()) {
        throw new Indexer.IndexBusy("the index asked to send less");
      }
      if (!outcome.refused().isEmpty()) {
        throw new NotEqual(
            "the index refused records: " + new HashSet<>(outcome.refused().values()));
      }
    }
    rebuilds.sent(
        portion.partition(),
        portion.last(),
        portion.isFromVault() ? kept.size() : 0,
        portion.isFromVault() ? 0 : kept.size());
  }

  private void compare(IndexSeries series) {
    index.refresh(series.pattern());
    Optional<String> difference = proof.difference(series);
    if (difference.isPresent()) {
      throw new NotEqual(difference.get());
    }
  }
}
