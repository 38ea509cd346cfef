package org.chancery.bench.protocol;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// A frame from the server, looked at where it lies: no tree and no strings unless asked for.
///
/// One instance is used again for every frame of a loop, so it is only valid during the call that
/// hands it over.
public final class ServerFrame {

  /// The kinds of frame; what this client has no use for is `OTHER`.
  public enum Type {
    WELCOME,
    ACCEPTED,
    REFUSED,
    MESSAGE,
    RESUMED,
    RESYNC,
    ERROR,
    OTHER
  }

  /// The fields that are looked for at the top level.
  public enum Field {
    TYPE(0, "type"),
    CLIENT_ID(1, "clientId"),
    ID(2, "id"),
    CONVERSATION(3, "conversation"),
    POSITION(4, "position"),
    CURSOR(5, "cursor"),
    CODE(6, "code"),
    DETAIL(7, "detail"),
    REASON(8, "reason"),
    DUPLICATE(9, "duplicate"),
    RETRY_AFTER(10, "retryAfterMillis"),
    REPLAYED(11, "replayed");

    private final int slot;
    private final String wireName;

    Field(int slot, String wireName) {
      this.slot = slot;
      this.wireName = wireName;
    }
  }

  private static final byte[][] NAMES = new byte[Field.values().length][];

  static {
    for (var field : Field.values()) {
      NAMES[field.slot] = field.wireName.getBytes(StandardCharsets.US_ASCII);
    }
  }

  private static final byte[] NOTHING = {};

  private final int[] starts = new int[NAMES.length];
  private final int[] ends = new int[NAMES.length];
  private byte[] bytes = NOTHING;
  private Type type = Type.OTHER;

  /// Looks at a frame; throws [IllegalArgumentException] if it is not one JSON object.
  void read(byte[] frame, int offset, int length) {
    bytes = frame;
    Arrays.fill(starts, -1);
    try {
      object(offset, offset + length);
    } catch (ArrayIndexOutOfBoundsException e) {
      throw new IllegalArgumentException("the frame ends too early", e);
    }
    type = typeOf(text(Field.TYPE));
  }

  private static Type typeOf(@Nullable String name) {
    return switch (name) {
      case "welcome" -> Type.WELCOME;
      case "accepted" -> Type.ACCEPTED;
      case "refused" -> Type.REFUSED;
      case "message" -> Type.MESSAGE;
      case "resumed" -> Type.RESUMED;
      case "resync" -> Type.RESYNC;
      case "error" -> Type.ERROR;
      case null, default -> Type.OTHER;
    };
  }

  /// What kind of frame this is.
  public Type type() {
    return type;
  }

  /// Whether the field is there.
  public boolean has(Field field) {
    return starts[field.slot] >= 0;
  }

  /// The field as text, null if it is not there.
  public @Nullable String text(Field field) {
    var start = starts[field.slot];
    if (start < 0) {
      return null;
    }
    return JsonText.decode(bytes, start, ends[field.slot]);
  }

  /// The field as a whole number, `otherwise` if it is not there.
  public long number(Field field, long otherwise) {
    var start = starts[field.slot];
    return start < 0 ? otherwise : digits(start, ends[field.slot]);
  }

  /// The number behind `prefix` in the client id; -1 if the client id does not begin with it.
  ///
  /// Client ids of this program are a prefix of the run and the number of the message, so a
  /// receiver knows which message it sees without a lookup.
  public int numberAfter(byte[] prefix) {
    var start = starts[Field.CLIENT_ID.slot];
    var end = ends[Field.CLIENT_ID.slot];
    if (start < 0
        || end - start <= prefix.length
        || !Arrays.equals(bytes, start, start + prefix.length, prefix, 0, prefix.length)) {
      return -1;
    }
    return (int) digits(start + prefix.length, end);
  }

  /// Copies the field's bytes into `target` if they fit; returns their number or -1.
  int copy(Field field, byte[] target) {
    var start = starts[field.slot];
    var length = ends[field.slot] - start;
    if (start < 0 || length > target.length) {
      return -1;
    }
    System.arraycopy(bytes, start, target, 0, length);
    return length;
  }

  private long digits(int start, int end) {
    var value = 0L;
    for (var i = start; i < end; i++) {
      var digit = bytes[i] - '0';
      if (digit < 0 || digit > 9) {
        throw new IllegalArgumentException("not a whole number");
      }
      value = value * 10 + digit;
    }
    return value;
  }

  private void object(int from, int to) {
    var at = blank(from);
    expect(at, '{');
    at = blank(at + 1);
    while (bytes[at] != '}') {
      expect(at, '"');
      var keyStart = at + 1;
      var keyEnd = stringEnd(keyStart);
      at = blank(keyEnd + 1);
      expect(at, ':');
      at = blank(at + 1);
      var isString = bytes[at] == '"';
      var valueEnd = isString ? stringEnd(at + 1) : valueEnd(at);
      note(keyStart, keyEnd, isString ? at + 1 : at, valueEnd);
      at = blank(isString ? valueEnd + 1 : valueEnd);
      if (bytes[at] == ',') {
        at = blank(at + 1);
      }
      if (at >= to) {
        throw new IllegalArgumentException("the frame ends too early");
      }
    }
  }

  private void note(int keyStart, int keyEnd, int start, int end) {
    var length = keyEnd - keyStart;
    for (var slot = 0; slot < NAMES.length; slot++) {
      var name = NAMES[slot];
      if (name.length == length && Arrays.equals(bytes, keyStart, keyEnd, name, 0, length)) {
        starts[slot] = start;
        ends[slot] = end;
        return;
      }
    }
  }

  private int blank(int at) {
    var i = at;
    while (bytes[i] == ' ' || bytes[i] == '\n' || bytes[i] == '\r' || bytes[i] == '\t') {
      i++;
    }
    return i;
  }

  private void expect(int at, char wanted) {
    if (bytes[at] != wanted) {
      throw new IllegalArgumentException("the frame is not a JSON object");
    }
  }

  /// The place of the closing quote.
  private int stringEnd(int from) {
    var i = from;
    while (bytes[i] != '"') {
      i += bytes[i] == '\\' ? 2 : 1;
    }
    return i;
  }

  /// The place behind a number, a literal, an array or an object.
  private int valueEnd(int from) {
    var depth = 0;
    var i = from;
    while (true) {
      switch (bytes[i]) {
        case '{', '[' -> depth++;
        case '}', ']' -> {
          if (depth == 0) {
            return i;
          }
          depth--;
          if (depth == 0) {
            return i + 1;
          }
        }
        case '"' -> i = stringEnd(i + 1);
        case ',', ' ', '\n', '\r', '\t' -> {
          if (depth == 0) {
            return i;
          }
        }
        default -> {}
      }
      i++;
    }
  }
}
