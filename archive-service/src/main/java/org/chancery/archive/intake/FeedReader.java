package org.chancery.archive.intake;

import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.chancery.archive.record.CanonicalBytes;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/// The loop that reads the feed, has every batch taken in, and acknowledges what is stored.
///
/// It never gives up: while the feed or the store is away it tries again, ever less often up to
/// every ten seconds, and says so in [IntakeProgress].
@Component
final class FeedReader implements SmartLifecycle {

  private static final Logger log = LoggerFactory.getLogger(FeedReader.class);
  private static final Duration IDLE_WAIT = Duration.ofSeconds(20);
  private static final Duration ACKNOWLEDGE_EVERY = Duration.ofSeconds(1);
  private static final Duration FIRST_RETRY = Duration.ofMillis(200);
  private static final Duration LAST_RETRY = Duration.ofSeconds(10);
  private static final int BATCH_RECORDS = 1_000;
  private static final int BATCH_BYTES = 4 << 20;

  private final JournalFeed feed;
  private final Intake intake;
  private final IntakeProgress progress;
  private final FeedSettings settings;
  private final InstantSource clock;

  private volatile CountDownLatch stop = new CountDownLatch(1);
  private @Nullable Thread thread;
  private long acknowledgedAt;
  private long retriedStoppedAt;
  private List<Long> acknowledged = List.of();

  FeedReader(
      JournalFeed feed,
      Intake intake,
      IntakeProgress progress,
      FeedSettings settings,
      InstantSource clock) {
    this.feed = feed;
    this.intake = intake;
    this.progress = progress;
    this.settings = settings;
    this.clock = clock;
  }

  @Override
  public void start() {
    stop = new CountDownLatch(1);
    thread = Thread.ofPlatform().name("intake").start(this::run);
  }

  @Override
  public void stop() {
    stop.countDown();
    var running = thread;
    thread = null;
    if (running != null) {
      running.interrupt();
      try {
        running.join(Duration.ofSeconds(10));
      } catch (InterruptedException interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  @Override
  public boolean isRunning() {
    return thread != null;
  }

  private void run() {
    var fresh = true;
    var retry = FIRST_RETRY;
    while (isOn()) {
      var began = System.nanoTime();
      try {
        if (fresh) {
          intake.reload();
          fresh = false;
        }
        var stored = round();
        retry = FIRST_RETRY;
        if (stored < settings.limit()) {
          pause(settings.pace().minusNanos(System.nanoTime() - began));
        }
      } catch (RuntimeException trouble) {
        if (isOn()) {
          fresh = true;
          report(trouble);
          pause(retry);
          retry =
              retry.multipliedBy(2).compareTo(LAST_RETRY) < 0 ? retry.multipliedBy(2) : LAST_RETRY;
        }
      }
    }
  }

  /// One read of the feed, and the acknowledgement when it is time for one.
  private int round() {
    var now = System.nanoTime();
    if (now - retriedStoppedAt > settings.retryStopped().toNanos()) {
      retriedStoppedAt = now;
      intake.retryStopped();
    }
    var before = intake.positions();
    var batch = new Batch();
    var wait = before.equals(acknowledged) ? IDLE_WAIT : ACKNOWLEDGE_EVERY;
    var journal = feed.read(intake.readAfter(), wait, batch::add);
    batch.flush();
    intake.compare(journal, before);
    var idle = batch.lines == 0;
    if (!intake.positions().equals(acknowledged)
        && (idle || System.nanoTime() - acknowledgedAt > ACKNOWLEDGE_EVERY.toNanos())) {
      var positions = intake.positions();
      feed.acknowledge(positions);
      acknowledged = positions;
      acknowledgedAt = System.nanoTime();
      progress.acknowledged(positions);
    }
    if (!idle && batch.stored == 0) {
      // Nothing but repetitions or faults: asking again at once would only spin.
      pause(ACKNOWLEDGE_EVERY);
    }
    return batch.stored;
  }

  private void report(RuntimeException trouble) {
    var name = trouble.getClass().getSimpleName();
    if (progress.view().awaySince() == null) {
      log.warn("intake is waiting: {}", trouble.getMessage());
      log.debug("intake is waiting", trouble);
    }
    progress.away(clock.instant(), name + ": " + trouble.getMessage());
  }

  private boolean isOn() {
    return stop.getCount() > 0;
  }

  private void pause(Duration time) {
    try {
      if (time.isPositive() && stop.await(time.toNanos(), TimeUnit.NANOSECONDS)) {
        log.debug("intake stops");
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  /// Lines of one answer, handed to intake in portions that are bounded in number and size.
  private final class Batch {
    private final List<CanonicalBytes> waiting = new ArrayList<>();
    private int bytes;
    private int lines;
    private int stored;

    void add(CanonicalBytes line) {
      waiting.add(line);
      bytes += line.length();
      lines++;
      if (waiting.size() >= BATCH_RECORDS || bytes >= BATCH_BYTES) {
        flush();
      }
    }

    void flush() {
      if (!waiting.isEmpty()) {
        stored += intake.take(waiting);
        waiting.clear();
        bytes = 0;
      }
    }
  }
}
