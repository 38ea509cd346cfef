package org.chancery.bench.protocol;

import java.nio.charset.StandardCharsets;

/// JSON strings, between their quotes.
final class JsonText {

  private JsonText() {}

  /// Appends `text` as a quoted JSON string.
  static void append(StringBuilder out, String text) {
    out.append('"');
    for (var i = 0; i < text.length(); i++) {
      var c = text.charAt(i);
      switch (c) {
        case '"' -> out.append("\\\"");
        case '\\' -> out.append("\\\\");
        case '\n' -> out.append("\\n");
        case '\r' -> out.append("\\r");
        case '\t' -> out.append("\\t");
        default -> {
          if (c < ' ') {
            out.append("\\u%04x".formatted((int) c));
          } else {
            out.append(c);
          }
        }
      }
    }
    out.append('"');
  }

  /// The text that stands between the quotes in `bytes`.
  static String decode(byte[] bytes, int start, int end) {
    var raw = new String(bytes, start, end - start, StandardCharsets.UTF_8);
    if (raw.indexOf('\\') < 0) {
      return raw;
    }
    var out = new StringBuilder(raw.length());
    var i = 0;
    while (i < raw.length()) {
      var c = raw.charAt(i++);
      if (c != '\\') {
        out.append(c);
        continue;
      }
      var escaped = raw.charAt(i++);
      switch (escaped) {
        case 'n' -> out.append('\n');
        case 'r' -> out.append('\r');
        case 't' -> out.append('\t');
        case 'b' -> out.append('\b');
        case 'f' -> out.append('\f');
        case 'u' -> {
          out.append((char) Integer.parseInt(raw, i, i + 4, 16));
          i += 4;
        }
        default -> out.append(escaped);
      }
    }
    return out.toString();
  }
}
