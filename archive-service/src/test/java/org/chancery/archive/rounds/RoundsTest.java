package org.chancery.archive.rounds;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// What every loop of the archive relies on. Rests are an hour where they must not end by
/// themselves, so that each test waits for what it says and for no time.
final class RoundsTest {

  private static final Duration HOUR = Duration.ofHours(1);
  private static final Instant NOW = Instant.parse("2026-11-24T03:00:00Z");

  private final List<Scripted> all = new ArrayList<>();

  @AfterEach
  void stopAll() {
    all.forEach(Rounds::stop);
  }

  @Test
  void roundsGoOnAtOnceWhereThereIsMore() {
    var rounds = rounds(Duration.ZERO, Ending.FINISHED, () -> Duration.ZERO);

    rounds.start();

    rounds.has("round", "round", "round");
  }

  @Test
  void restEndsWhenWoken() {
    var rounds = rounds(HOUR, Ending.FINISHED, () -> HOUR);
    rounds.start();

    rounds.wake();
    rounds.has("round");
    rounds.wake();
    rounds.has("round");
  }

  @Test
  void wakingDuringARoundIsNotLost() {
    var rounds = rounds(Duration.ZERO, Ending.FINISHED, () -> HOUR);
    rounds.within = rounds::wake;

    rounds.start();

    rounds.has("round", "round", "round");
  }

  @Test
  void failureIsToldAndKeptUntilARoundGoesWell() {
    var answers = new LinkedBlockingQueue<Supplier<Duration>>();
    var rounds = rounds(Duration.ZERO, Ending.FINISHED, () -> answers.remove().get());
    answers.add(() -> {
      throw new IllegalStateException("away");
    });
    answers.add(() -> {
      throw new IllegalArgumentException("odd");
    });
    answers.add(() -> HOUR);
    var seen = new ArrayList<String>();
    rounds.within = () -> seen.add(rounds.failingSince().map(Instant::toString).orElse("well"));
    assertThat(rounds.trouble()).isEmpty();

    rounds.start();
    rounds.has("round", "IllegalStateException: away, first", "round");
    rounds.has("IllegalArgumentException: odd", "round");
    rounds.stop();

    rounds.has("ended");
    assertThat(seen).containsExactly("well", NOW.toString(), NOW.toString());
    assertThat(rounds.failingSince()).isEmpty();
    assertThat(rounds.trouble()).isEmpty();
  }

  @Test
  void failureAfterAGoodRoundIsTheFirstAgain() {
    var rounds = rounds(Duration.ZERO, Ending.FINISHED, () -> Duration.ZERO);
    var count = new int[1];
    rounds.within =
        () -> {
          if (count[0]++ % 2 == 0) {
            throw new IllegalStateException("away");
          }
        };

    rounds.start();

    rounds.has("round", "IllegalStateException: away, first", "round");
    rounds.has("round", "IllegalStateException: away, first");
  }

  @Test
  void stopWaitsForTheRoundThatIsUnderWay() {
    var rounds = rounds(Duration.ZERO, Ending.FINISHED, () -> HOUR);
    var isFinished = new boolean[1];
    rounds.within =
        () -> {
          while (rounds.goesOn()) {
            Thread.onSpinWait();
          }
          isFinished[0] = !Thread.currentThread().isInterrupted();
        };
    rounds.start();
    rounds.has("round");

    rounds.stop();

    assertThat(isFinished[0]).isTrue();
    assertThat(rounds.isRunning()).isFalse();
  }

  @Test
  void stopInterruptsARoundThatMayWaitAndTellsNoFailure() {
    var rounds = rounds(Duration.ZERO, Ending.INTERRUPTED, () -> HOUR);
    rounds.within =
        () -> {
          try {
            new Semaphore(0).acquire();
          } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
          }
        };
    rounds.start();
    rounds.has("round");

    rounds.stop();

    rounds.has("ended");
    assertThat(rounds.failingSince()).isEmpty();
  }

  @Test
  void roundThatIsLeftToItselfIsTheLastOfItsThread() {
    var rounds = rounds(Duration.ZERO, Ending.LEFT, () -> HOUR);
    var release = new CountDownLatch(1);
    rounds.within = () -> uninterrupted(release);
    rounds.start();
    rounds.has("round");

    rounds.stop();
    rounds.within = () -> {};
    rounds.start();
    rounds.has("round");
    release.countDown();

    rounds.has("ended");
    assertThat(rounds.isRunning()).isTrue();
  }

  @Test
  void interruptFromElsewhereEndsARestAndNothingElse() {
    var rounds = rounds(Duration.ZERO, Ending.FINISHED, () -> HOUR);
    rounds.within = () -> Thread.currentThread().interrupt();

    rounds.start();

    rounds.has("round", "round", "round");
  }

  @Test
  void failureThatCannotBeToldEndsNothing() {
    var rounds = rounds(Duration.ZERO, Ending.FINISHED, () -> HOUR);
    rounds.within =
        () -> {
          throw new IllegalStateException("away");
        };
    rounds.telling =
        () -> {
          throw new IllegalStateException("nor told");
        };

    rounds.start();

    rounds.has("round", "IllegalStateException: away, first");
    rounds.has("round", "IllegalStateException: away");
  }

  @Test
  void whatFailsAtTheEndIsOfNoConsequence() {
    var rounds = rounds(Duration.ZERO, Ending.FINISHED, () -> HOUR);
    rounds.last =
        () -> {
          throw new IllegalStateException("away");
        };
    rounds.start();
    rounds.has("round");

    rounds.stop();

    rounds.has("ended");
    assertThat(rounds.failingSince()).isEmpty();
  }

  private Scripted rounds(Duration delay, Ending ending, Supplier<Duration> pause) {
    var rounds = new Scripted(delay, ending, pause);
    all.add(rounds);
    return rounds;
  }

  private static void uninterrupted(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException interrupted) {
      throw new IllegalStateException(interrupted);
    }
  }

  /// Rounds that say what happens to them.
  private static final class Scripted extends Rounds {
    private final LinkedBlockingQueue<String> happened = new LinkedBlockingQueue<>();
    private final Supplier<Duration> pause;
    volatile Runnable within = () -> {};
    volatile Runnable telling = () -> {};
    volatile Runnable last = () -> {};

    Scripted(Duration delay, Ending ending, Supplier<Duration> pause) {
      super("scripted", delay, Retries.every(Duration.ofMillis(1)), ending, () -> NOW);
      this.pause = pause;
    }

    @Override
    protected Duration round() {
      happened.add("round");
      within.run();
      return pause.get();
    }

    @Override
    protected void failed(RuntimeException trouble, boolean isFirst) {
      happened.add(trouble() + (isFirst ? ", first" : ""));
      telling.run();
    }

    @Override
    protected void ended() {
      happened.add("ended");
      last.run();
    }

    /// Waits until this has happened, one after the other.
    void has(String... expected) {
      for (var what : expected) {
        try {
          assertThat(happened.poll(10, TimeUnit.SECONDS)).isEqualTo(what);
        } catch (InterruptedException interrupted) {
          throw new IllegalStateException(interrupted);
        }
      }
    }
  }
}
