package org.chancery.archive.intake;

import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.chancery.archive.record.CanonicalBytes;
import org.chancery.archive.rounds.Ending;
import org.chancery.archive.rounds.Retries;
import org.chancery.archive.rounds.Rounds;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/// The loop that reads the feed, has every batch taken in, and acknowledges what is stored.
///
/// It never gives up: while the feed or the store is away it tries again, ever less often up to
/// every ten seconds, and says so in [IntakeProgress].
@Component
final class FeedReader extends Rounds {

  private static final Logger log = LoggerFactory.getLogger(FeedReader.class);
  private static final Duration IDLE_WAIT = Duration.ofSeconds(20);
  private static final Duration ACKNOWLEDGE_EVERY = Duration.ofSeconds(1);
  private static final Retries RETRIES =
      new Retries(Duration.ofMillis(200), Duration.ofSeconds(10));
  private static final int BATCH_RECORDS = 1_000;
  private static final int BATCH_BYTES = 4 << 20;

  private final JournalFeed feed;
  private final Intake intake;
  private final IntakeProgress progress;
  private final FeedSettings settings;
  private final InstantSource clock;

  private boolean isFresh = true;
  private long acknowledgedAt;
  private long retriedStoppedAt;
  private List<Long> acknowledged = List.of();

  FeedReader(
      JournalFeed feed,
      Intake intake,
      IntakeProgress progress,
      FeedSettings settings,
      InstantSource clock) {
    super("intake", Duration.ZERO, RETRIES, Ending.INTERRUPTED, clock);
    this.feed = feed;
    this.intake = intake;
    this.progress = progress;
    this.settings = settings;
    this.clock = clock;
  }

  @Override
  protected Duration round() {
    var began = System.nanoTime();
    if (isFresh) {
      intake.reload();
      isFresh = false;
    }
    var batch = read();
    if (batch.stored >= settings.limit()) {
      return Duration.ZERO;
    }
    var rest = settings.pace().minusNanos(System.nanoTime() - began);
    // Nothing but repetitions or faults: asking again at once would only spin.
    var spins = batch.lines > 0 && batch.stored == 0;
    return spins && rest.compareTo(ACKNOWLEDGE_EVERY) < 0 ? ACKNOWLEDGE_EVERY : rest;
  }

  @Override
  protected void failed(RuntimeException trouble, boolean isFirst) {
    isFresh = true;
    if (isFirst) {
      log.warn("intake is waiting: {}", trouble.getMessage());
      log.debug("intake is waiting", trouble);
    }
    progress.away(clock.instant(), trouble());
  }

  @Override
  protected void ended() {
    isFresh = true;
  }

  /// One read of the feed, and the acknowledgement when it is time for one.
  private Batch read() {
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
    return batch;
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
