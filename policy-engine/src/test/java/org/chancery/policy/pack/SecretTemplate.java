package org.chancery.policy.pack;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Random;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Fills the blanks of a labelled line, so that no file holds a text that looks like a live key.
///
/// `{w:36}` is 36 letters and digits, `{jwt}` a token, `{c:4:16:s}` a number of 16 digits that
/// begins with 4, has its check digit and stands in groups with blanks between; the same line is
/// always filled the same.
final class SecretTemplate {
  private static final Pattern BLANK =
      Pattern.compile("\\{(?:([whHdUlbu]|32):(\\d+)|(g|jwt)|c:(\\d+):(\\d+):([sn.-]?))}");
  private static final String UPPER = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";
  private static final String LOWER = "abcdefghijklmnopqrstuvwxyz";
  private static final String DIGITS = "0123456789";

  private SecretTemplate() {}

  static String filled(String template) {
    var random = new Random(template.hashCode());
    return BLANK
        .matcher(template)
        .replaceAll(blank -> Matcher.quoteReplacement(secret(blank, random)));
  }

  private static String secret(MatchResult blank, Random random) {
    if (blank.group(4) != null) {
      String card = card(blank.group(4), Integer.parseInt(blank.group(5)), random);
      return grouped(card, blank.group(6));
    }
    if (blank.group(3) != null) {
      return blank.group(3).equals("g") ? uuid(random) : token(random);
    }
    return drawn(alphabet(blank.group(1)), Integer.parseInt(blank.group(2)), random);
  }

  private static String alphabet(String name) {
    return switch (name) {
      case "h" -> DIGITS + "abcdef";
      case "H" -> DIGITS + "ABCDEF";
      case "d" -> DIGITS;
      case "U" -> DIGITS + UPPER;
      case "l" -> DIGITS + LOWER;
      case "b" -> DIGITS + UPPER + LOWER + "+/";
      case "u" -> DIGITS + UPPER + LOWER + "-_";
      case "32" -> UPPER + "234567";
      default -> DIGITS + UPPER + LOWER;
    };
  }

  private static String card(String prefix, int length, Random random) {
    String digits = prefix + drawn(DIGITS, length - prefix.length() - 1, random);
    int sum = 0;
    for (int i = 0; i < digits.length(); i++) {
      int digit = digits.charAt(digits.length() - 1 - i) - '0';
      int weighed = i % 2 == 0 ? 2 * digit : digit;
      sum += weighed > 9 ? weighed - 9 : weighed;
    }
    return digits + (10 - sum % 10) % 10;
  }

  private static String grouped(String digits, String separator) {
    String sign =
        switch (separator) {
          case "s" -> " ";
          case "n" -> "\u00A0";
          default -> separator;
        };
    String groups = digits.length() == 15 ? "(.{4})(.{6})(.*)" : "(.{4})(?=.)";
    return digits.length() == 15
        ? digits.replaceFirst(groups, "$1" + sign + "$2" + sign + "$3")
        : digits.replaceAll(groups, "$1" + sign);
  }

  private static String drawn(String alphabet, int length, Random random) {
    var text = new StringBuilder();
    for (int i = 0; i < length; i++) {
      text.append(alphabet.charAt(random.nextInt(alphabet.length())));
    }
    return text.toString();
  }

  private static String uuid(Random random) {
    String hex = drawn(alphabet("h"), 32, random);
    return "%s-%s-4%s-a%s-%s"
        .formatted(
            hex.substring(0, 8),
            hex.substring(8, 12),
            hex.substring(13, 16),
            hex.substring(17, 20),
            hex.substring(20));
  }

  private static String token(Random random) {
    var base64 = Base64.getUrlEncoder().withoutPadding();
    String header = "{\"alg\":\"HS256\",\"typ\":\"JWT\"}";
    String claims = "{\"sub\":\"" + drawn(DIGITS, 10, random) + "\",\"iat\":1700000000}";
    return base64.encodeToString(header.getBytes(StandardCharsets.UTF_8))
        + "."
        + base64.encodeToString(claims.getBytes(StandardCharsets.UTF_8))
        + "."
        + drawn(alphabet("u"), 43, random);
  }
}
