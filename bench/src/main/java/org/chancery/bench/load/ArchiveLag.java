package org.chancery.bench.load;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Queue;
import org.HdrHistogram.Histogram;
import org.chancery.bench.load.Tally.Sample;
import org.chancery.bench.service.Archive;
import org.chancery.bench.service.ServiceException;

/// Watches sampled posts until the archive can search them, by asking it ten times a second.
final class ArchiveLag {

  private static final Duration INTERVAL = Duration.ofMillis(100);

  private final Archive archive;
  private final Queue<Sample> samples;
  private final Map<String, Long> watched = new HashMap<>();
  private final Histogram lag = new Histogram(3);
  private volatile boolean finishing;
  private volatile int failures;

  ArchiveLag(Archive archive, Queue<Sample> samples) {
    this.archive = archive;
    this.samples = samples;
    lag.setAutoResize(true);
  }

  /// Begins to watch on a thread of its own.
  Thread start() {
    return Thread.ofVirtual().name("archive-lag").start(this::watch);
  }

  /// Goes on until all samples are searchable or `limit` has passed.
  ///
  /// @return how many never were
  int finish(Thread watching, Duration limit) throws InterruptedException {
    finishing = true;
    if (!watching.join(limit)) {
      watching.interrupt();
      watching.join(Duration.ofSeconds(5));
    }
    return watched.size() + samples.size();
  }

  private void watch() {
    try {
      while (!(finishing && watched.isEmpty() && samples.isEmpty())) {
        var next = System.nanoTime() + INTERVAL.toNanos();
        ask();
        Thread.sleep(Duration.ofNanos(Math.max(1, next - System.nanoTime())));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @SuppressWarnings("NonAtomicVolatileUpdate") // only this thread counts
  private void ask() {
    while (watched.size() < Archive.LOOKUP_LIMIT) {
      var sample = samples.poll();
      if (sample == null) {
        break;
      }
      watched.put(sample.id(), sample.intendedAt());
    }
    if (watched.isEmpty()) {
      return;
    }
    try {
      var found = archive.lookup(watched.keySet());
      var now = System.nanoTime();
      found.forEach((id, answer) -> {
        var intendedAt = watched.get(id);
        if (answer.indexed() && intendedAt != null) {
          lag.recordValue(Math.max(0, now - intendedAt));
          watched.remove(id);
        }
      });
    } catch (ServiceException e) {
      failures++;
    }
  }

  /// How many times the archive did not answer.
  int failures() {
    return failures;
  }

  Latency latency() {
    return Latency.of(lag);
  }
}
