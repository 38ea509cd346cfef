package org.chancery.archive.rounds;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.util.backoff.BackOffExecution;

/// A thread that has one round of its work after another for as long as the service runs.
///
/// It never gives up: what a round throws is kept for health, told once to [#failed], and the round
/// is tried again after the rests of [Retries]. Rounds must bound what they do, since only between
/// two of them, and where they ask [#goesOn()], is there a stop.
public abstract class Rounds implements SmartLifecycle {

  private static final Logger log = LoggerFactory.getLogger(Rounds.class);

  /// How long a stop waits for the round that is under way.
  private static final Duration PATIENCE = Duration.ofSeconds(15);

  private final String name;
  private final Duration delay;
  private final Retries retries;
  private final Ending ending;
  private final InstantSource clock;
  // One for each start, so that a thread that was left to itself takes no news of the next.
  private volatile Semaphore woken = new Semaphore(0);
  private volatile @Nullable Thread thread;
  private volatile @Nullable Failure failure;

  /// @param name of the thread
  /// @param delay before the first round
  /// @param retries how long to rest after a round that failed
  /// @param ending what a stop does to the round that is under way
  protected Rounds(
      String name, Duration delay, Retries retries, Ending ending, InstantSource clock) {
    this.name = name;
    this.delay = delay;
    this.retries = retries;
    this.ending = ending;
    this.clock = clock;
  }

  private record Failure(Instant since, String what) {}

  /// Has one round.
  ///
  /// @return how long to rest until the next, unless woken before; zero to go on at once
  protected abstract Duration round();

  /// Says that a round failed; not called for what a stop broke off.
  ///
  /// @param isFirst whether the round before went well
  protected abstract void failed(RuntimeException trouble, boolean isFirst);

  /// Does what is to be done after the last round, in the same thread: gives a turn back, say. That
  /// it fails is of no consequence.
  protected void ended() {}

  /// Breaks off the rest, also one after a failure. During a round it stands for after it.
  public final void wake() {
    var rest = woken;
    if (rest.availablePermits() == 0) {
      rest.release();
    }
  }

  /// Since when rounds have failed; empty while they go well.
  public final Optional<Instant> failingSince() {
    return Optional.ofNullable(failure).map(Failure::since);
  }

  /// What the last round failed of; empty when it went well.
  public final String trouble() {
    var now = failure;
    return now == null ? "" : now.what;
  }

  /// Whether no stop was asked for; false in the thread of before a stop and a start.
  protected final boolean goesOn() {
    return thread == Thread.currentThread();
  }

  @Override
  public final void start() {
    var rest = new Semaphore(0);
    woken = rest;
    var begun = Thread.ofPlatform().daemon().name(name).unstarted(() -> run(rest));
    thread = begun;
    begun.start();
  }

  @Override
  public final void stop() {
    var running = thread;
    thread = null;
    if (running == null) {
      return;
    }
    woken.release();
    switch (ending) {
      case FINISHED -> await(running);
      case INTERRUPTED -> {
        running.interrupt();
        await(running);
      }
      case LEFT -> {}
    }
  }

  @Override
  public final boolean isRunning() {
    return thread != null;
  }

  private static void await(Thread running) {
    try {
      running.join(PATIENCE);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private void run(Semaphore rest) {
    var backOff = retries.backOff().start();
    pause(delay, rest);
    while (goesOn()) {
      Duration pause;
      try {
        pause = round();
        failure = null;
        backOff = retries.backOff().start();
      } catch (RuntimeException trouble) {
        pause = after(trouble, backOff);
      }
      pause(pause, rest);
    }
    try {
      ended();
    } catch (RuntimeException ofNoConsequence) {
      log.debug("the last of {} was not done", name, ofNoConsequence);
    }
  }

  private Duration after(RuntimeException trouble, BackOffExecution backOff) {
    if (goesOn()) {
      var before = failure;
      failure =
          new Failure(
              before == null ? clock.instant() : before.since,
              trouble.getClass().getSimpleName() + ": " + trouble.getMessage());
      try {
        failed(trouble, before == null);
      } catch (RuntimeException untold) {
        untold.addSuppressed(trouble);
        log.error("a failure of {} could not be told", name, untold);
      }
    }
    return Duration.ofMillis(backOff.nextBackOff());
  }

  private void pause(Duration pause, Semaphore rest) {
    if (!pause.isPositive() || !goesOn()) {
      return;
    }
    try {
      if (rest.tryAcquire(pause.toNanos(), TimeUnit.NANOSECONDS)) {
        rest.drainPermits();
      }
    } catch (InterruptedException woke) {
      // Only a stop interrupts, and that shows in goesOn.
      return;
    }
  }
}
