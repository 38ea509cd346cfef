package org.chancery.bench.progress;

import java.io.Console;
import java.io.PrintStream;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/// A progress bar with rate and time left: one line drawn over and over on a terminal, a line every
/// few seconds in a log file. Safe for many threads.
public final class Progress implements AutoCloseable {

  private static final int WIDTH = 28;
  private static final Duration TERMINAL_INTERVAL = Duration.ofMillis(150);
  private static final Duration LOG_INTERVAL = Duration.ofSeconds(10);

  private final PrintStream out;
  private final boolean isTerminal;
  private final String label;
  private final long total;
  private final long startedAt = System.nanoTime();
  private final AtomicLong done = new AtomicLong();
  private final AtomicLong drawNext = new AtomicLong();

  private Progress(PrintStream out, boolean isTerminal, String label, long total) {
    this.out = out;
    this.isTerminal = isTerminal;
    this.label = label;
    this.total = total;
    drawNext.set(startedAt + (isTerminal ? 0 : LOG_INTERVAL.toNanos()));
  }

  /// A bar on the standard error stream.
  public static Progress of(String label, long total) {
    var isTerminal = Optional.ofNullable(System.console()).map(Console::isTerminal).orElse(false);
    return new Progress(System.err, isTerminal, label, total);
  }

  static Progress of(PrintStream out, boolean isTerminal, String label, long total) {
    return new Progress(out, isTerminal, label, total);
  }

  /// Does `task` for each item, at most `atOnce` at a time, under a bar; rethrows the first failure
  /// after the tasks already begun have ended.
  public static <T> void forEach(String label, List<T> items, int atOnce, Consumer<T> task) {
    var failures = new ConcurrentLinkedQueue<RuntimeException>();
    var permits = new Semaphore(atOnce);
    try (var progress = of(label, items.size())) {
      for (var item : items) {
        permits.acquireUninterruptibly();
        if (!failures.isEmpty()) {
          permits.release();
          break;
        }
        Thread.ofVirtual()
            .start(() -> {
              try {
                task.accept(item);
                progress.add(1);
              } catch (RuntimeException e) {
                failures.add(e);
              } finally {
                permits.release();
              }
            });
      }
      permits.acquireUninterruptibly(atOnce);
    }
    var first = failures.poll();
    if (first != null) {
      throw first;
    }
  }

  /// Counts `count` more.
  public void add(long count) {
    set(done.addAndGet(count));
  }

  /// Stands at `value` now.
  public void set(long value) {
    done.set(value);
    var now = System.nanoTime();
    var due = drawNext.get();
    var interval = (isTerminal ? TERMINAL_INTERVAL : LOG_INTERVAL).toNanos();
    if (now >= due && drawNext.compareAndSet(due, now + interval)) {
      draw(now);
    }
  }

  private void draw(long now) {
    var line = line(label, done.get(), total, Duration.ofNanos(now - startedAt));
    if (isTerminal) {
      out.print("\r" + line + "\033[K");
      out.flush();
    } else {
      out.println(line);
    }
  }

  static String line(String label, long done, long total, Duration elapsed) {
    var share = total == 0 ? 1.0 : Math.min(1.0, (double) done / total);
    var seconds = Math.max(0.001, elapsed.toNanos() / 1e9);
    var rate = done / seconds;
    var filled = (int) (share * WIDTH);
    var left = rate > 0 && done < total ? (long) ((total - done) / rate) : 0;
    return String.format(
        Locale.ROOT,
        "%-26s [%s%s] %,d/%,d  %,.0f/s  %s",
        label,
        "#".repeat(filled),
        "-".repeat(WIDTH - filled),
        done,
        total,
        rate,
        done < total ? left + " s left" : String.format(Locale.ROOT, "%.1f s", seconds));
  }

  /// Draws the bar a last time and leaves it standing.
  @Override
  public void close() {
    draw(System.nanoTime());
    if (isTerminal) {
      out.println();
    }
  }
}
