package org.chancery.policy.text;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Undoes what a client or browser renders away: emphasis, tags, entities, percent codes and
/// escapes, and text written backwards under a direction override.
///
/// Works on the original, for folding drops the direction controls.
final class Rendering {
  private static final char OVERRIDE = '\u202E';
  private static final String END_OF_OVERRIDE = "\u202C\u202D\u202E\u2066\u2067\u2068\u2069\n";
  private static final int LONGEST_TAG = 100;
  private static final int LONGEST_NAME = 6;

  private static final Map<String, String> NAMED =
      Map.ofEntries(
          Map.entry("amp", "&"),
          Map.entry("lt", "<"),
          Map.entry("gt", ">"),
          Map.entry("quot", "\""),
          Map.entry("apos", "'"),
          Map.entry("nbsp", " "),
          Map.entry("ensp", " "),
          Map.entry("emsp", " "),
          Map.entry("shy", ""),
          Map.entry("zwnj", ""),
          Map.entry("zwj", ""),
          Map.entry("sol", "/"),
          Map.entry("commat", "@"),
          Map.entry("dollar", "$"),
          Map.entry("period", "."),
          Map.entry("hyphen", "-"),
          Map.entry("colon", ":"),
          Map.entry("equals", "="),
          Map.entry("num", "#"),
          Map.entry("percnt", "%"));

  private final String original;
  private char[] units;
  private int[] from;
  private int[] to;
  private boolean[] changed;
  private int length;
  // Where the text under a direction override begins in what is written, or -1.
  private int backwards = -1;
  private boolean pending;
  private boolean any;

  private Rendering(String original) {
    this.original = original;
    this.units = new char[original.length()];
    this.from = new int[units.length];
    this.to = new int[units.length];
    this.changed = new boolean[units.length];
  }

  /// Whether an ASCII unit may belong to something to render; wrong only in saying yes.
  static boolean mayBegin(char c, boolean doubled) {
    return switch (c) {
      case '&', '%', '*', '`', '<', '\\' -> true;
      case '_', '~', '|' -> doubled;
      default -> false;
    };
  }

  static boolean hasOverride(String original) {
    return original.indexOf(OVERRIDE) >= 0;
  }

  /// A text rendered, or null if it stays what it is.
  static @Nullable Rendering of(String original) {
    var rendering = new Rendering(original);
    int at = 0;
    while (at < original.length()) {
      int plain = at;
      while (plain < original.length() && isPlain(original.charAt(plain))) {
        plain++;
      }
      rendering.addPlain(at, plain);
      at = plain < original.length() ? rendering.render(plain) : plain;
    }
    rendering.turnRound();
    return rendering.any ? rendering : null;
  }

  /// Whether a unit stays what it is, whatever stands round it.
  private static boolean isPlain(char c) {
    return c < 0x80
        ? c != '\n' && !mayBegin(c, true)
        : c != OVERRIDE && END_OF_OVERRIDE.indexOf(c) < 0;
  }

  /// The text as rendered.
  String text() {
    return new String(units, 0, length);
  }

  /// The first original unit of a rendered one.
  int from(int unit) {
    return from[unit];
  }

  /// One past the last original unit of a rendered one.
  int to(int unit) {
    return to[unit];
  }

  /// Copies where the rendered units from `start` to before `end` begin and end in the original.
  void copyPlaces(int start, int end, int[] starts, int[] ends, int at) {
    System.arraycopy(from, start, starts, at, end - start);
    System.arraycopy(to, start, ends, at, end - start);
  }

  /// Whether a rendered unit is not as it was, or has become the neighbour of another.
  boolean changed(int unit) {
    return changed[unit];
  }

  private int render(int at) {
    char c = original.charAt(at);
    int next =
        switch (c) {
          case '&' -> entity(at);
          case '%' -> percent(at);
          case '\\' -> escape(at);
          case '<' -> tag(at);
          case '*', '`' -> dropped(at + 1);
          case '_', '~', '|' -> isAt(at + 1, c) ? dropped(at + 2) : at;
          default -> at;
        };
    if (next > at) {
      any = true;
      return next;
    }
    if (backwards >= 0 && END_OF_OVERRIDE.indexOf(c) >= 0) {
      turnRound();
    }
    if (c == OVERRIDE) {
      backwards = length;
    }
    add(c, at, at + 1, false);
    return at + 1;
  }

  /// Leaves out what stands before `end`, which makes neighbours of what was none.
  private int dropped(int end) {
    pending = true;
    return end;
  }

  private boolean isAt(int at, char c) {
    return at < original.length() && original.charAt(at) == c;
  }

  private int entity(int at) {
    if (isAt(at + 1, '#')) {
      boolean hexadecimal = isAt(at + 2, 'x') || isAt(at + 2, 'X');
      int digits = at + (hexadecimal ? 3 : 2);
      int end = digits;
      int radix = hexadecimal ? 16 : 10;
      while (end < original.length()
          && end - digits < LONGEST_NAME + 1
          && Character.digit(original.charAt(end), radix) >= 0) {
        end++;
      }
      if (end == digits) {
        return at;
      }
      int next = isAt(end, ';') ? end + 1 : end;
      return character(Integer.parseInt(original, digits, end, radix), at, next);
    }
    int end = at + 1;
    while (end < original.length() && end - at <= LONGEST_NAME && original.charAt(end) != ';') {
      end++;
    }
    String text = isAt(end, ';') ? NAMED.get(original.substring(at + 1, end)) : null;
    if (text == null) {
      return at;
    }
    if (text.isEmpty()) {
      return dropped(end + 1);
    }
    return character(text.charAt(0), at, end + 1);
  }

  private int escape(int at) {
    int digits = isAt(at + 1, 'u') ? 4 : isAt(at + 1, 'x') ? 2 : 0;
    int end = at + 2 + digits;
    if (digits == 0 || end > original.length()) {
      return at;
    }
    int code = 0;
    for (int i = at + 2; i < end; i++) {
      int digit = Character.digit(original.charAt(i), 16);
      if (digit < 0) {
        return at;
      }
      code = code * 16 + digit;
    }
    if (Character.isSurrogate((char) code)) {
      addDecoded((char) code, at, end);
      return end;
    }
    return character(code, at, end);
  }

  private int tag(int at) {
    if (at + 1 >= original.length()) {
      return at;
    }
    char first = original.charAt(at + 1);
    if (first != '/' && first != '!' && !Letters.isLetter(Character.toLowerCase(first))) {
      return at;
    }
    int last = Math.min(original.length(), at + LONGEST_TAG);
    for (int end = at + 2; end < last; end++) {
      char c = original.charAt(end);
      if (c == '>') {
        return dropped(end + 1);
      }
      if (c == '<') {
        return at;
      }
    }
    return at;
  }

  /// A run of percent codes, which together are UTF-8.
  private int percent(int at) {
    int end = at;
    while (end + 2 < original.length()
        && original.charAt(end) == '%'
        && Character.digit(original.charAt(end + 1), 16) >= 0
        && Character.digit(original.charAt(end + 2), 16) >= 0) {
      end += 3;
    }
    if (end == at) {
      return at;
    }
    var bytes = new byte[(end - at) / 3];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = (byte) Integer.parseInt(original, at + i * 3 + 1, at + i * 3 + 3, 16);
    }
    String text = new String(bytes, StandardCharsets.UTF_8);
    int code = at;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      // How many bytes, and so codes, the character took; half of a pair took half of four.
      int size = c < 0x80 ? 1 : c < 0x800 || Character.isSurrogate(c) ? 2 : 3;
      int next = Math.min(end, code + size * 3);
      if (c == '\uFFFD') {
        next = Math.min(end, code + 3);
      }
      addDecoded(c, Math.min(code, end - 3), Math.max(next, Math.min(code, end - 3) + 3));
      code = next;
    }
    return end;
  }

  private int character(int code, int at, int next) {
    if (!Character.isValidCodePoint(code)
        || (code <= 0xFFFF && Character.isSurrogate((char) code))) {
      addDecoded('\uFFFD', at, next);
    } else if (code > Character.MAX_VALUE) {
      addDecoded(Character.highSurrogate(code), at, next);
      addDecoded(Character.lowSurrogate(code), at, next);
    } else {
      addDecoded((char) code, at, next);
    }
    return next;
  }

  private void addDecoded(char c, int start, int end) {
    if (!Character.isLetterOrDigit(c) && length > 0) {
      changed[length - 1] = true;
    }
    add(c, start, end, true);
    pending = !Character.isLetterOrDigit(c);
  }

  private void add(char c, int start, int end, boolean change) {
    if (length == units.length) {
      grow(length);
    }
    units[length] = c;
    from[length] = start;
    to[length] = end;
    changed[length] = change || pending;
    pending = false;
    length++;
  }

  private void addPlain(int start, int end) {
    if (start == end) {
      return;
    }
    // The first may have become the neighbour of what it was none of.
    add(original.charAt(start), start, start + 1, false);
    int count = end - start - 1;
    if (length + count > units.length) {
      grow(length + count);
    }
    original.getChars(start + 1, end, units, length);
    for (int i = 1; i <= count; i++) {
      from[length] = start + i;
      to[length] = start + i + 1;
      length++;
    }
  }

  private void grow(int least) {
    int larger = least + (least >> 1) + 16;
    units = Arrays.copyOf(units, larger);
    from = Arrays.copyOf(from, larger);
    to = Arrays.copyOf(to, larger);
    changed = Arrays.copyOf(changed, larger);
  }

  /// Turns round what was written under a direction override, character by character.
  private void turnRound() {
    if (backwards < 0) {
      return;
    }
    int start = backwards + 1;
    backwards = -1;
    if (length - start < 2) {
      return;
    }
    any = true;
    Arrays.fill(changed, start, length, true);
    for (int i = start, j = length - 1; i < j; i++, j--) {
      swap(i, j);
    }
    for (int i = start; i + 1 < length; i++) {
      if (Character.isLowSurrogate(units[i]) && Character.isHighSurrogate(units[i + 1])) {
        swap(i, i + 1);
        i++;
      }
    }
  }

  private void swap(int i, int j) {
    char c = units[i];
    units[i] = units[j];
    units[j] = c;
    int place = from[i];
    from[i] = from[j];
    from[j] = place;
    place = to[i];
    to[i] = to[j];
    to[j] = place;
  }
}
