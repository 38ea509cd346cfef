package org.chancery.bench.load;

import java.nio.charset.StandardCharsets;
import java.util.Queue;
import java.util.TreeMap;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.HdrHistogram.Histogram;
import org.chancery.bench.protocol.ServerFrame;
import org.chancery.bench.protocol.ServerFrame.Field;
import org.chancery.bench.protocol.SocketClient;
import org.chancery.bench.protocol.SocketListener;

/// Counts what the sockets hear and measures it against the time each post was *meant* to be sent,
/// so a server that stalls is charged for the posts that had to wait behind the stall.
///
/// Only the loop's thread writes. Others may watch the counters while it does, and may read the
/// rest once the sockets are quiet.
final class Tally implements SocketListener {

  /// A post whose way into the archive is watched.
  record Sample(String id, long intendedAt) {}

  private static final int MAX_SAMPLES_WAITING = 1000;

  private final Plan plan;
  private final int firstMeasured;
  private final byte[] prefix;
  private final int sampleEvery;
  private final long[] intendedAt;
  private final short[] deliveries;
  private final boolean[] isAccepted;
  private final long[][] newestPosition;
  private final Histogram answered = new Histogram(3);
  private final Histogram delivered = new Histogram(3);
  private final TreeMap<String, Integer> refusals = new TreeMap<>();
  private final Queue<Sample> samples = new ArrayBlockingQueue<>(MAX_SAMPLES_WAITING);
  private final AtomicInteger lostConnections = new AtomicInteger();
  private long measureFrom;
  private long measureUntil;
  private long acceptedWhileMeasuring;
  private long deliveredWhileMeasuring;
  private long duplicated;
  private long outOfOrder;
  private volatile long acceptedCount;
  private volatile long refusedCount;
  private volatile long deliveredCount;
  private volatile long expectedCount;

  /// @param firstMeasured the first post behind the warm-up
  /// @param prefix begins the client id of each post of this run
  /// @param sampleEvery one post of so many is watched on its way into the archive
  Tally(Plan plan, int firstMeasured, String prefix, int sampleEvery) {
    this.plan = plan;
    this.firstMeasured = firstMeasured;
    this.prefix = prefix.getBytes(StandardCharsets.US_ASCII);
    this.sampleEvery = sampleEvery;
    intendedAt = new long[plan.posts()];
    deliveries = new short[plan.posts()];
    isAccepted = new boolean[plan.posts()];
    newestPosition = new long[plan.conversations()][];
    for (var i = 0; i < newestPosition.length; i++) {
      newestPosition[i] = new long[plan.listeners(i)];
    }
    answered.setAutoResize(true);
    delivered.setAutoResize(true);
  }

  /// Fixes when each post is meant to be sent; called before the first is.
  void schedule(long start, double rate) {
    for (var post = 0; post < intendedAt.length; post++) {
      intendedAt[post] = start + (long) (post * 1e9 / rate);
    }
    measureFrom = start + (long) (firstMeasured * 1e9 / rate);
    measureUntil = start + (long) (intendedAt.length * 1e9 / rate);
  }

  long intendedAt(int post) {
    return intendedAt[post];
  }

  @Override
  public void frame(SocketClient client, ServerFrame frame) {
    heard(client.number(), frame, System.nanoTime());
  }

  void heard(int connection, ServerFrame frame, long now) {
    switch (frame.type()) {
      case MESSAGE -> message(connection, frame, now);
      case ACCEPTED -> accepted(connection, frame, now);
      case REFUSED, ERROR -> refused(frame);
      case WELCOME, RESUMED, RESYNC, OTHER -> {}
    }
  }

  @SuppressWarnings("NonAtomicVolatileUpdate") // one writer: adding without a lock loses nothing
  private void accepted(int connection, ServerFrame frame, long now) {
    var post = frame.numberAfter(prefix);
    if (post < 0 || post >= isAccepted.length) {
      return;
    }
    if (isAccepted[post]) {
      duplicated++;
      return;
    }
    isAccepted[post] = true;
    checkOrder(connection, post, frame);
    if (post >= firstMeasured) {
      answered.recordValue(Math.max(0, now - intendedAt[post]));
      if (post % sampleEvery == 0) {
        // A full queue only means that this post is not watched.
        var _ = samples.offer(new Sample(String.valueOf(frame.text(Field.ID)), intendedAt[post]));
      }
    }
    if (now >= measureFrom && now < measureUntil) {
      acceptedWhileMeasuring++;
    }
    acceptedCount++;
    expectedCount += plan.expectedDeliveries(post);
  }

  @SuppressWarnings("NonAtomicVolatileUpdate") // one writer, as above
  private void message(int connection, ServerFrame frame, long now) {
    var post = frame.numberAfter(prefix);
    if (post < 0 || post >= isAccepted.length) {
      return;
    }
    checkOrder(connection, post, frame);
    deliveries[post]++;
    if (post >= firstMeasured) {
      delivered.recordValue(Math.max(0, now - intendedAt[post]));
    }
    if (now >= measureFrom && now < measureUntil) {
      deliveredWhileMeasuring++;
    }
    deliveredCount++;
  }

  /// Positions only grow within a conversation, on every connection that hears it.
  private void checkOrder(int connection, int post, ServerFrame frame) {
    var conversation = plan.conversationOf(post);
    var place = plan.place(conversation, connection);
    var position = frame.number(Field.POSITION, 0);
    if (place < 0) {
      outOfOrder++;
    } else if (position > newestPosition[conversation][place]) {
      newestPosition[conversation][place] = position;
    } else if (position == newestPosition[conversation][place]) {
      duplicated++;
    } else {
      outOfOrder++;
    }
  }

  @SuppressWarnings("NonAtomicVolatileUpdate") // one writer, as above
  private void refused(ServerFrame frame) {
    refusals.merge(String.valueOf(frame.text(Field.CODE)), 1, Integer::sum);
    refusedCount++;
  }

  @Override
  public void lost(SocketClient client, int code, String reason) {
    lostConnections.incrementAndGet();
  }

  @Override
  public void gaveUp(SocketClient client, String why) {
    // Its posts stay unanswered and show as such.
  }

  long answeredCount() {
    return acceptedCount + refusedCount;
  }

  long deliveredCount() {
    return deliveredCount;
  }

  long expectedCount() {
    return expectedCount;
  }

  Queue<Sample> samples() {
    return samples;
  }

  Counts counts(int sent) {
    var missing = 0L;
    var surplus = 0L;
    for (var post = 0; post < isAccepted.length; post++) {
      var expected = isAccepted[post] ? plan.expectedDeliveries(post) : 0;
      missing += Math.max(0, expected - deliveries[post]);
      surplus += Math.max(0, deliveries[post] - expected);
    }
    var seconds = Math.max(1, measureUntil - measureFrom) / 1e9;
    return new Counts(
        new Counts.Posts(sent, acceptedCount, sent - answeredCount(), new TreeMap<>(refusals)),
        new Counts.Deliveries(deliveredCount, missing, Math.max(duplicated, surplus), outOfOrder),
        acceptedWhileMeasuring / seconds,
        deliveredWhileMeasuring / seconds,
        lostConnections.get());
  }

  Latency answerLatency() {
    return Latency.of(answered);
  }

  Latency deliveryLatency() {
    return Latency.of(delivered);
  }
}
