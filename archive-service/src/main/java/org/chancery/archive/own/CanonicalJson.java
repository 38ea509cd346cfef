package org.chancery.archive.own;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Writes maps, lists, strings, whole numbers and booleans as RFC 8785 says, so that one meaning
/// has one hash.
public final class CanonicalJson {

  private static final long LARGEST = 1L << 53;

  private final StringBuilder json = new StringBuilder(256);

  private CanonicalJson() {}

  /// The canonical bytes of a document, in UTF-8.
  ///
  /// @throws IllegalArgumentException for a value of another kind, a number a double does not hold
  ///   exactly, or half a surrogate pair
  public static byte[] bytes(Map<String, ?> document) {
    var writer = new CanonicalJson();
    writer.map(document);
    return utf8(writer.json);
  }

  private void value(Object value) {
    switch (value) {
      case String text -> string(text);
      case Integer number -> number(number);
      case Long number -> number(number);
      case Boolean truth -> json.append(truth);
      case Map<?, ?> members -> map(members);
      case List<?> items -> list(items);
      default ->
          throw new IllegalArgumentException("no canonical form for " + value.getClass().getName());
    }
  }

  private void map(Map<?, ?> members) {
    // A string compares by its UTF-16 units, which is the order the RFC asks for.
    var sorted = new TreeMap<String, Object>();
    members.forEach((name, value) -> sorted.put((String) name, value));
    var separator = '{';
    for (var member : sorted.entrySet()) {
      json.append(separator);
      string(member.getKey());
      json.append(':');
      value(member.getValue());
      separator = ',';
    }
    json.append(sorted.isEmpty() ? "{}" : "}");
  }

  private void list(List<?> items) {
    json.append('[');
    for (var i = 0; i < items.size(); i++) {
      if (i > 0) {
        json.append(',');
      }
      value(items.get(i));
    }
    json.append(']');
  }

  private void number(long value) {
    if (Math.abs(value) > LARGEST) {
      throw new IllegalArgumentException("beyond what JSON readers agree on: " + value);
    }
    json.append(value);
  }

  private void string(String text) {
    json.append('"');
    for (var i = 0; i < text.length(); i++) {
      var c = text.charAt(i);
      switch (c) {
        case '"', '\\' -> json.append('\\').append(c);
        case '\b' -> json.append("\\b");
        case '\t' -> json.append("\\t");
        case '\n' -> json.append("\\n");
        case '\f' -> json.append("\\f");
        case '\r' -> json.append("\\r");
        default -> {
          if (c < 0x20) {
            json.append("\\u00").append(Character.forDigit(c >> 4, 16));
            json.append(Character.forDigit(c & 0xF, 16));
          } else {
            json.append(c);
          }
        }
      }
    }
    json.append('"');
  }

  private static byte[] utf8(CharSequence text) {
    try {
      ByteBuffer encoded =
          StandardCharsets.UTF_8
              .newEncoder()
              .onMalformedInput(CodingErrorAction.REPORT)
              .encode(CharBuffer.wrap(text));
      var bytes = new byte[encoded.remaining()];
      encoded.get(bytes);
      return bytes;
    } catch (CharacterCodingException halfAPair) {
      throw new IllegalArgumentException("half a surrogate pair has no UTF-8 form", halfAPair);
    }
  }
}
