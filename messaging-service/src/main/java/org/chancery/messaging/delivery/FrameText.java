package org.chancery.messaging.delivery;

/// Builds one JSON frame. A writer of our own, because a frame is built once for every message and
/// its shape is known.
final class FrameText {

  private final StringBuilder out;

  private FrameText(int expected) {
    out = new StringBuilder(expected);
  }

  static FrameText type(String type) {
    FrameText frame = new FrameText(384);
    frame.out.append("{\"type\":\"").append(type).append('"');
    return frame;
  }

  /// An object without a type, to stand inside a frame.
  static FrameText object() {
    FrameText object = new FrameText(128);
    object.out.append('{');
    return object;
  }

  /// A member whose value needs no escaping: ids, cursors, times, fixed words.
  FrameText plain(String name, Object value) {
    name(name);
    out.append('"').append(value).append('"');
    return this;
  }

  FrameText number(String name, long value) {
    name(name);
    out.append(value);
    return this;
  }

  FrameText flag(String name, boolean value) {
    name(name);
    out.append(value);
    return this;
  }

  FrameText text(String name, String value) {
    name(name);
    quote(value);
    return this;
  }

  /// Starts a nested object; [#close] ends it.
  FrameText open(String name) {
    name(name);
    out.append('{');
    return this;
  }

  FrameText close() {
    out.append('}');
    return this;
  }

  /// A member whose value is JSON already.
  FrameText raw(String name, CharSequence json) {
    name(name);
    out.append(json);
    return this;
  }

  String end() {
    return out.append('}').toString();
  }

  private void name(String name) {
    if (out.charAt(out.length() - 1) != '{') {
      out.append(',');
    }
    out.append('"').append(name).append("\":");
  }

  private void quote(String value) {
    out.append('"');
    int clean = 0;
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      if (c < 0x20 || c == '"' || c == '\\') {
        out.append(value, clean, i);
        clean = i + 1;
        escape(c);
      }
    }
    out.append(value, clean, value.length()).append('"');
  }

  private void escape(char c) {
    switch (c) {
      case '"', '\\' -> out.append('\\').append(c);
      case '\n' -> out.append("\\n");
      case '\t' -> out.append("\\t");
      default ->
          out.append("\\u00")
              .append(Character.forDigit(c >> 4, 16))
              .append(Character.forDigit(c & 0xF, 16));
    }
  }
}
