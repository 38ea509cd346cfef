package org.chancery.archive.own;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.erdtman.jcs.JsonCanonicalizer;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/// RFC 8785, compared with an independent implementation.
final class CanonicalJsonTest {

  private static final JsonMapper JSON = JsonMapper.builder().build();

  @Test
  @DisplayName("P4: canonical bytes are those of another implementation, for any document")
  void agreesWithAnotherImplementation() throws IOException {
    var random = new Random(20261123);
    for (var i = 0; i < 2_000; i++) {
      var document = map(random, 3);

      assertThat(new String(CanonicalJson.bytes(document), StandardCharsets.UTF_8))
          .isEqualTo(new JsonCanonicalizer(JSON.writeValueAsString(document)).getEncodedString());
    }
  }

  @Test
  void whatHasNoCanonicalFormIsRefused() {
    assertThatThrownBy(() -> CanonicalJson.bytes(Map.of("a", 1.5)))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> CanonicalJson.bytes(Map.of("a", 1L << 60)))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> CanonicalJson.bytes(Map.of("a", "half \ud800 a pair")))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static Object value(Random random, int depth) {
    return switch (random.nextInt(depth == 0 ? 4 : 6)) {
      case 0 -> text(random);
      case 1 -> random.nextLong(-(1L << 53), 1L << 53);
      case 2 -> random.nextInt();
      case 3 -> random.nextBoolean();
      case 4 -> map(random, depth - 1);
      default -> list(random, depth - 1);
    };
  }

  private static Map<String, Object> map(Random random, int depth) {
    var map = new HashMap<String, Object>();
    for (var i = random.nextInt(5); i > 0; i--) {
      map.put(text(random), value(random, depth));
    }
    return map;
  }

  private static List<Object> list(Random random, int depth) {
    var list = new ArrayList<>();
    for (var i = random.nextInt(4); i > 0; i--) {
      list.add(value(random, depth));
    }
    return list;
  }

  /// Any characters, those with escapes or two UTF-16 units more often than by chance.
  private static String text(Random random) {
    var text = new StringBuilder();
    for (var i = random.nextInt(6); i > 0; i--) {
      text.appendCodePoint(
          switch (random.nextInt(5)) {
            case 0 -> random.nextInt(0x20);
            case 1 -> "\"\\/\u007f\u2028é".charAt(random.nextInt(6));
            case 2 -> random.nextInt(0x10000, 0x110000);
            case 3 -> random.nextInt(0x20, 0xD800);
            default -> random.nextInt('a', 'z');
          });
    }
    return text.toString();
  }
}
