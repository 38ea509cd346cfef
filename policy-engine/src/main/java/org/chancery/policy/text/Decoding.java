package org.chancery.policy.text;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/// Reads what a text says in base64, hexadecimal or percent codes.
///
/// A token counts only if it comes out as well-formed text without control characters, which
/// hashes, keys and pictures do not. What comes out is read again, for codes within codes.
final class Decoding {
  private static final int SHORTEST = 16;
  private static final int DEEPEST = 3;

  private final StringBuilder pieces = new StringBuilder();
  // For each unit of the pieces, the token it was read from.
  private int[] from = new int[64];
  private int[] to = new int[64];

  private Decoding() {}

  static @Nullable TextView view(FoldedText text) {
    var decoding = new Decoding();
    String original = text.original();
    int at = 0;
    while (at < original.length()) {
      int start = at;
      while (at < original.length() && isToken(original.charAt(at))) {
        at++;
      }
      if (at - start >= SHORTEST) {
        decoding.read(original.substring(start, at), start, at, 0);
      } else if (at > start) {
        decoding.readPercent(original.substring(start, at), start, at, 0);
      }
      at++;
    }
    return decoding.pieces.isEmpty() ? null : decoding.view(text::wholeCharacters);
  }

  /// The text with every code replaced by what it stands for; null if there is none.
  static @Nullable Copy inPlace(FoldedText text) {
    String original = text.original();
    var copy = Copy.ofSize(original.length());
    int at = 0;
    while (at < original.length()) {
      int start = at;
      while (at < original.length() && isBase64(original.charAt(at))) {
        at++;
      }
      String plain = at - start >= SHORTEST ? decoded(original.substring(start, at)) : null;
      if (plain != null) {
        while (at < original.length() && original.charAt(at) == '=') {
          at++;
        }
        for (int i = 0; i < plain.length(); i++) {
          copy.add(plain.charAt(i), start, at);
        }
        copy.markChanged();
      } else {
        for (int i = start; i < at; i++) {
          copy.add(original.charAt(i), i, i + 1);
        }
        if (at < original.length()) {
          copy.add(original.charAt(at), at, at + 1);
          at++;
        }
      }
    }
    return copy.isChanged() ? copy : null;
  }

  private static @Nullable String decoded(String code) {
    String plain = fromHexadecimal(code);
    return plain == null ? fromBase64(code) : plain;
  }

  private TextView view(TextView.Way way) {
    int[] starts = from;
    int[] ends = to;
    var changed = new boolean[pieces.length()];
    Arrays.fill(changed, true);
    return new TextView(
        ViewKind.DECODED,
        Layer.bottom(FoldedText.unfolded(pieces.toString()), changed),
        (start, end) -> way.original(starts[start], ends[end - 1]));
  }

  private static boolean isToken(char c) {
    return isBase64(c) || c == '%' || c == '=' || c == '.' || c == '~';
  }

  private static boolean isBase64(char c) {
    return (c >= 'a' && c <= 'z')
        || (c >= 'A' && c <= 'Z')
        || (c >= '0' && c <= '9')
        || c == '+'
        || c == '/'
        || c == '-'
        || c == '_';
  }

  private void read(String token, int start, int end, int depth) {
    readPercent(token, start, end, depth);
    int at = 0;
    while (at < token.length()) {
      int first = at;
      while (at < token.length() && isBase64(token.charAt(at))) {
        at++;
      }
      if (at - first >= SHORTEST) {
        String code = token.substring(first, at);
        int from = depth == 0 ? start + first : start;
        int to = depth == 0 ? start + at : end;
        add(fromHexadecimal(code), from, to, depth);
        add(fromBase64(code), from, to, depth);
      }
      at++;
    }
  }

  private void readPercent(String token, int start, int end, int depth) {
    if (token.indexOf('%') >= 0) {
      Rendering rendered = Rendering.of(token);
      if (rendered != null && isReadable(rendered.text())) {
        add(rendered.text(), start, end, depth);
      }
    }
  }

  private static @Nullable String fromBase64(String code) {
    // A last group of one letter holds no byte.
    int length = code.length() % 4 == 1 ? code.length() - 1 : code.length();
    String standard = code.substring(0, length).replace('-', '+').replace('_', '/');
    return readable(Base64.getDecoder().decode(standard));
  }

  private static @Nullable String fromHexadecimal(String code) {
    if (code.length() % 2 != 0 || !code.chars().allMatch(HexFormat::isHexDigit)) {
      return null;
    }
    return readable(HexFormat.of().parseHex(code));
  }

  private static @Nullable String readable(byte[] bytes) {
    String text = new String(bytes, charset(bytes));
    return isReadable(text) ? text : null;
  }

  /// UTF-16 if every other byte is nothing, as in encoded commands of Windows; else UTF-8.
  private static Charset charset(byte[] bytes) {
    for (int i = 1; i < bytes.length; i += 2) {
      if (bytes[i] != 0) {
        return StandardCharsets.UTF_8;
      }
    }
    return StandardCharsets.UTF_16LE;
  }

  private static boolean isReadable(String text) {
    return !text.isEmpty()
        && text.chars()
            .noneMatch(
                c -> c == 0xFFFD || (Character.isISOControl(c) && !Character.isWhitespace(c)));
  }

  private void add(@Nullable String text, int start, int end, int depth) {
    if (text == null) {
      return;
    }
    if (!pieces.isEmpty()) {
      put("\n", start, end);
    }
    put(text, start, end);
    if (depth < DEEPEST && text.length() >= SHORTEST) {
      read(text, start, end, depth + 1);
    }
  }

  private void put(String text, int start, int end) {
    int before = pieces.length();
    pieces.append(text);
    if (pieces.length() > from.length) {
      from = Arrays.copyOf(from, pieces.length() * 2);
      to = Arrays.copyOf(to, pieces.length() * 2);
    }
    Arrays.fill(from, before, pieces.length(), start);
    Arrays.fill(to, before, pieces.length(), end);
  }
}
