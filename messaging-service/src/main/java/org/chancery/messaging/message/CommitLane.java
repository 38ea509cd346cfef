package org.chancery.messaging.message;

import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import org.chancery.messaging.journal.Journal;
import org.chancery.messaging.journal.JournalBatch.Appended;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One thread that commits the messages of some partitions, everything that arrived during the last
/// commit in the next one.
final class CommitLane {

  private static final Logger LOG = LoggerFactory.getLogger(CommitLane.class);
  private static final Duration[] PAUSES = {
    Duration.ofMillis(50), Duration.ofMillis(250), Duration.ofSeconds(1), Duration.ofSeconds(2)
  };

  private final BlockingQueue<PendingPost> queue;
  private final int batchSize;
  private final long pace;
  private final MessageCommit commit;
  private final LiveDelivery delivery;
  private final Journal journal;
  private final Thread thread;
  private volatile boolean draining;

  /// When the last batch began; only the lane's thread uses it.
  private long begun;

  CommitLane(
      String name,
      JournalLanes settings,
      MessageCommit commit,
      LiveDelivery delivery,
      Journal journal) {
    this.queue = new ArrayBlockingQueue<>(settings.queue());
    this.batchSize = settings.batch();
    this.pace = settings.pace().toNanos();
    this.begun = System.nanoTime() - pace;
    this.commit = commit;
    this.delivery = delivery;
    this.journal = journal;
    this.thread = Thread.ofPlatform().name(name).start(this::run);
  }

  /// Takes a post, or answers false at once when the lane is full or closing.
  boolean offer(PendingPost post) {
    return !draining && queue.offer(post);
  }

  /// Messages waiting.
  int waiting() {
    return queue.size();
  }

  /// Commits what is waiting and ends.
  void drain(Duration atMost) throws InterruptedException {
    draining = true;
    thread.join(atMost);
  }

  private void run() {
    List<PendingPost> batch = new ArrayList<>(batchSize);
    while (!draining || !queue.isEmpty()) {
      try {
        PendingPost first = queue.poll(100, TimeUnit.MILLISECONDS);
        if (first == null) {
          continue;
        }
        keepPace();
        batch.add(first);
        queue.drainTo(batch, batchSize - 1);
        settle(batch);
      } catch (InterruptedException _) {
        draining = true;
      } catch (RuntimeException e) {
        // The loop must outlive whatever one batch does.
        LOG.error("A commit lane failed on a batch of {}.", batch.size(), e);
        refuse(batch);
      }
      batch.clear();
    }
  }

  /// Waits until a batch may begin. A lone message goes at once; in a stream of them, what arrives
  /// within the pace shares a transaction, whose price is mostly fixed.
  private void keepPace() throws InterruptedException {
    long left = begun + pace - System.nanoTime();
    if (left > 0) {
      TimeUnit.NANOSECONDS.sleep(left);
    }
    begun = System.nanoTime();
  }

  /// Answers every post of a batch.
  private void settle(List<PendingPost> batch) throws InterruptedException {
    for (Duration pause : PAUSES) {
      try {
        attempt(batch);
        return;
      } catch (SQLException e) {
        // Never the message: PostgreSQL quotes values, and those may be what somebody wrote.
        LOG.warn("A batch of {} did not commit, SQL state {}.", batch.size(), e.getSQLState());
        if (isAboutTheData(e) && batch.size() > 1) {
          for (PendingPost post : batch) {
            settle(List.of(post));
          }
          return;
        }
        Thread.sleep(pause);
      }
    }
    refuse(batch);
  }

  private void attempt(List<PendingPost> batch) throws SQLException {
    MessageCommit.Result result =
        commit.run(batch, appended -> delivery.committing(committed(batch, appended)));
    if (!result.appended().isEmpty()) {
      delivery.committed(committed(batch, result.appended()));
      journal.committed(result.appended().stream().map(Appended::feed).toList());
    }
    for (int i = 0; i < batch.size(); i++) {
      batch.get(i).answer().complete(result.outcomes().get(i));
    }
  }

  /// Whether a row was refused for what it says, rather than the server being away.
  private static boolean isAboutTheData(SQLException e) {
    String state = e.getSQLState();
    return state != null && (state.startsWith("22") || state.startsWith("23"));
  }

  private static List<LiveDelivery.Committed> committed(
      List<PendingPost> batch, List<Appended> appended) {
    List<LiveDelivery.Committed> committed = new ArrayList<>(appended.size());
    // Appended records are a subsequence of the batch.
    int next = 0;
    for (Appended record : appended) {
      while (!batch.get(next).record().draft().id().equals(record.draft().id())) {
        next++;
      }
      committed.add(
          new LiveDelivery.Committed(record.draft(), record.feed(), batch.get(next).origin()));
    }
    return committed;
  }

  private void refuse(List<PendingPost> batch) {
    delivery.abandoned(batch.stream().map(post -> post.record().draft().id()).toList());
    for (PendingPost post : batch) {
      post.answer()
          .complete(
              new PostOutcome.Refused(
                  PostOutcome.Code.UNAVAILABLE,
                  "The journal does not answer. Send it again with the same client id."));
    }
  }
}
