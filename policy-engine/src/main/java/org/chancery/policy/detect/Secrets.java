package org.chancery.policy.detect;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Locale;

/// Tokens and passwords, with capitals and small letters as they were written.
final class Secrets {
  private static final List<String> PLACEHOLDERS =
      List.of(
          "example",
          "changeme",
          "change_me",
          "placeholder",
          "your_",
          "your-",
          "yourpassword",
          "redacted",
          "dummy",
          "xxxx",
          "****",
          "....",
          "<",
          "{",
          "$",
          "%(",
          "null",
          "undefined",
          "process.env",
          "os.environ",
          "getenv",
          "required",
          "optional",
          "incorrect",
          "invalid");

  private Secrets() {}

  /// RFC 7519: three base64url parts, the first a JSON object that names an algorithm.
  static boolean jwt(String text) {
    String[] parts = text.split("\\.", -1);
    if (parts.length != 3 || parts[1].length() < 8 || parts[2].length() < 16) {
      return false;
    }
    try {
      String header =
          new String(Base64.getUrlDecoder().decode(parts[0]), StandardCharsets.UTF_8).strip();
      return header.startsWith("{") && header.endsWith("}") && header.contains("\"alg\"");
    } catch (IllegalArgumentException _) {
      return false; // not base64
    }
  }

  /// Shannon's entropy of the value's characters, in bits each.
  static double entropy(String text) {
    String value = value(text);
    double bits = 0;
    for (int c : value.chars().distinct().toArray()) {
      double share = (double) value.chars().filter(other -> other == c).count() / value.length();
      bits -= share * Math.log(share) / Math.log(2);
    }
    return bits;
  }

  /// Whether the value looks made to be secret: no placeholder, no plain word, no place in code.
  static boolean secret(String text) {
    String value = value(text);
    String small = value.toLowerCase(Locale.ROOT);
    return value.length() >= 6
        && PLACEHOLDERS.stream().noneMatch(small::contains)
        && value.indexOf('(') < 0
        && kinds(value) >= 2
        && entropy(text) >= 2.3;
  }

  /// How many of capitals, small letters, digits and signs there are.
  private static int kinds(String value) {
    boolean capital = value.chars().anyMatch(Character::isUpperCase);
    boolean small = value.chars().anyMatch(Character::isLowerCase);
    boolean digit = value.chars().anyMatch(Character::isDigit);
    boolean sign = value.chars().anyMatch(c -> "!#%&*+?^~@".indexOf(c) >= 0);
    // A capital alone begins a sentence or a camelCase name, so it counts only beside the others.
    int others = (digit ? 1 : 0) + (sign ? 1 : 0);
    return others == 0 ? 1 : others + (capital || small ? 1 : 0);
  }

  /// What is assigned: what follows the last blank, quote, colon or equals sign.
  static String value(String text) {
    int end = text.length();
    while (end > 0 && "\"'`= ;,".indexOf(text.charAt(end - 1)) >= 0) {
      end--;
    }
    int start = end;
    while (start > 0 && "\"'`=: \t\n".indexOf(text.charAt(start - 1)) < 0) {
      start--;
    }
    return text.substring(start, end);
  }
}
