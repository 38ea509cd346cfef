package org.chancery.archive.own;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.chancery.archive.RunningArchive;
import org.chancery.archive.TestFeed;
import org.chancery.archive.TestJournal;
import org.chancery.archive.record.JournalRecord;
import org.chancery.archive.record.RecordStore;
import org.chancery.stack.testing.TestServers;
import org.erdtman.jcs.JsonCanonicalizer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.IllegalTransactionStateException;
import org.springframework.transaction.support.TransactionTemplate;

/// The archive's own chain: one record for each act, in the transaction of the act.
final class OwnRecordsIT {

  private static final Path SCHEMA =
      Path.of("..", "docs", "contracts", "archive-record.v1.schema.json");
  private static final Actor CAMILLE = new Actor(UUID.randomUUID(), "c.laurent", "Camille Laurent");

  private static TestFeed feed;
  private static RunningArchive archive;

  @BeforeAll
  static void start() {
    feed = new TestFeed(new TestJournal());
    archive = new RunningArchive(feed.url(), TestServers.elasticsearch());
  }

  @AfterAll
  static void stop() {
    archive.close();
    feed.close();
  }

  @Test
  @DisplayName("P6: acts of many officers at once make one chain without gaps, in the agreed form")
  void actsAtOnceMakeOneChain() throws Exception {
    var before = head();
    var officers =
        IntStream.range(0, 40)
            .mapToObj(i -> Thread.ofVirtual().start(() -> act("q=\"عقد\" " + i)))
            .toList();
    for (var officer : officers) {
      assertThat(officer.join(Duration.ofSeconds(30))).isTrue();
    }

    var records = all();
    assertThat(head()).isEqualTo(before + 40);
    assertThat(records.stream().map(JournalRecord::position))
        .containsExactlyElementsOf(LongStream.rangeClosed(1, before + 40).boxed().toList());
    var previous = "sha256:" + "0".repeat(64);
    for (var record : records) {
      assertThat(record.place().previousHash()).isEqualTo(previous);
      previous = record.hash();
    }
    var schema =
        SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
            .getSchema(Files.readString(SCHEMA), InputFormat.JSON);
    for (var record : records) {
      var bytes = record.body().toArray();
      assertThat(schema.validate(new String(bytes, StandardCharsets.UTF_8), InputFormat.JSON))
          .isEmpty();
      assertThat(new JsonCanonicalizer(bytes).getEncodedUTF8()).isEqualTo(bytes);
    }
  }

  @Test
  @DisplayName("P6: an act that is rolled back leaves no record, and no gap")
  void actThatIsRolledBackLeavesNoRecord() {
    var before = head();

    archive
        .bean(TransactionTemplate.class)
        .executeWithoutResult(status -> {
          append("taken back");
          status.setRollbackOnly();
        });
    var next = act("stands");

    assertThat(next.position()).isEqualTo(before + 1);
    assertThat(head()).isEqualTo(before + 1);
  }

  @Test
  void recordWithoutTheTransactionOfItsActIsRefused() {
    assertThatThrownBy(() -> append("on its own"))
        .isInstanceOf(IllegalTransactionStateException.class);
  }

  private static OwnRecord act(String subject) {
    var written = archive.bean(TransactionTemplate.class).execute(_ -> append(subject));
    return Objects.requireNonNull(written);
  }

  private static OwnRecord append(String subject) {
    return archive
        .bean(OwnRecords.class)
        .append(
            OwnType.ACCESS_SEARCHED,
            CAMILLE,
            Map.of("action", "search", "subject", subject, "results", 3));
  }

  private static long head() {
    return archive
        .bean(JdbcClient.class)
        .sql("select position from intake_head where partition = 16")
        .query(Long.class)
        .single();
  }

  private static List<JournalRecord> all() {
    var after = IntStream.rangeClosed(0, OwnRecords.PARTITION).mapToObj(_ -> 0L).toList();
    return archive.bean(RecordStore.class).after(after, 10_000, Integer.MAX_VALUE);
  }
}
