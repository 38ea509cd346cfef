package org.chancery.bench.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.chancery.bench.protocol.FrameFixture;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// One room of three people with one connection each, ten posts a second, the first second is
/// warm-up.
class TallyTest {

  private static final long MILLI = 1_000_000;

  private final Plan plan =
      new Plan(
          new Scenario(
              3,
              3,
              new Scenario.Groups(1, 3, 0),
              10,
              Duration.ofSeconds(1),
              Duration.ofSeconds(1)));
  private final Tally tally = new Tally(plan, 10, "run-", 1);

  TallyTest() {
    tally.schedule(0, 10);
  }

  @Test
  @DisplayName("P3: a run in which everything arrives once and in order is clean")
  void everythingArrives() {
    for (var post = 0; post < plan.posts(); post++) {
      accept(post, post + 1, 5);
      deliverToOthers(post, post + 1, 8);
    }

    var counts = tally.counts(20);

    assertThat(counts.isClean()).isTrue();
    assertThat(counts.posts().accepted()).isEqualTo(20);
    assertThat(counts.deliveries().received()).isEqualTo(40);
    assertThat(counts.acceptedPerSecond()).isEqualTo(10);
    assertThat(tally.answerLatency().count()).isEqualTo(10);
    assertThat(tally.answerLatency().max()).isBetween(4.9, 5.1);
    assertThat(tally.deliveryLatency().p50()).isBetween(7.9, 8.1);
    assertThat(tally.samples()).hasSize(10);
  }

  @Test
  void aStallIsChargedToEveryPostThatWaitedBehindIt() {
    for (var post = 10; post < 20; post++) {
      var answeredAt = 3000 * MILLI;
      tally.heard(plan.senderOf(post), FrameFixture.frame(accepted(post, post)), answeredAt);
    }

    // The posts were meant for 1.0 s, 1.1 s ... 1.9 s; all answers came at 3 s.
    assertThat(tally.answerLatency().max()).isBetween(1999.0, 2002.0);
    assertThat(tally.answerLatency().p50()).isBetween(1499.0, 1602.0);
  }

  @Test
  @DisplayName("P3: missing, doubled and disordered deliveries are counted, each as what it is")
  void faultsAreCounted() {
    accept(0, 1, 1);
    accept(1, 2, 1);
    var listener = otherThan(plan.senderOf(0), plan.senderOf(1));
    deliver(listener, 1, 2);
    deliver(listener, 0, 1);
    deliver(listener, 1, 2);

    var counts = tally.counts(3);

    assertThat(counts.isClean()).isFalse();
    assertThat(counts.posts().unanswered()).isEqualTo(1);
    assertThat(counts.deliveries().outOfOrder()).isEqualTo(1);
    assertThat(counts.deliveries().duplicated()).isEqualTo(1);
    assertThat(counts.deliveries().missing()).isEqualTo(1);
  }

  @Test
  void refusalsAreCountedByTheirCode() {
    tally.heard(
        0,
        FrameFixture.frame(
            "{\"type\":\"refused\",\"clientId\":\"run-0\",\"code\":\"rate-limited\"}"),
        0);
    tally.heard(
        0,
        FrameFixture.frame(
            "{\"type\":\"refused\",\"clientId\":\"run-1\",\"code\":\"rate-limited\"}"),
        0);

    assertThat(tally.counts(2).posts().refused()).containsEntry("rate-limited", 2);
    assertThat(tally.counts(2).posts().unanswered()).isZero();
  }

  @Test
  void anotherRunsMessagesAreNotCounted() {
    tally.heard(
        0, FrameFixture.frame("{\"type\":\"message\",\"clientId\":\"old-0\",\"position\":7}"), 0);

    assertThat(tally.deliveredCount()).isZero();
  }

  private void accept(int post, long position, long millisLater) {
    tally.heard(
        plan.senderOf(post),
        FrameFixture.frame(accepted(post, position)),
        tally.intendedAt(post) + millisLater * MILLI);
  }

  private static String accepted(int post, long position) {
    return "{\"type\":\"accepted\",\"clientId\":\"run-%d\",\"id\":\"m%d\",\"position\":%d}"
        .formatted(post, post, position);
  }

  private void deliverToOthers(int post, long position, long millisLater) {
    for (var connection = 0; connection < 3; connection++) {
      if (connection != plan.senderOf(post)) {
        tally.heard(
            connection,
            FrameFixture.frame(message(post, position)),
            tally.intendedAt(post) + millisLater * MILLI);
      }
    }
  }

  private void deliver(int connection, int post, long position) {
    tally.heard(connection, FrameFixture.frame(message(post, position)), 0);
  }

  private static String message(int post, long position) {
    return "{\"type\":\"message\",\"clientId\":\"run-%d\",\"position\":%d}"
        .formatted(post, position);
  }

  private static int otherThan(int first, int second) {
    for (var connection = 0; connection < 3; connection++) {
      if (connection != first && connection != second) {
        return connection;
      }
    }
    throw new IllegalStateException();
  }
}
