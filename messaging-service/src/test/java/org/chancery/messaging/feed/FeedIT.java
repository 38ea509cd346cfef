package org.chancery.messaging.feed;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.chancery.messaging.house.House;
import org.chancery.messaging.house.Program;
import org.chancery.messaging.journal.JournalFeed;
import org.chancery.messaging.journal.Positions;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class FeedIT {

  private final House house = House.shared();
  private final Program archive = house.asService("chancery-archive");

  @Test
  @DisplayName("P3: a reader that waits hears of a new record when it is committed")
  void longPollWakesOnANewRecord() throws Exception {
    var rana = house.as("r.haddad");
    var place = house.bean(JournalFeed.class).heads();
    var waiting =
        CompletableFuture.supplyAsync(() -> archive.get("/feed/records?wait=30&after=" + place));

    var room = rana.post("/api/conversations", "{\"kind\":\"room\",\"name\":\"Awake\"}").json();

    var answer = waiting.get(50, TimeUnit.SECONDS);
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.text()).contains(room.path("id").asString()).endsWith("\n");
  }

  @Test
  void readerThatHasEverythingGetsNothing() {
    var place = house.bean(JournalFeed.class).heads();

    var answer = archive.get("/feed/records?wait=0&after=" + place);

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.text()).isEmpty();
  }

  @Test
  void acknowledgementIsKeptAndNeverGoesBack() {
    var feed = house.bean(JournalFeed.class);
    var heads = feed.heads();

    assertThat(acknowledge("reader-1", heads).status()).isEqualTo(204);
    assertThat(acknowledge("reader-1", Positions.zero()).status()).isEqualTo(204);

    assertThat(feed.acknowledged("reader-1")).isEqualTo(heads);
  }

  @Test
  void placeBeyondTheJournalIsNotAcknowledged() {
    var heads = house.bean(JournalFeed.class).heads();

    var answer = acknowledge("reader-2", heads.with(3, heads.at(3) + 1_000_000));

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.json().path("field").asString()).isEqualTo("positions");
  }

  @ParameterizedTest
  @ValueSource(strings = {"1,2,3", "x", "0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,-1"})
  void placeThatIsNoneIsNamed(String after) {
    var answer = archive.get("/feed/records?wait=0&after=" + after);

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.json().path("field").asString()).isEqualTo("after");
  }

  @Test
  @DisplayName("P3: hashes of the journal are told without a word of it")
  void hashesAreToldWithoutWords() {
    var rana = house.as("r.haddad");
    rana.post("/api/conversations", "{\"kind\":\"room\",\"name\":\"Counted\"}");
    var heads = house.bean(JournalFeed.class).heads();
    var partition = IntStream.range(0, 16).filter(p -> heads.at(p) > 0).findFirst().orElseThrow();

    var answer = archive.get("/feed/hashes?partition=" + partition);

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.json().path("head").asLong()).isGreaterThanOrEqualTo(heads.at(partition));
    assertThat(answer.json().path("records").path(0).path("hash").asString())
        .matches("sha256:[0-9a-f]{64}");
    assertThat(answer.text()).doesNotContain("Counted");
    assertThat(rana.get("/feed/hashes?partition=0").status()).isEqualTo(403);
  }

  @ParameterizedTest
  @CsvSource({"partition=16, partition", "partition=-1, partition", "partition=0&after=-1, after"})
  void hashesOfNowhereAreRefused(String query, String field) {
    var answer = archive.get("/feed/hashes?" + query);

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.json().path("field").asString()).isEqualTo(field);
  }

  private Program.Answer acknowledge(String reader, Positions positions) {
    return archive.post(
        "/feed/acknowledgements",
        "{\"reader\":\"%s\",\"positions\":[%s]}".formatted(reader, positions));
  }
}
