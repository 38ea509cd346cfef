package org.chancery.messaging.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// What every journal feed must do, whatever carries it. Tests share one journal and only rely on
/// what they append themselves.
interface JournalFeedContract {

  JournalFeed feed();

  /// Puts a draft on record.
  FeedRecord append(RecordDraft draft);

  private List<FeedRecord> appendSome() {
    List<FeedRecord> appended = new ArrayList<>();
    for (long seed = 0; seed < 5; seed++) {
      new RecordSamples(System.nanoTime() + seed)
          .ofEveryType()
          .forEach(d -> appended.add(append(d)));
    }
    return appended;
  }

  /// Reads page by page up to the heads; a page is bounded, however much there is of a partition.
  private List<FeedRecord> readAll(Positions start) {
    List<FeedRecord> read = new ArrayList<>();
    Positions place = start;
    List<FeedRecord> page = feed().read(place, 7);
    while (!page.isEmpty()) {
      assertThat(page).hasSizeLessThanOrEqualTo(16);
      for (FeedRecord record : page) {
        assertThat(record.position()).isEqualTo(place.at(record.partition()) + 1);
        place = place.with(record.partition(), record.position());
        read.add(record);
      }
      page = feed().read(place, 7);
    }
    assertThat(place).isEqualTo(feed().heads());
    return read;
  }

  @Test
  @DisplayName("P3: the feed gives every record once, in order, byte for byte")
  default void readsEveryRecordOnceInOrder() {
    Positions start = feed().heads();
    List<FeedRecord> appended = appendSome();

    List<FeedRecord> read = readAll(start);

    assertThat(read.stream().map(FeedRecord::json))
        .containsExactlyInAnyOrderElementsOf(appended.stream().map(FeedRecord::json).toList());
  }

  @Test
  @DisplayName("P3: the feed tells every record's hash and day without the record")
  default void tellsHashesWithoutRecords() {
    Positions start = feed().heads();
    List<FeedRecord> appended = appendSome();

    for (FeedRecord record : appended) {
      RecordHash told = feed().hashes(record.partition(), record.position() - 1, 1).getFirst();
      assertThat(told.position()).isEqualTo(record.position());
      assertThat(told.hash())
          .isEqualTo("sha256:" + HexFormat.of().formatHex(PreparedRecord.hash(record.body())));
      assertThat(record.json()).contains("\"at\":\"" + told.day() + "T");
    }
    int partition = appended.getFirst().partition();
    long from = start.at(partition);
    assertThat(feed().hashes(partition, from, 2).stream().map(RecordHash::position))
        .containsExactly(from + 1, from + 2);
    assertThat(feed().pruned().at(partition)).isLessThanOrEqualTo(from);
  }

  @Test
  default void waitingEndsWhenSomethingIsNew() throws Exception {
    Positions place = feed().heads();
    CompletableFuture<Boolean> waiting =
        CompletableFuture.supplyAsync(() -> {
          try {
            return feed().awaitNew(place, Duration.ofSeconds(30));
          } catch (InterruptedException e) {
            throw new IllegalStateException(e);
          }
        });

    appendSome();

    assertThat(waiting.get(20, TimeUnit.SECONDS)).isTrue();
  }

  @Test
  default void waitingEndsWithoutNews() throws Exception {
    assertThat(feed().awaitNew(feed().heads(), Duration.ofMillis(1))).isFalse();
  }

  @Test
  default void acknowledgementsOnlyGoForwardAndNeverBeyondTheJournal() {
    Positions begin = feed().heads();
    appendSome();
    Positions end = feed().heads();

    feed().acknowledge("contract", end);
    feed().acknowledge("contract", begin);

    assertThat(feed().acknowledged("contract")).isEqualTo(end);
    assertThatThrownBy(() -> feed().acknowledge("contract", end.with(3, end.at(3) + 1)))
        .isInstanceOf(IllegalArgumentException.class);
    assertThat(feed().acknowledged("nobody")).isEqualTo(Positions.zero());
  }

  @Test
  @DisplayName("P3: nothing is pruned that a reader has not acknowledged")
  default void prunesOnlyBehindEveryReader() {
    appendSome();
    Positions safe = feed().heads();
    feed().acknowledge("fast", safe);
    feed().acknowledge("slow", safe);
    feed().acknowledge("contract", safe);
    List<FeedRecord> later = appendSome();
    feed().acknowledge("fast", feed().heads());

    feed().prune(feed().heads());

    assertThat(readAll(safe)).hasSameSizeAs(later);
    assertThatThrownBy(() -> feed().read(Positions.zero(), 10))
        .isInstanceOf(JournalFeed.RecordsPruned.class);
  }
}
