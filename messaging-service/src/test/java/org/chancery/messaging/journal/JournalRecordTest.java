package org.chancery.messaging.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.erdtman.jcs.JsonCanonicalizer;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

final class JournalRecordTest {

  private static final byte[] START = new byte[32];

  private static Stream<RecordDraft> samples() {
    return LongStream.range(0, 200)
        .boxed()
        .flatMap(seed -> new RecordSamples(seed).ofEveryType().stream());
  }

  @Test
  @DisplayName("P4: a record's bytes are canonical by an independent implementation of RFC 8785")
  void recordsAreCanonical() throws IOException {
    for (RecordDraft draft : samples().toList()) {
      byte[] body = PreparedRecord.of(draft).at(1812, START);

      byte[] canonical = new JsonCanonicalizer(body).getEncodedUTF8();

      assertThat(new String(body, StandardCharsets.UTF_8))
          .isEqualTo(new String(canonical, StandardCharsets.UTF_8));
    }
  }

  @Test
  void everyTypeOfRecordMatchesThePublishedSchema() throws IOException {
    Schema schema =
        SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
            .getSchema(
                Files.readString(Path.of("../docs/contracts/journal-record.v1.schema.json")),
                InputFormat.JSON);
    for (RecordDraft draft : new RecordSamples(7).ofEveryType()) {
      String json = new String(PreparedRecord.of(draft).at(1, START), StandardCharsets.UTF_8);

      assertThat(schema.validate(json, InputFormat.JSON)).as(draft.act().type()).isEmpty();
      assertThat(schema.validate(json.replace("\"v\":1", "\"v\":1,\"x\":1"), InputFormat.JSON))
          .as("an unknown member in " + draft.act().type())
          .isNotEmpty();
    }
  }

  @Test
  void recordsReadBackAsTheyWereDrafted() {
    for (RecordDraft draft : samples().toList()) {
      FeedRecord record =
          new FeedRecord(draft.partition(), 9, PreparedRecord.of(draft).at(9, START));

      assertThat(RecordReader.read(record)).isEqualTo(draft);
    }
  }

  @Test
  void messageTextHidesWhatItSays() {
    for (RecordDraft draft : new RecordSamples(1).ofEveryType()) {
      if (draft.act() instanceof Act.OfMessage message) {
        List<String> written =
            Stream.concat(
                    Stream.of(message.text().value()),
                    message.attachments().stream().map(AttachmentRef::name))
                .filter(words -> !words.isEmpty())
                .toList();

        assertThat(draft.toString()).doesNotContain(written);
      }
    }
    assertThat(new MessageText("a secret")).hasToString("MessageText[8 chars]");
  }

  @Test
  void textThatHasNoFaithfulEncodingIsRefusedWithoutQuotingIt() {
    for (String flawed : List.of("a\uD800", "\uDC00b", "nul\u0000", "\uD83D\uD83D")) {
      assertThatThrownBy(() -> new MessageText(flawed))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageNotContaining(flawed);
    }
    assertThatThrownBy(() -> new CanonicalJson(1).string("\uDC00"))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
