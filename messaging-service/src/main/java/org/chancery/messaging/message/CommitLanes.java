package org.chancery.messaging.message;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.chancery.messaging.journal.Journal;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/// The lanes of this node. A partition always takes the same lane, so its messages keep their
/// order.
@Component
class CommitLanes implements SmartLifecycle {

  private static final Duration DRAIN = Duration.ofSeconds(8);

  private final JournalLanes settings;
  private final MessageCommit commit;
  private final LiveDelivery delivery;
  private final Journal journal;
  private volatile List<CommitLane> lanes = List.of();

  CommitLanes(
      JournalLanes settings,
      MessageCommit commit,
      LiveDelivery delivery,
      Journal journal,
      MeterRegistry meters) {
    this.settings = settings;
    this.commit = commit;
    this.delivery = delivery;
    this.journal = journal;
    meters.gauge(
        "messaging.lanes.waiting",
        this,
        all -> all.lanes.stream().mapToInt(CommitLane::waiting).sum());
  }

  /// Takes a post, or answers false when its lane is full or closing.
  boolean offer(PendingPost post) {
    List<CommitLane> open = lanes;
    return !open.isEmpty() && open.get(post.record().partition() % open.size()).offer(post);
  }

  @Override
  public void start() {
    List<CommitLane> opened = new ArrayList<>();
    for (int i = 0; i < settings.lanes(); i++) {
      opened.add(new CommitLane("commit-lane-" + i, settings, commit, delivery, journal));
    }
    lanes = List.copyOf(opened);
  }

  /// Refuses new posts, commits those already taken.
  @Override
  public void stop() {
    List<CommitLane> closing = lanes;
    lanes = List.of();
    try {
      for (CommitLane lane : closing) {
        lane.drain(DRAIN);
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public boolean isRunning() {
    return !lanes.isEmpty();
  }

  /// Stops before everything else, the web server and its sockets included, so that what was taken
  /// is answered.
  @Override
  public int getPhase() {
    return Integer.MAX_VALUE - 100;
  }
}
