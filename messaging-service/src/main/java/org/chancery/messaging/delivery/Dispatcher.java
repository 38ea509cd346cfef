package org.chancery.messaging.delivery;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Function;
import org.chancery.messaging.journal.FeedRecord;
import org.chancery.messaging.journal.Partitions;
import org.chancery.messaging.journal.Positions;
import org.chancery.messaging.journal.RecordDraft;
import org.chancery.messaging.message.LiveDelivery;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/// Puts everything this node delivers into one order: each partition's records by position, without
/// a gap, whether they were committed here or read from the journal. One thread hands them out, so
/// the vector of positions it has reached is an exact cursor.
@Component
class Dispatcher implements LiveDelivery {

  private static final Logger LOG = LoggerFactory.getLogger(Dispatcher.class);
  private static final int INBOX = 16_384;

  /// What the thread does next.
  private sealed interface Step {}

  /// A record in its turn.
  private record Turn(RecordDraft draft, FeedRecord feed, @Nullable Object origin)
      implements Step {}

  /// Something done between two records.
  private record Task(Consumer<long[]> action) implements Step {}

  private final Fanout fanout;
  private final BlockingQueue<Step> inbox = new ArrayBlockingQueue<>(INBOX);

  /// Guards `next` and `early`, and keeps turns entering the inbox in order.
  private final ReentrantLock intake = new ReentrantLock();

  private final long[] next = new long[Partitions.COUNT];
  private final List<TreeMap<Long, Turn>> early = new ArrayList<>();
  private final Map<UUID, Committed> expected = new ConcurrentHashMap<>();

  /// Only the dispatcher's thread writes it.
  private final long[] delivered = new long[Partitions.COUNT];

  private volatile Positions reached = Positions.zero();
  private volatile boolean running;
  private Thread thread = new Thread();

  Dispatcher(Fanout fanout) {
    this.fanout = fanout;
    for (int i = 0; i < Partitions.COUNT; i++) {
      early.add(new TreeMap<>());
    }
  }

  void start(Positions from) {
    for (int i = 0; i < Partitions.COUNT; i++) {
      next[i] = from.at(i) + 1;
      delivered[i] = from.at(i);
    }
    reached = from;
    running = true;
    thread = Thread.ofPlatform().name("dispatcher").start(this::run);
  }

  void stop(Duration atMost) throws InterruptedException {
    running = false;
    thread.join(atMost);
  }

  /// How far records have been taken in, handed out or not.
  Positions taken() {
    intake.lock();
    try {
      long[] taken = next.clone();
      for (int i = 0; i < taken.length; i++) {
        taken[i]--;
      }
      return Positions.of(taken);
    } finally {
      intake.unlock();
    }
  }

  /// How far records have been handed out.
  Positions reached() {
    return reached;
  }

  /// Runs something between two records, with the place reached there.
  void inTurn(Consumer<long[]> task) {
    put(new Task(task));
  }

  /// Waits for [#inTurn].
  <T> CompletableFuture<T> askInTurn(Function<long[], T> question) {
    CompletableFuture<T> answer = new CompletableFuture<>();
    inTurn(place -> answer.complete(question.apply(place)));
    return answer;
  }

  @Override
  public void committing(List<Committed> batch) {
    for (Committed record : batch) {
      if (record.origin() != null) {
        expected.put(record.draft().id(), record);
      }
    }
  }

  @Override
  public void committed(List<Committed> batch) {
    intake.lock();
    try {
      for (Committed record : batch) {
        take(new Turn(record.draft(), record.feed(), record.origin()));
      }
    } finally {
      intake.unlock();
    }
    abandoned(batch.stream().map(record -> record.draft().id()).toList());
  }

  @Override
  public void abandoned(List<UUID> ids) {
    ids.forEach(expected::remove);
  }

  /// Takes records read from the journal. Those committed here keep their origin, even when the
  /// journal was faster.
  void read(List<FeedRecord> records, List<RecordDraft> drafts) {
    intake.lock();
    try {
      for (int i = 0; i < records.size(); i++) {
        Committed own = expected.get(drafts.get(i).id());
        take(new Turn(drafts.get(i), records.get(i), own == null ? null : own.origin()));
      }
    } finally {
      intake.unlock();
    }
  }

  private void take(Turn turn) {
    int partition = turn.feed().partition();
    long position = turn.feed().position();
    if (position > next[partition]) {
      // Something before it was committed elsewhere; the tail will bring that.
      early.get(partition).put(position, turn);
      return;
    }
    if (position == next[partition]) {
      put(turn);
      next[partition]++;
    }
    TreeMap<Long, Turn> waiting = early.get(partition);
    while (!waiting.isEmpty() && waiting.firstKey() <= next[partition]) {
      Turn first = waiting.pollFirstEntry().getValue();
      if (first.feed().position() == next[partition]) {
        put(first);
        next[partition]++;
      }
    }
  }

  private void put(Step step) {
    try {
      inbox.put(step);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted while delivery was behind");
    }
  }

  private void run() {
    while (running || !inbox.isEmpty()) {
      try {
        Step step = inbox.poll(100, TimeUnit.MILLISECONDS);
        if (step != null) {
          handle(step);
        }
      } catch (InterruptedException _) {
        running = false;
      } catch (RuntimeException e) {
        // One bad turn must not stop the others; the place has moved on already.
        LOG.error("A turn failed.", e);
      }
    }
  }

  private void handle(Step step) {
    switch (step) {
      case Turn turn -> {
        delivered[turn.feed().partition()] = turn.feed().position();
        fanout.deliver(turn.draft(), turn.feed(), turn.origin(), delivered);
        // The shared copy may lag a little while there is a crowd behind.
        if (inbox.isEmpty() || turn.feed().position() % 64 == 0) {
          reached = Positions.of(delivered);
        }
      }
      case Task(Consumer<long[]> action) -> {
        reached = Positions.of(delivered);
        action.accept(delivered);
      }
    }
  }
}
