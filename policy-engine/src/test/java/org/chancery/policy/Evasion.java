package org.chancery.policy;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;
import java.util.function.UnaryOperator;

/// What people do to a word so that a filter does not see it; the same for the same word.
public enum Evasion {
  PLAIN(100, text -> text),
  UPPER_CASE(100, text -> text.toUpperCase(Locale.ROOT)),
  MIXED_CASE(100, text -> each(text, (c, i) -> i % 2 == 0 ? upper(c) : str(c))),
  ZERO_WIDTH(100, text -> each(text, (c, i) -> str(c) + "\u200B")),
  SOFT_HYPHENS(100, text -> each(text, (c, i) -> str(c) + "\u00AD")),
  WIDE_BLANKS(100, text -> text.replace(" ", "\u00A0\u2003\n")),
  FULL_WIDTH(100, text -> each(text, (c, i) -> isAscii(c) ? str(c - 'a' + 0xFF41) : str(c))),
  BOLD_MATHEMATICAL(
      100, text -> each(text, (c, i) -> isAscii(c) ? str(c - 'a' + 0x1D41A) : str(c))),
  CIRCLED(100, text -> each(text, (c, i) -> isAscii(c) ? str(c - 'a' + 0x24D0) : str(c))),
  ACCENTS(100, text -> each(text, (c, i) -> Character.isLetter(c) ? str(c) + "\u0301" : str(c))),
  TOWERS(100, text -> each(text, (c, i) -> str(c) + "\u0336\u0353\u031A\u0489".repeat(3))),
  CYRILLIC_ONE(95, text -> once(text, "aeopcxysijk", "аеорсхуѕіјк")),
  CYRILLIC_ALL(95, text -> table(text, "abcdehikmoprstxy", "аьсԁеһікморгѕтху")),
  GREEK_ALL(95, text -> table(text, "abeikmnoptuvwxyz", "αβεικμηορτυνωχγζ")),
  GREEK_CAPITALS(95, text -> table(text, "abehikmnoptxyz", "ΑΒΕΗΙΚΜΝΟΡΤΧΥΖ")),
  SMALL_CAPITALS(95, text -> table(text, "abcdefghijklmnoprstuvwyz", "ᴀʙᴄᴅᴇғɢʜɪᴊᴋʟᴍɴᴏᴘʀꜱᴛᴜᴠᴡʏᴢ")),
  NEGATIVE_SQUARED(95, text -> each(text, (c, i) -> isAscii(c) ? str(c - 'a' + 0x1F170) : str(c))),
  REGIONAL_INDICATORS(
      95, text -> each(text, (c, i) -> isAscii(c) ? str(c - 'a' + 0x1F1E6) : str(c))),
  LEET_ONE(95, text -> once(text, "aeiost", "431057")),
  LEET_ALL(90, text -> table(text, "aeiostlb", "43!0$718")),
  SPACED(95, text -> between(text, " ", "   ")),
  DOTTED(95, text -> between(text, ".", " ")),
  DASHED(95, text -> between(text, "-", " ")),
  UNDERSCORED(95, text -> between(text, "_", " ")),
  SET_APART_BY_PICTURES(95, text -> between(text, "\uD83D\uDD25", "   ")),
  ONE_DOT(85, text -> text.substring(0, middle(text)) + "." + text.substring(middle(text))),
  TWO_DASHES(85, text -> text.substring(0, middle(text)) + "--" + text.substring(middle(text))),
  LETTER_FOUR_TIMES(95, text -> each(text, (c, i) -> i == 1 ? str(c).repeat(4) : str(c))),
  EVERY_LETTER_THRICE(95, text -> each(text, (c, i) -> isBlank(c) ? " " : str(c).repeat(3))),
  EMPHASIS(95, text -> around(text, "**", "**")),
  TAGS(95, text -> around(text, "<b>", "</b>")),
  ENTITIES(95, text -> each(text, (c, i) -> "&#" + (int) c + ";")),
  HEXADECIMAL_ENTITY(95, text -> each(text, (c, i) -> i == 1 ? "&#x" + hex(c) + ";" : str(c))),
  PERCENT(95, text -> utf8(text, "%")),
  ESCAPES(95, text -> each(text, (c, i) -> String.format("\\u%04x", (int) c))),
  BACKWARDS_UNDER_OVERRIDE(95, text -> "\u202E" + new StringBuilder(text).reverse() + "\u202C"),
  LEET_AND_DASHES(80, text -> DASHED.apply(LEET_ONE.apply(text))),
  CYRILLIC_AND_REPEATS(80, text -> LETTER_FOUR_TIMES.apply(CYRILLIC_ONE.apply(text))),
  LEET_IN_ENTITIES(80, text -> ENTITIES.apply(LEET_ONE.apply(text))),
  LOOKALIKES_AND_CASE(
      85,
      text ->
          each(
              table(text, "abcdehikmoprstxy", "аbсdеhіkмоpгѕtху"),
              (c, i) -> i % 3 == 0 ? upper(c) : str(c))),
  UPSIDE_DOWN(
      0,
      text ->
          new StringBuilder(table(text, "abcdefghijklmnopqrtuvwy", "ɐqɔpǝɟƃɥıɾʞlɯuodbɹʇnʌʍʎ"))
              .reverse()
              .toString()),
  STAR_FOR_VOWEL(0, text -> once(text, "aeiou", "*****")),
  REVERSED(0, text -> new StringBuilder(text).reverse().toString()),
  BASE64(0, text -> Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8))),
  ROT13(0, text -> each(text, (c, i) -> isAscii(c) ? str('a' + (c - 'a' + 13) % 26) : str(c)));

  private interface Letter {
    String disguised(char c, int place);
  }

  private final int floor;

  @SuppressWarnings("ImmutableEnumChecker") // lambdas without state
  private final UnaryOperator<String> disguise;

  Evasion(int floor, UnaryOperator<String> disguise) {
    this.floor = floor;
    this.disguise = disguise;
  }

  /// Percent of disguised terms that must be found; 0 where the engine promises nothing.
  public int floor() {
    return floor;
  }

  /// The disguised text; itself if the technique knows no other spelling of its letters.
  public String apply(String text) {
    return disguise.apply(text);
  }

  private static boolean isAscii(char c) {
    return c >= 'a' && c <= 'z';
  }

  private static boolean isBlank(char c) {
    return c == ' ';
  }

  private static String str(int c) {
    return Character.toString(c);
  }

  private static String upper(char c) {
    return str(Character.toUpperCase(c));
  }

  private static String hex(char c) {
    return Integer.toHexString(c);
  }

  private static int middle(String text) {
    int middle = text.length() / 2;
    return text.charAt(middle) == ' ' || text.charAt(middle - 1) == ' ' ? middle + 2 : middle;
  }

  private static String each(String text, Letter letter) {
    var disguised = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      disguised.append(letter.disguised(text.charAt(i), i));
    }
    return disguised.toString();
  }

  private static String table(String text, String from, String to) {
    return each(text, (c, i) -> from.indexOf(c) < 0 ? str(c) : str(to.charAt(from.indexOf(c))));
  }

  private static String once(String text, String from, String to) {
    for (int i = 1; i < text.length(); i++) {
      int place = from.indexOf(text.charAt(i));
      if (place >= 0) {
        return text.substring(0, i) + to.charAt(place) + text.substring(i + 1);
      }
    }
    return text;
  }

  private static String between(String text, String separator, String blank) {
    var disguised = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      boolean joins = i > 0 && !isBlank(text.charAt(i)) && !isBlank(text.charAt(i - 1));
      disguised
          .append(joins ? separator : "")
          .append(isBlank(text.charAt(i)) ? blank : str(text.charAt(i)));
    }
    return disguised.toString();
  }

  private static String around(String text, String before, String after) {
    return text.substring(0, 1) + before + text.substring(1, 3) + after + text.substring(3);
  }

  private static String utf8(String text, String mark) {
    var disguised = new StringBuilder();
    for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
      disguised.append(mark).append(String.format("%02X", b & 0xFF));
    }
    return disguised.toString();
  }
}
