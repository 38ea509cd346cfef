package org.chancery.bench.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ChatFileTest {

  private static final String GOOD =
      "{\"room\":\"#one\",\"sender\":\"Ann\",\"sent_at\":\"2004-11-15T01:00:00Z\",\"text\":\"hello\"}\n";

  @TempDir private Path folder = Path.of("");

  @Test
  void linesKeepTheirOrderAndBlankOnesAreSkipped() throws IOException {
    var file = file(GOOD + "\n" + GOOD.replace("Ann", "Bob").replace("#one", "#two"));

    var chat = ChatFile.read(file, 10);

    assertThat(chat.senders()).containsExactly("Ann", "Bob");
    assertThat(chat.rooms()).containsOnlyKeys("#one", "#two");
    assertThat(chat.lines()).extracting(ChatLine::number).containsExactly(0, 1);
    assertThat(chat.members().get("#two")).containsExactly("Bob");
  }

  @Test
  void theLimitCountsMessages() throws IOException {
    assertThat(ChatFile.read(file(GOOD.repeat(5)), 3).lines()).hasSize(3);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{'room':'a'                       | is not valid JSON",
        "{'room':'a','sender':'b'}         | needs a \"text\"",
        "{'room':'a','text':'b'}           | needs a \"sender\"",
        "{'sender':'a','text':'b'}         | needs a \"room\"",
        "{'room':7,'sender':'a','text':'b'} | needs a \"room\"",
        "{'room':'a','sender':'b','text':' '} | needs a \"text\"",
        "['a']                             | needs a \"room\""
      })
  void aBadLineIsNamed(String line, String why) throws IOException {
    var file = file(GOOD + line.replace('\'', '"') + "\n" + GOOD);

    assertThatThrownBy(() -> ChatFile.read(file, 10))
        .isInstanceOf(ChatFile.BadLine.class)
        .hasMessageContaining("line 2")
        .hasMessageContaining(why);
  }

  @Test
  void aTextThatNoServerTakesIsNamed() throws IOException {
    var file = file(GOOD.replace("hello", "x".repeat(16_385)));

    assertThatThrownBy(() -> ChatFile.read(file, 10))
        .hasMessageContaining("line 1")
        .hasMessageContaining("16385");
  }

  @Test
  void bytesThatAreNotUtf8AreNamed() throws IOException {
    var file = folder.resolve("latin1.jsonl");
    Files.write(file, GOOD.replace("hello", "h\u00e9llo").getBytes(StandardCharsets.ISO_8859_1));

    assertThatThrownBy(() -> ChatFile.read(file, 10)).hasMessageContaining("UTF-8");
  }

  @Test
  void aMissingFileIsNamed() {
    assertThatThrownBy(() -> ChatFile.read(folder.resolve("nowhere"), 10))
        .hasMessageContaining("nowhere");
  }

  @Test
  void textIsNeverPrinted() {
    assertThat(new ChatLine(3, "#one", "Ann", "secret")).hasToString("ChatLine[3, 6 chars]");
  }

  private Path file(String content) throws IOException {
    return Files.writeString(folder.resolve("chat.jsonl"), content);
  }
}
