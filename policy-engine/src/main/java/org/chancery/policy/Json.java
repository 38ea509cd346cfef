package org.chancery.policy;

import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Writes trees of maps, lists, strings, whole numbers and booleans as RFC 8785 JSON.
final class Json {
  private final StringBuilder json = new StringBuilder();

  private Json() {}

  static String of(Object tree) {
    var writer = new Json();
    writer.value(tree);
    return writer.json.toString();
  }

  private void value(Object value) {
    switch (value) {
      case Map<?, ?> map -> map(map);
      case List<?> list -> list(list);
      case String text -> string(text);
      case Boolean truth -> json.append(truth);
      case Integer number -> json.append(number);
      case Long number -> json.append(number);
      default -> throw new IllegalArgumentException("No JSON for " + value.getClass());
    }
  }

  private void map(Map<?, ?> map) {
    var sorted = new TreeMap<String, Object>();
    map.forEach((key, value) -> sorted.put((String) key, value));
    char separator = '{';
    for (var entry : sorted.entrySet()) {
      json.append(separator);
      string(entry.getKey());
      json.append(':');
      value(entry.getValue());
      separator = ',';
    }
    json.append(sorted.isEmpty() ? "{}" : "}");
  }

  private void list(List<?> list) {
    char separator = '[';
    for (Object value : list) {
      json.append(separator);
      value(value);
      separator = ',';
    }
    json.append(list.isEmpty() ? "[]" : "]");
  }

  private void string(String value) {
    json.append('"');
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      switch (c) {
        case '"' -> json.append("\\\"");
        case '\\' -> json.append("\\\\");
        case '\b' -> json.append("\\b");
        case '\f' -> json.append("\\f");
        case '\n' -> json.append("\\n");
        case '\r' -> json.append("\\r");
        case '\t' -> json.append("\\t");
        default -> {
          if (c < ' ') {
            json.append("\\u00").append(HexFormat.of().toHexDigits((byte) c));
          } else {
            json.append(c);
          }
        }
      }
    }
    json.append('"');
  }
}
