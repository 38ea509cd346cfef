package org.chancery.archive.completeness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chancery.archive.RunningArchive.await;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.chancery.archive.RunningArchive;
import org.chancery.archive.TestFeed;
import org.chancery.archive.TestJournal;
import org.chancery.archive.TestJournal.Person;
import org.chancery.archive.TestJournal.Room;
import org.chancery.archive.record.Disposal;
import org.chancery.archive.vault.SealedHashes;
import org.chancery.stack.testing.TestServers;
import org.chancery.verify.ledger.NoteKey;
import org.chancery.verify.ledger.SignedNote;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The reconciliation on real servers: records of two partitions on four days, with quiet days in
/// between.
final class CompletenessIT {

  private static final JsonMapper JSON = JsonMapper.builder().build();

  /// Records of a day, and of a segment.
  private static final int A_DAY = 20;

  /// Position of the first record of the day in the middle.
  private static final long FIRST = A_DAY + 1;

  private static final TestJournal journal = new TestJournal();
  private static final TestFeed feed = new TestFeed(journal);
  private static RunningArchive archive;
  private static LocalDate today;
  private static LocalDate early;
  private static LocalDate quiet;
  private static LocalDate middle;
  private static LocalDate disposed;
  private static LocalDate late;

  @BeforeAll
  static void start() {
    today = Instant.now().atZone(ZoneOffset.UTC).toLocalDate();
    early = today.minusDays(9);
    quiet = today.minusDays(7);
    middle = today.minusDays(5);
    disposed = today.minusDays(3);
    late = today.minusDays(2);
    var rooms = List.of(Room.in(1), Room.in(4));
    for (var day : List.of(early, middle, disposed, late)) {
      rooms.forEach(room -> post(room, day, A_DAY));
    }
    archive =
        new RunningArchive(
            feed.url(),
            TestServers.elasticsearch(),
            "--chancery.completeness.again=0s",
            "--chancery.completeness.turns=100",
            "--chancery.vault.records=" + A_DAY,
            "--chancery.vault.seal-after=1h",
            "--chancery.vault.pace=50ms");
    await(
        "a segment for each day",
        () ->
            List.of(1, 4).stream()
                .allMatch(p -> archive.bean(SealedHashes.class).reached(p) == 4 * A_DAY));
    archive.restart("--chancery.vault.seal-after=0s");
    List.of(early, quiet, middle, disposed, late).forEach(day -> awaitState(day, "whole"));
  }

  @AfterAll
  static void stop() {
    archive.close();
    feed.close();
  }

  private static void post(Room where, LocalDate day, int count) {
    journal.happening(day.atTime(10, 0).toInstant(ZoneOffset.UTC));
    // Files lie in the vault too, and are no records.
    journal.postedFile(where, Person.RANA, "line 0 of " + day, UUID.randomUUID(), day + ".txt");
    for (var i = 1; i < count; i++) {
      journal.posted(where, Person.RANA, "line " + i + " of " + day);
    }
    journal.happening(null);
  }

  private static void round() {
    archive.bean(Reconciliation.class).round();
  }

  /// Has rounds until a day is in that state, and its newest report says so.
  private static void awaitState(LocalDate day, String state) {
    await(
        day + " is " + state,
        () -> {
          round();
          return state(day).equals(state)
              && day(day).path("reports").path(0).path("whole").booleanValue(false)
                  == state.equals("whole");
        });
  }

  private static String state(LocalDate day) {
    return day(day).path("day").path("state").stringValue("absent");
  }

  private static JsonNode day(LocalDate day) {
    var answer =
        archive.request(
            "GET", "/api/completeness/days/" + day, null, TestServers.token("c.laurent"));
    return JSON.readTree(answer.body());
  }

  private static JsonNode figure(LocalDate day, String keeper) {
    return day(day)
        .path("partitions")
        .valueStream()
        .filter(one -> one.path("partition").intValue() == 1)
        .flatMap(one -> one.path("keepers").valueStream())
        .filter(one -> one.path("keeper").stringValue("").equals(keeper))
        .findFirst()
        .orElseThrow();
  }

  @Test
  @DisplayName(
      "P4: a whole day has one count and one hash in journal, store, ledger, vault and index")
  void wholeDayIsTheSameEverywhere() throws Exception {
    var expected = digest(FIRST, FIRST + A_DAY - 1);

    for (var keeper : List.of("journal", "store", "ledger", "vault", "index")) {
      assertThat(figure(middle, keeper).path("records").intValue()).as(keeper).isEqualTo(A_DAY);
      assertThat(figure(middle, keeper).path("digest").stringValue())
          .as(keeper)
          .isEqualTo(expected);
    }
  }

  /// The hash over a day as ADR 30 says it, written down once more.
  private static String digest(long first, long last) throws Exception {
    var sha256 = MessageDigest.getInstance("SHA-256");
    var digest = new byte[32];
    for (var position = first; position <= last; position++) {
      sha256.update(digest);
      sha256.update(ByteBuffer.allocate(8).putLong(position).array());
      sha256.update(HexFormat.of().parseHex(journal.hash(1, position).substring(7)));
      digest = sha256.digest();
    }
    return "sha256:" + HexFormat.of().formatHex(sha256.digest(digest));
  }

  @Test
  @DisplayName("P4: a day on which nothing happened is whole, and reported")
  void quietDayIsWhole() {
    assertThat(state(quiet)).isEqualTo("whole");
    assertThat(day(quiet).path("day").path("records").intValue()).isZero();
    assertThat(day(quiet).path("reports").size()).isEqualTo(1);
  }

  static List<Tampering> tamperings() {
    return Tampering.at(FIRST + 7, FIRST, feed, journal);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("tamperings")
  @DisplayName(
      "P4: whatever is dropped, swapped or altered in one keeper turns its day red and names keeper and position, until it is made good")
  void whateverIsTamperedWithIsNamed(Tampering tampering) throws Exception {
    tampering.tamper().on(archive);
    try {
      round();

      assertThat(state(middle)).isEqualTo("differs");
      var difference = figure(middle, tampering.keeper()).path("difference");
      assertThat(difference.path("kind").stringValue()).isEqualTo(tampering.kind());
      assertThat(difference.path("first").longValue()).isEqualTo(tampering.position());
      for (var keeper : Keeper.values()) {
        if (!keeper.wire().equals(tampering.keeper())) {
          assertThat(figure(middle, keeper.wire()).has("difference")).as(keeper.wire()).isFalse();
        }
      }
      assertThat(List.of(state(early), state(quiet), state(late))).containsOnly("whole");
      assertThat(health()).contains("\"redDays\":[\"" + middle + "\"]");
      assertThat(archive.get("/api/overview").path("alarms").toString())
          .contains("incomplete", middle.toString(), tampering.keeper());
    } finally {
      tampering.restore().on(archive);
    }
    awaitState(middle, "whole");
    assertThat(health()).contains("\"redDays\":[]");
    assertThat(archive.get("/api/overview").path("alarms").size()).isZero();
  }

  private static String health() {
    return archive.request("GET", "/actuator/health", null, null).body();
  }

  @Test
  @DisplayName("P4: a late record is counted on its day, which is reported again")
  void lateRecordIsReportedAgain() {
    var before = day(late).path("reports").path(0).path("revision").intValue();

    post(Room.in(1), late, 1);

    await(
        "the report has it",
        () -> {
          round();
          return day(late).path("reports").path(0).path("records").intValue() == 2 * A_DAY + 1;
        });
    assertThat(state(late)).isEqualTo("whole");
    assertThat(day(late).path("reports").path(0).path("revision").intValue()).isGreaterThan(before);
    assertThat(figure(late, "index").path("records").intValue()).isEqualTo(A_DAY + 1);
  }

  @Test
  @DisplayName(
      "P5: records that were disposed of are counted with their disposal, and the day stays whole")
  void disposedRecordsAreCountedAsGone() {
    var batch = UUID.randomUUID();
    var id = TestFeed.json(journal.after(1, 2 * A_DAY).getFirst()).path("id").stringValue();
    archive
        .bean(TransactionTemplate.class)
        .executeWithoutResult(
            _ -> archive.bean(Disposal.class).dispose(Set.of(UUID.fromString(id)), batch));

    await(
        "the index let it go",
        () -> {
          round();
          return figure(disposed, "index").path("gone").intValue() == 1
              && figure(disposed, "index").path("waiting").intValue() == 0;
        });

    awaitState(disposed, "whole");
    assertThat(figure(disposed, "store").path("gone").intValue()).isEqualTo(1);
    assertThat(figure(disposed, "journal").path("gone").intValue()).isZero();
    assertThat(figure(disposed, "store").path("digest"))
        .isEqualTo(figure(disposed, "journal").path("digest"));
    assertThat(day(disposed).path("disposals").path(0).path("disposal").stringValue())
        .isEqualTo(batch.toString());
  }

  @Test
  @DisplayName(
      "P4: the report of a day is signed by the ledger's key and on record in the archive's own chain")
  void reportIsSignedAndOnRecord() throws Exception {
    var key =
        archive.request("GET", "/ledger/keys", null, null).body().lines().findFirst().orElseThrow();
    var answer =
        archive.request(
            "GET",
            "/api/completeness/days/" + early + "/report",
            null,
            TestServers.token("c.laurent"));

    var note = SignedNote.read(answer.body());
    assertThat(note.signers(List.of(NoteKey.read(key)))).hasSize(1);
    var text = note.text().lines().toList();
    assertThat(text.getFirst()).isEqualTo("chancery-completeness 1");
    var report = JSON.readTree(text.get(1));
    assertThat(report.path("day").stringValue()).isEqualTo(early.toString());
    assertThat(report.path("whole").booleanValue()).isTrue();
    assertThat(report.at("/partitions/0/keepers/vault/digest").stringValue())
        .isEqualTo(digest(1, A_DAY));
    var id = day(early).path("reports").path(0).path("record").stringValue();
    var record = archive.get("/api/records/" + id).path("record");
    assertThat(record.path("type").stringValue()).isEqualTo("completeness.reported");
    assertThat(record.at("/completeness/report").stringValue()).isEqualTo(answer.body());
    assertThat(archive.get("/api/access-log").path("items").toString())
        .contains("completeness-report");
  }

  @Test
  @DisplayName("P6: an operator sees the figures and has them taken again, and gets no report")
  void operatorSeesFiguresAlone() {
    var operator = TestServers.token("p.novak");
    var path = "/api/completeness/days/" + middle;

    assertThat(archive.request("GET", path, null, operator).statusCode()).isEqualTo(200);
    assertThat(archive.request("GET", path + "/report", null, operator).statusCode())
        .isEqualTo(403);
    assertThat(
            archive
                .send(
                    "POST",
                    "/api/completeness/check",
                    "p.novak",
                    new CompletenessController.CheckRequest(middle),
                    202)
                .path("stretches")
                .intValue())
        .isEqualTo(2);
    for (var other : List.of("r.haddad", "n.aziz")) {
      assertThat(archive.request("GET", path, null, TestServers.token(other)).statusCode())
          .isEqualTo(403);
    }
  }

  @Test
  @DisplayName("P4: the evidence names head, keys, vault and growth, and what waits for them")
  void evidenceTellsWhatTheRecordStandsOn() {
    var evidence = archive.get("/api/evidence");

    var note = SignedNote.read(evidence.at("/ledger/head/note").stringValue());
    var keys =
        evidence
            .at("/ledger/keys")
            .valueStream()
            .map(key -> NoteKey.read(key.path("vkey").stringValue()))
            .toList();
    assertThat(note.signers(keys)).isNotEmpty();
    assertThat(evidence.at("/ledger/head/size").longValue()).isGreaterThanOrEqualTo(8 * A_DAY);
    assertThat(evidence.at("/vault/records").longValue()).isGreaterThanOrEqualTo(8 * A_DAY);
    assertThat(NoteKey.read(evidence.at("/vault/key").stringValue()).name())
        .isEqualTo("chancery.vault");
    assertThat(evidence.path("days").path(0).path("day").stringValue()).isEqualTo(early.toString());
    assertThat(evidence.path("days").path(0).path("records").intValue()).isEqualTo(2 * A_DAY);
  }

  @Test
  void calendarHasEveryDayFromTheFirstToToday() {
    var calendar =
        archive.get("/api/completeness?from=" + today.minusDays(60) + "&to=" + today.plusDays(9));

    assertThat(calendar.path("first").stringValue()).isEqualTo(early.toString());
    assertThat(calendar.path("today").stringValue()).isEqualTo(today.toString());
    assertThat(calendar.path("days").valueStream().map(day -> day.path("day").stringValue()))
        .containsExactlyElementsOf(
            early.datesUntil(today.plusDays(1)).map(LocalDate::toString).toList());
    assertThat(
            archive
                .request(
                    "GET",
                    "/api/completeness?from=2026-01-01&to=2027-06-01",
                    null,
                    TestServers.token("c.laurent"))
                .body())
        .contains("\"field\":\"to\"");
  }

  @Test
  @DisplayName("P4: a keeper that is away is named, and nobody is accused")
  void keeperThatIsAwayIsWaitedFor() {
    feed.away(true);
    try {
      round();

      assertThat(
              archive
                  .get("/api/completeness?from=" + middle + "&to=" + middle)
                  .at("/comparing/away/journal")
                  .isString())
          .isTrue();
      assertThat(state(middle)).isEqualTo("whole");
    } finally {
      feed.away(false);
    }
    awaitState(middle, "whole");
  }
}
