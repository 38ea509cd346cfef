package org.chancery.bench.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

final class ChatJournalTest {

  private static final List<Long> BEGINNING = Collections.nCopies(ChatJournal.PARTITIONS, 0L);
  private static final List<String> TEXTS = List.of("hello \"there\"", "how\tare you", "fine");

  @Test
  void sameSeedMakesTheSameJournal() {
    var one = new ChatJournal(7, 500, TEXTS).after(BEGINNING, 1_000);
    var other = new ChatJournal(7, 500, TEXTS).after(BEGINNING, 1_000);

    assertThat(one).hasSize(500).containsExactlyElementsOf(other);
  }

  @Test
  void everyRecordNamesTheHashOfTheOneBeforeItAndItsPlace() throws Exception {
    var hashes = new String[ChatJournal.PARTITIONS];
    var positions = new long[ChatJournal.PARTITIONS];
    java.util.Arrays.fill(hashes, "sha256:" + "0".repeat(64));

    for (var line : new ChatJournal(1, 2_000, TEXTS).after(BEGINNING, 2_000)) {
      var record = JsonMapper.shared().readTree(new String(line, StandardCharsets.UTF_8));
      var partition = record.path("partition").intValue();
      assertThat(record.path("position").longValue()).isEqualTo(++positions[partition]);
      assertThat(record.path("prev").stringValue()).isEqualTo(hashes[partition]);
      hashes[partition] =
          "sha256:" + HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(line));
    }
  }

  @Test
  void whatIsAcknowledgedIsForgottenAndTheRestComesNext() {
    var journal = new ChatJournal(3, 300, TEXTS);
    var first = journal.after(BEGINNING, 100);
    var heads = journal.heads();
    journal.acknowledge(heads);

    var rest = journal.after(heads, 1_000);

    assertThat(first).hasSize(100);
    assertThat(first.size() + rest.size()).isLessThanOrEqualTo(300);
    assertThat(journal.made()).isEqualTo(300);
  }
}
