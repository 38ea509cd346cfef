package org.chancery.messaging.delivery;

import java.time.Duration;
import java.util.List;
import org.chancery.messaging.journal.FeedRecord;
import org.chancery.messaging.journal.JournalFeed;
import org.chancery.messaging.journal.Positions;
import org.chancery.messaging.journal.RecordReader;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/// Reads from the journal what other nodes, and structural acts on this one, have put there, and
/// brings it to the dispatcher.
@Component
class JournalTail implements SmartLifecycle {

  private static final Logger LOG = LoggerFactory.getLogger(JournalTail.class);
  private static final int PAGE = 1000;
  private static final Duration WAIT = Duration.ofSeconds(1);
  private static final Duration GRACE = Duration.ofMillis(3);
  private static final Duration RETRY = Duration.ofMillis(500);
  private static final Duration DRAIN = Duration.ofSeconds(3);

  private final JournalFeed feed;
  private final Dispatcher dispatcher;
  private volatile boolean running;
  private Thread thread = new Thread();

  JournalTail(JournalFeed feed, Dispatcher dispatcher) {
    this.feed = feed;
    this.dispatcher = dispatcher;
  }

  @Override
  public void start() {
    dispatcher.start(feed.heads());
    running = true;
    thread = Thread.ofPlatform().name("journal-tail").daemon().start(this::run);
  }

  @Override
  public void stop() {
    running = false;
    thread.interrupt();
    try {
      dispatcher.stop(DRAIN);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public boolean isRunning() {
    return running;
  }

  @Override
  public int getPhase() {
    return 200;
  }

  private void run() {
    while (running) {
      try {
        if (feed.awaitNew(dispatcher.taken(), WAIT)) {
          // The poll of the heads sees this node's own commits a moment before its lanes bring
          // them; reading those back would cost more than the rest of their delivery.
          Thread.sleep(GRACE);
          Positions taken = dispatcher.taken();
          if (feed.awaitNew(taken, Duration.ZERO)) {
            List<FeedRecord> records = feed.read(taken, PAGE);
            dispatcher.read(records, records.stream().map(RecordReader::read).toList());
          }
        }
      } catch (InterruptedException _) {
        return;
      } catch (RuntimeException e) {
        if (running) {
          LOG.warn("Could not read on in the journal; trying again.", e);
          pause();
        }
      }
    }
  }

  private static void pause() {
    try {
      Thread.sleep(RETRY);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }
}
