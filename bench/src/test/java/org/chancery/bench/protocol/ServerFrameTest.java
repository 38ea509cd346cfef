package org.chancery.bench.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import org.chancery.bench.protocol.ServerFrame.Field;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ServerFrameTest {

  private static final byte[] PREFIX = "run-".getBytes(StandardCharsets.US_ASCII);

  private final ServerFrame frame = new ServerFrame();

  @Test
  void aMessageIsReadWhereverItLiesInTheBuffer() {
    read(
        "{\"type\":\"message\",\"sender\":{\"id\":\"not me\",\"name\":\"A } \\\" B\"},\"id\":\"m1\", \"position\" : 1812 ,\"spans\":[[1,2],[3,4]],\"clientId\":\"run-77\",\"cursor\":\"abc\",\"ok\":true}");

    assertThat(frame.type()).isEqualTo(ServerFrame.Type.MESSAGE);
    assertThat(frame.text(Field.ID)).isEqualTo("m1");
    assertThat(frame.number(Field.POSITION, -1)).isEqualTo(1812);
    assertThat(frame.numberAfter(PREFIX)).isEqualTo(77);
    assertThat(frame.text(Field.CURSOR)).isEqualTo("abc");
    assertThat(frame.has(Field.DUPLICATE)).isFalse();
  }

  @Test
  void nothingOfTheFrameBeforeIsLeft() {
    read("{\"type\":\"refused\",\"clientId\":\"run-1\",\"retryAfterMillis\":250}");
    read("{\"type\":\"pong\"}");

    assertThat(frame.type()).isEqualTo(ServerFrame.Type.OTHER);
    assertThat(frame.text(Field.CLIENT_ID)).isNull();
    assertThat(frame.number(Field.RETRY_AFTER, -1)).isEqualTo(-1);
  }

  @Test
  void anotherRunsClientIdHasNoNumber() {
    read("{\"type\":\"message\",\"clientId\":\"other-5\"}");

    assertThat(frame.numberAfter(PREFIX)).isEqualTo(-1);
  }

  @Test
  void escapesAreUndone() {
    read("{\"type\":\"refused\",\"code\":\"a\\\"b\\\\c\\n\\u00e9\\ud83d\\ude00\"}");

    assertThat(frame.text(Field.CODE)).isEqualTo("a\"b\\c\né😀");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "[]", "{", "{\"type\"", "{\"type\":\"message", "{\"a\":{\"b\":1}", "null"})
  void whatIsNotAWholeObjectIsRefused(String text) {
    var bytes = text.getBytes(StandardCharsets.UTF_8);

    assertThatThrownBy(() -> frame.read(bytes, 0, bytes.length))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void textIsWrittenSoThatItReadsTheSame() {
    var text = "quote \" backslash \\ line\nreturn\r tab\t bell\u0007 عربي 😀";
    var json = new StringBuilder();

    JsonText.append(json, text);

    var bytes = json.toString().getBytes(StandardCharsets.UTF_8);
    assertThat(JsonText.decode(bytes, 1, bytes.length - 1)).isEqualTo(text);
    assertThat(json.toString()).doesNotContain("\n", "\r", "\t", "\u0007");
  }

  private void read(String json) {
    var bytes = ("...." + json + "....").getBytes(StandardCharsets.UTF_8);
    frame.read(bytes, 4, bytes.length - 8);
  }
}
