package org.chancery.archive.vault;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
import org.chancery.archive.record.Disposal.Disposed;
import org.chancery.archive.record.RecordStore;
import org.chancery.archive.record.Turns;
import org.chancery.archive.rounds.Ending;
import org.chancery.archive.rounds.Retries;
import org.chancery.archive.rounds.Rounds;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;
import org.springframework.transaction.support.TransactionTemplate;

/// The loop of the vault: destroys the keys of what was disposed of, seals what is due, records and
/// files, signs a note of it, prolongs locks, and looks at old segments again, those first that it
/// has not looked at for longest.
///
/// It never gives up: what fails is named in [VaultHealth] and tried again in the next round, and
/// what fails in one partition does not keep the others.
@Component
class VaultLoop extends Rounds {

  private static final Logger log = LoggerFactory.getLogger(VaultLoop.class);
  private static final int LOOKS = 8;

  /// The work that only one node does at a time.
  static final String TURN = "vault";

  private final SegmentSealing sealing;
  private final FileSealing files;
  private final KeyKeeping keys;
  private final LockKeeping locks;
  private final SegmentBooks books;
  private final SegmentReader reader;
  private final RecordStore records;
  private final VaultStore store;
  private final List<Deposit> deposits;
  private final VaultSettings settings;
  private final InstantSource clock;
  private final Turns turns;
  private final TransactionTemplate transaction;
  private final Map<String, String> troubles = new TreeMap<>();

  private volatile Map<String, String> view = Map.of();
  private boolean isRecovered;

  VaultLoop(
      SegmentSealing sealing,
      FileSealing files,
      KeyKeeping keys,
      LockKeeping locks,
      SegmentBooks books,
      SegmentReader reader,
      RecordStore records,
      VaultStore store,
      List<Deposit> deposits,
      VaultSettings settings,
      InstantSource clock,
      Turns turns,
      TransactionTemplate transaction) {
    // Finished, because an interrupt would close the file that is being written.
    super("vault", Duration.ZERO, Retries.every(settings.pace()), Ending.FINISHED, clock);
    this.sealing = sealing;
    this.files = files;
    this.keys = keys;
    this.locks = locks;
    this.books = books;
    this.reader = reader;
    this.records = records;
    this.store = store;
    this.deposits = List.copyOf(deposits);
    this.settings = settings;
    this.clock = clock;
    this.turns = turns;
    this.transaction = transaction;
  }

  /// What went wrong in the last round, by what was tried; empty when all is well.
  Map<String, String> troubles() {
    return view;
  }

  @TransactionalEventListener
  void on(Disposed disposed) {
    wake();
  }

  @Override
  protected Duration round() {
    attempt("round", this::work);
    view = Map.copyOf(troubles);
    return settings.pace();
  }

  @Override
  protected void failed(RuntimeException trouble, boolean isFirst) {
    log.error("the vault", trouble);
  }

  @Override
  protected void ended() {
    turns.release(TURN);
  }

  /// One round, while no other node has one. No transaction is open while files are read or
  /// written: each of its own short ones makes sure that the turn is still this node's, so two
  /// nodes never seal the same records, and none is sealed after its key was destroyed.
  private void work() {
    switch (turns.take(TURN)) {
      case NO -> {
        return;
      }
      case ANEW -> isRecovered = false;
      case STILL -> {}
    }
    if (!isRecovered) {
      io(sealing::recover);
      isRecovered = true;
    }
    attempt("names of files", this::scan);
    attempt(
        "keys",
        () -> {
          while (goesOn() && inTurn(keys::destroy)) {
            log.debug("more keys to destroy");
          }
          while (goesOn() && inTurn(keys::destroyFiles)) {
            log.debug("more keys of files to destroy");
          }
          while (goesOn() && inTurn(keys::rewrap)) {
            log.debug("more keys to wrap");
          }
        });
    for (var head : records.heads()) {
      if (goesOn()) {
        attempt("partition " + head.partition(), () -> recovering(() -> sealing.seal(head)));
      }
    }
    attempt("files", () -> recovering(this::sealFiles));
    attempt("note", () -> io(sealing::vouch));
    for (var deposit : deposits) {
      attempt(deposit.name(), () -> io(() -> deposit.make(new Desk(), sealed())));
    }
    for (var entry : locks.due()) {
      attempt("lock of " + entry.name(), () -> io(() -> locks.prolong(entry)));
    }
    look();
  }

  private void scan() {
    while (goesOn() && files.scan()) {
      log.debug("more records to look at for files");
    }
  }

  private void sealFiles() throws IOException {
    while (goesOn() && files.seal()) {
      log.debug("more files to seal");
    }
    files
        .trouble()
        .ifPresent(trouble -> {
          throw new IllegalStateException(trouble);
        });
  }

  /// What was begun and failed is finished or taken back before anything else is sealed.
  private void recovering(Work work) {
    var before = isRecovered;
    isRecovered = false;
    io(work);
    isRecovered = before;
  }

  private Map<Integer, Long> sealed() {
    Map<Integer, Long> sealed = new TreeMap<>();
    for (var head : records.heads()) {
      books.last(head.partition()).ifPresent(last -> sealed.put(head.partition(), last.last()));
    }
    return sealed;
  }

  private void look() {
    for (var entry : books.longestUnchecked(LOOKS)) {
      attempt(entry.name(), () -> io(() -> reader.readAll(entry)));
      transaction.executeWithoutResult(_ -> {
        turns.require(TURN);
        books.checked(entry.hash(), clock.instant());
      });
    }
  }

  private boolean inTurn(BooleanSupplier work) {
    return Boolean.TRUE.equals(
        transaction.execute(_ -> {
          turns.require(TURN);
          return work.getAsBoolean();
        }));
  }

  private void attempt(String what, Runnable work) {
    try {
      work.run();
      if (troubles.remove(what) != null) {
        log.info("the vault is well again: {}", what);
      }
    } catch (RuntimeException trouble) {
      var message = trouble.getClass().getSimpleName() + ": " + trouble.getMessage();
      if (!message.equals(troubles.put(what, message)) && goesOn()) {
        log.error("the vault, {}: {}", what, message);
        log.debug("the vault", trouble);
      }
    }
  }

  /// Where deposits write and commit: in the turn of this node.
  private final class Desk implements Deposit.Desk {
    @Override
    public void write(String name, byte[] content) throws IOException {
      store.write(name, content);
    }

    @Override
    public void commit(Runnable work) {
      transaction.executeWithoutResult(_ -> {
        turns.require(TURN);
        work.run();
      });
    }
  }

  private interface Work {
    void run() throws IOException;
  }

  private static void io(Work work) {
    try {
      work.run();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
