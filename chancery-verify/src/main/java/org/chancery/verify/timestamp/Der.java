package org.chancery.verify.timestamp;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// One element of DER (ITU-T X.690), as far as a time stamp token needs it: tags below 31, definite
/// lengths of at most four bytes.
final class Der {

  static final int INTEGER = 0x02;
  static final int OCTETS = 0x04;
  static final int OID = 0x06;
  static final int GENERALIZED_TIME = 0x18;
  static final int SEQUENCE = 0x30;
  static final int SET = 0x31;

  private final byte[] bytes;
  private final int from;
  private final int content;
  private final int to;

  private Der(byte[] bytes, int from, int content, int to) {
    this.bytes = bytes;
    this.from = from;
    this.content = content;
    this.to = to;
  }

  /// Reads bytes that are one element and nothing else.
  ///
  /// @throws IllegalArgumentException when they are not
  static Der read(byte[] bytes) {
    var element = at(bytes, 0, bytes.length);
    if (element.to != bytes.length) {
      throw new IllegalArgumentException("more bytes than one element");
    }
    return element;
  }

  /// The tag of an element of a class of its own, as in `[0]`.
  static int context(int number) {
    return 0xA0 | number;
  }

  private static Der at(byte[] bytes, int from, int end) {
    if (end - from < 2 || (bytes[from] & 0x1F) == 0x1F) {
      throw new IllegalArgumentException("an element is cut off, or of an unknown form");
    }
    var length = bytes[from + 1] & 0xFF;
    var content = from + 2;
    if (length >= 0x80) {
      var count = length & 0x7F;
      if (count == 0 || count > 4 || end - content < count) {
        throw new IllegalArgumentException("a length is not definite, or too long");
      }
      length = 0;
      for (var i = 0; i < count; i++) {
        length = (length << 8) | (bytes[content + i] & 0xFF);
      }
      content += count;
    }
    if (length < 0 || length > end - content) {
      throw new IllegalArgumentException("an element is longer than what holds it");
    }
    return new Der(bytes, from, content, content + length);
  }

  int tag() {
    return bytes[from] & 0xFF;
  }

  /// The element, refused when it has another tag.
  Der as(int tag) {
    if (tag() != tag) {
      throw new IllegalArgumentException("tag %02x where %02x was to be".formatted(tag(), tag));
    }
    return this;
  }

  /// The elements within this one.
  List<Der> children() {
    List<Der> children = new ArrayList<>();
    for (var at = content; at < to; ) {
      var child = at(bytes, at, to);
      children.add(child);
      at = child.to;
    }
    return children;
  }

  /// An element within this one.
  Der child(int index) {
    var children = children();
    if (index >= children.size()) {
      throw new IllegalArgumentException("an element is missing");
    }
    return children.get(index);
  }

  /// What stands after tag and length.
  byte[] content() {
    return Arrays.copyOfRange(bytes, content, to);
  }

  /// Tag, length and content.
  byte[] encoded() {
    return Arrays.copyOfRange(bytes, from, to);
  }

  /// The same element with another tag of one byte.
  byte[] encodedAs(int tag) {
    var encoded = encoded();
    encoded[0] = (byte) tag;
    return encoded;
  }

  /// An object identifier with dots.
  String oid() {
    var body = as(OID).content();
    var text = new StringBuilder();
    long value = 0;
    for (var one : body) {
      if (value > Long.MAX_VALUE >> 8) {
        throw new IllegalArgumentException("an object identifier is too long");
      }
      value = (value << 7) | (one & 0x7F);
      if (one >= 0) {
        if (text.isEmpty()) {
          var first = Math.min(value / 40, 2);
          text.append(first).append('.').append(value - 40 * first);
        } else {
          text.append('.').append(value);
        }
        value = 0;
      }
    }
    return text.toString();
  }
}
