package org.chancery.archive.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chancery.archive.RunningArchive.await;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.chancery.archive.RunningArchive;
import org.chancery.archive.TestFeed;
import org.chancery.archive.TestJournal;
import org.chancery.archive.TestJournal.Person;
import org.chancery.archive.TestJournal.Room;
import org.chancery.archive.record.CanonicalBytes;
import org.chancery.archive.record.RecordStore;
import org.chancery.stack.testing.TestServers;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// Intake against a feed that is whole, torn, late or lying. Each test has a partition of its own.
final class IntakeIT {

  private static final TestJournal journal = new TestJournal();
  private static final TestFeed feed = new TestFeed(journal);
  private static RunningArchive archive;

  @BeforeAll
  static void start() {
    archive =
        new RunningArchive(
            feed.url(), TestServers.elasticsearch(), "--chancery.feed.retry-stopped=1s");
  }

  @AfterAll
  static void stop() {
    archive.close();
    feed.close();
  }

  @Test
  @DisplayName("P3: every record is stored once, in order, byte for byte, and then acknowledged")
  void everyRecordIsStoredOnceInOrderByteForByte() {
    var room = Room.in(0);
    for (var i = 0; i < 2_500; i++) {
      journal.posted(room, Person.RANA, "line " + i);
    }

    awaitStored(0, 2_500);

    var stored = store().conversationFrom(room.id(), 1, 5_000);
    assertThat(stored).hasSize(2_500);
    assertThat(stored.stream().map(record -> record.body().hash()))
        .containsExactlyElementsOf(journal.after(0, 0).stream().map(CanonicalBytes::hash).toList());
    await("stored positions are acknowledged", () -> acknowledged(0) == 2_500);
  }

  @Test
  @DisplayName(
      "P3: a gap stops its partition alone, raises an alarm, and ends when the record comes")
  void gapStopsItsPartitionAlone() {
    var torn = Room.in(1);
    var whole = Room.in(2);
    feed.tamper(lines ->
        without(lines, journal.after(1, 1).isEmpty() ? null : journal.after(1, 1).getFirst()));
    for (var i = 0; i < 3; i++) {
      journal.posted(torn, Person.RANA, "torn " + i);
      journal.posted(whole, Person.RANA, "whole " + i);
    }

    await("the gap raises an alarm", () -> alarm(1, "gap"));
    awaitStored(2, 3);

    assertThat(stored(1)).isEqualTo(1);
    assertThat(health()).contains("\"kind\":\"gap\"").contains("DOWN");
    assertThat(
            archive.get("/api/overview").path("partitions").path(1).path("stopped").booleanValue())
        .isTrue();

    feed.tamper(UnaryOperator.identity());
    awaitStored(1, 3);
    await("the alarm is over", () -> !alarm(1, "gap"));
  }

  @Test
  @DisplayName(
      "P4: a record that does not continue the chain is refused, with both hashes in the alarm")
  void brokenChainIsRefused() {
    var room = Room.in(3);
    journal.posted(room, Person.RANA, "true");
    var lie = "sha256:" + "ab".repeat(32);
    journal.damaged(room, body -> with(body, "prev", lie));

    await("the broken chain raises an alarm", () -> alarm(3, "broken-chain"));

    assertThat(stored(3)).isEqualTo(1);
    assertThat(archive.bean(Alarms.class).open())
        .filteredOn(alarm -> alarm.kind().equals("broken-chain"))
        .singleElement()
        .satisfies(alarm -> {
          assertThat(alarm.expected()).isEqualTo(journal.hash(3, 1));
          assertThat(alarm.found()).isEqualTo(lie);
        });
  }

  @Test
  @DisplayName("P3: a batch that comes again changes nothing")
  void repetitionChangesNothing() {
    var room = Room.in(4);
    feed.tamper(lines -> doubled(lines, 4));
    for (var i = 0; i < 5; i++) {
      journal.posted(room, Person.RANA, "again " + i);
    }

    awaitStored(4, 5);
    journal.posted(room, Person.RANA, "last");
    awaitStored(4, 6);

    feed.tamper(UnaryOperator.identity());
    assertThat(store().conversationFrom(room.id(), 1, 100)).hasSize(6);
    assertThat(alarm(4, "rewritten")).isFalse();
  }

  @Test
  @DisplayName("P4: a stored position that comes again with other words raises an alarm")
  void rewrittenRecordRaisesAnAlarm() {
    var room = Room.in(5);
    journal.posted(room, Person.RANA, "what was said");
    awaitStored(5, 1);
    var original = new String(journal.after(5, 0).getFirst().toArray(), StandardCharsets.UTF_8);
    var rewritten = TestJournal.bytes(original.replace("what was said", "what they wish"));
    feed.tamper(lines -> prepended(lines, rewritten));
    journal.posted(Room.in(6), Person.RANA, "makes the feed answer");

    await("the rewriting raises an alarm", () -> alarm(5, "rewritten"));

    feed.tamper(UnaryOperator.identity());
    assertThat(store().hashAt(5, 1)).contains(journal.hash(5, 1));
  }

  @Test
  @DisplayName("P3: a record of an unknown type stops its partition until the archive knows it")
  void unknownTypeStopsItsPartition() {
    var room = Room.in(7);
    journal.damaged(room, body -> with(body, "type", "message.sung"));

    await("the unknown type raises an alarm", () -> alarm(7, "not-understood"));

    assertThat(stored(7)).isZero();
  }

  @Test
  @DisplayName("P3: an id that was used before is refused")
  void repeatedIdIsRefused() {
    var room = Room.in(8);
    var first = journal.posted(room, Person.RANA, "one");
    journal.damaged(room, body -> with(body, "id", first.toString()));

    await("the repeated id raises an alarm", () -> alarm(8, "repeated-id"));

    assertThat(stored(8)).isEqualTo(1);
  }

  @Test
  @DisplayName("P3: while the feed is away intake waits, says so, and then loses nothing")
  void feedThatWasAwayIsCaughtUpWith() {
    var room = Room.in(9);
    feed.away(true);
    journal.posted(room, Person.RANA, "said meanwhile");
    await(
        "the overview says since when",
        () -> archive.get("/api/overview").path("intake").has("awaySince"));

    feed.away(false);

    awaitStored(9, 1);
    await(
        "the overview is well again",
        () -> !archive.get("/api/overview").path("intake").has("awaySince"));
  }

  @Test
  @DisplayName("P3: a restarted archive goes on where it stopped")
  void restartGoesOnWhereItStopped() {
    var room = Room.in(10);
    journal.posted(room, Person.RANA, "before");
    awaitStored(10, 1);

    archive.restart();
    journal.posted(room, Person.RANA, "after");
    awaitStored(10, 2);

    assertThat(store().conversationFrom(room.id(), 1, 10)).hasSize(2);
  }

  private static RecordStore store() {
    return archive.bean(RecordStore.class);
  }

  private static void awaitStored(int partition, long position) {
    await(
        "partition " + partition + " is stored up to " + position,
        () -> stored(partition) == position);
  }

  private static long stored(int partition) {
    return store().heads().get(partition).position();
  }

  private static long acknowledged(int partition) {
    return feed.acknowledged().isEmpty() ? 0 : feed.acknowledged().get(partition);
  }

  private static boolean alarm(int partition, String kind) {
    return archive.bean(Alarms.class).open().stream()
        .anyMatch(alarm ->
            Integer.valueOf(partition).equals(alarm.partition()) && alarm.kind().equals(kind));
  }

  private static String health() {
    return archive.request("GET", "/actuator/health", null, null).body();
  }

  private static List<CanonicalBytes> without(
      List<CanonicalBytes> lines, @Nullable CanonicalBytes missing) {
    return lines.stream()
        .filter(line -> missing == null || !line.hash().equals(missing.hash()))
        .toList();
  }

  private static List<CanonicalBytes> doubled(List<CanonicalBytes> lines, int partition) {
    List<CanonicalBytes> twice = new ArrayList<>(lines);
    if (!lines.isEmpty()) {
      twice.addAll(journal.after(partition, 0));
    }
    return twice;
  }

  private static List<CanonicalBytes> prepended(List<CanonicalBytes> lines, CanonicalBytes first) {
    if (lines.isEmpty()) {
      return lines;
    }
    List<CanonicalBytes> more = new ArrayList<>(List.of(first));
    more.addAll(lines);
    return more;
  }

  private static Map<String, Object> with(Map<String, Object> body, String member, Object value) {
    body.put(member, value);
    return body;
  }
}
