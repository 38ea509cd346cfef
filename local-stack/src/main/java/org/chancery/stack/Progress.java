package org.chancery.stack;

import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/// Lines about what a stack is doing, each with the seconds since it began.
public final class Progress {

  private final PrintStream out;
  private final InstantSource clock;
  private final Instant begin;

  /// Starts counting now.
  public Progress(PrintStream out, InstantSource clock) {
    this.out = out;
    this.clock = clock;
    this.begin = clock.instant();
  }

  void say(String line) {
    var seconds = Duration.between(begin, clock.instant()).toMillis() / 1000.0;
    out.println("%7.1f s  %s".formatted(seconds, line));
  }
}
