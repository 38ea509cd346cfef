package org.chancery.policy.detect;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Locale;

/// Tokens and passwords, with capitals and small letters as they were written.
final class Secrets {
  private static final String SIGNS = "!#%&*+?^~@";
  private static final int NEUTRAL = 0;
  private static final int DIGIT = 1;
  private static final int SMALL = 2;
  private static final int CAPITAL = 3;
  private static final int SIGN = 4;
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

  /// Whether the value looks drawn at random: it goes to and fro between kinds of characters, which
  /// names with a number at the end do not.
  static boolean random(String text) {
    String value = value(text);
    String small = value.toLowerCase(Locale.ROOT);
    if (value.length() < 8 || PLACEHOLDERS.stream().anyMatch(small::contains)) {
      return false;
    }
    int changes = 0;
    int digits = 0;
    int before = kind(value.charAt(0));
    for (int i = 0; i < value.length(); i++) {
      int kind = kind(value.charAt(i));
      digits += kind == DIGIT ? 1 : 0;
      if (kind != NEUTRAL && kind != before) {
        changes += before == NEUTRAL ? 0 : 1;
        before = kind;
      }
    }
    return changes >= 3 && digits > 0 && digits < value.length() && entropy(text) >= 2.3;
  }

  private static int kind(char c) {
    if (c >= '0' && c <= '9') {
      return DIGIT;
    }
    if (Character.isUpperCase(c)) {
      return CAPITAL;
    }
    return Character.isLetter(c) ? SMALL : SIGNS.indexOf(c) >= 0 ? SIGN : NEUTRAL;
  }

  /// How many of capitals, small letters, digits and signs there are.
  private static int kinds(String value) {
    boolean capital = value.chars().anyMatch(Character::isUpperCase);
    boolean small = value.chars().anyMatch(Character::isLowerCase);
    boolean digit = value.chars().anyMatch(Character::isDigit);
    boolean sign = value.chars().anyMatch(c -> SIGNS.indexOf(c) >= 0);
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
