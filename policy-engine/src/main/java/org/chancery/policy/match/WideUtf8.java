package org.chancery.policy.match;

import java.util.Arrays;

/// UTF-8 that has three bytes for a lone surrogate too, so that every text has its own bytes.
public final class WideUtf8 {
  /// No unit of a text takes more bytes than this.
  public static final int MOST_BYTES_A_UNIT = 3;

  private WideUtf8() {}

  /// The bytes of a text.
  static byte[] bytes(String text) {
    var bytes = new byte[text.length() * MOST_BYTES_A_UNIT];
    return Arrays.copyOf(bytes, write(text, bytes));
  }

  /// Writes the bytes of a text.
  ///
  /// @param into as long as the text may get, at least
  /// @return how many were written
  public static int write(String text, byte[] into) {
    int length = text.length();
    int at = 0;
    while (at < length) {
      char c = text.charAt(at);
      if (c >= 0x80) {
        return writeAny(text, at, into);
      }
      into[at++] = (byte) c;
    }
    return at;
  }

  private static int writeAny(String text, int from, byte[] into) {
    int out = from;
    for (int i = from; i < text.length(); ) {
      int c = text.codePointAt(i);
      i += Character.charCount(c);
      if (c < 0x80) {
        into[out++] = (byte) c;
      } else if (c < 0x800) {
        into[out++] = (byte) (0xC0 | (c >> 6));
        into[out++] = continuation(c);
      } else if (c < 0x10000) {
        into[out++] = (byte) (0xE0 | (c >> 12));
        into[out++] = continuation(c >> 6);
        into[out++] = continuation(c);
      } else {
        into[out++] = (byte) (0xF0 | (c >> 18));
        into[out++] = continuation(c >> 12);
        into[out++] = continuation(c >> 6);
        into[out++] = continuation(c);
      }
    }
    return out;
  }

  private static byte continuation(int bits) {
    return (byte) (0x80 | (bits & 0x3F));
  }
}
