package org.chancery.policy;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.function.UnaryOperator;

/// What people do to a number or a key so that a filter does not see it; the same for the same one.
///
/// Unlike {@link Evasion} it keeps the case of letters, which a key needs.
public enum NumberEvasion {
  ZERO_WIDTH(text -> each(text, c -> str(c) + "\u200B")),
  SOFT_HYPHENS(text -> each(text, c -> str(c) + "\u00AD")),
  BIDI_MARKS(text -> each(text, c -> "\u200E" + str(c))),
  BACKWARDS_UNDER_OVERRIDE(text -> "\u202E" + new StringBuilder(text).reverse() + "\u202C"),
  TOWERS(text -> each(text, c -> str(c) + "\u0336\u0353")),
  KEY_CAPS(text -> each(text, c -> isDigit(c) ? str(c) + "\uFE0F\u20E3" : str(c))),
  FULL_WIDTH(text -> each(text, c -> c > ' ' && c < 127 ? str(c - '!' + 0xFF01) : str(c))),
  BOLD_MATHEMATICAL(text -> each(text, c -> isDigit(c) ? str(c - '0' + 0x1D7CE) : str(c))),
  SUPERSCRIPT(text -> table(text, "0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")),
  CIRCLED(text -> table(text, "0123456789", "⓪①②③④⑤⑥⑦⑧⑨")),
  ARABIC_INDIC(text -> table(text, "0123456789", "٠١٢٣٤٥٦٧٨٩")),
  PERSIAN(text -> table(text, "0123456789", "۰۱۲۳۴۵۶۷۸۹")),
  DEVANAGARI(text -> table(text, "0123456789", "०१२३४५६७८९")),
  LETTER_O_AND_L(text -> table(text, "01", "Ol")),
  LETTERS_FOR_DIGITS(text -> table(text, "0158", "OISB")),
  CYRILLIC_LETTERS(text -> table(text, "ABCEHKMOPTXaceopxy", "АВСЕНКМОРТХасеорху")),
  SPACED(text -> between(text, " ")),
  DOTTED(text -> between(text, ".")),
  DASHED(text -> between(text, "-")),
  UNDERSCORED(text -> between(text, "_")),
  SLASHED(text -> between(text, "/")),
  COMMAS(text -> between(text, ", ")),
  SET_APART_BY_PICTURES(text -> between(text, "\uD83D\uDD25")),
  LINES(text -> between(text, "\n")),
  ONE_BREAK(text -> half(text, "\n")),
  ONE_DASH(text -> half(text, "-")),
  ONE_PICTURE(text -> half(text, "\u2764\uFE0F")),
  PAIRS(text -> groups(text, 2, " ")),
  GROUPS_OF_FIVE(text -> groups(text, 5, ".")),
  EMPHASIS(text -> text.substring(0, 3) + "**" + text.substring(3, 5) + "**" + text.substring(5)),
  TAGS(text -> text.substring(0, 3) + "<b>" + text.substring(3, 5) + "</b>" + text.substring(5)),
  ENTITIES(text -> each(text, c -> "&#" + (int) c + ";")),
  PERCENT(NumberEvasion::percent),
  ESCAPES(text -> each(text, c -> String.format("\\u%04x", (int) c))),
  BASE64(text -> Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8))),
  DIGITS_AS_WORDS(text -> each(text, c -> isDigit(c) ? word(c) : str(c))),
  REVERSED(text -> new StringBuilder(text).reverse().toString());

  private interface Sign {
    String disguised(char c);
  }

  @SuppressWarnings("ImmutableEnumChecker") // lambdas without state
  private final UnaryOperator<String> disguise;

  NumberEvasion(UnaryOperator<String> disguise) {
    this.disguise = disguise;
  }

  /// The disguised text; itself if the technique knows no other spelling of it.
  public String apply(String text) {
    return disguise.apply(text);
  }

  private static String word(int digit) {
    return List.of("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
            .get(digit - '0')
        + " ";
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  private static String str(int c) {
    return Character.toString(c);
  }

  private static String each(String text, Sign sign) {
    var disguised = new StringBuilder();
    text.chars().forEach(c -> disguised.append(sign.disguised((char) c)));
    return disguised.toString();
  }

  private static String table(String text, String from, String to) {
    return each(text, c -> from.indexOf(c) < 0 ? str(c) : str(to.charAt(from.indexOf(c))));
  }

  private static String between(String text, String separator) {
    return groups(text, 1, separator);
  }

  private static String groups(String text, int size, String separator) {
    // The signs of a key are a part of it, those of a number are not.
    boolean number = text.chars().noneMatch(c -> c >= 'a' && c <= 'z');
    String bare = text.replaceAll(number ? "[ .\\-\u00A0\u2009_]" : "[ \u00A0\u2009]", "");
    var disguised = new StringBuilder();
    for (int i = 0; i < bare.length(); i++) {
      disguised.append(i > 0 && i % size == 0 ? separator : "").append(bare.charAt(i));
    }
    return disguised.toString();
  }

  private static String half(String text, String separator) {
    int middle = text.length() / 2;
    return text.substring(0, middle) + separator + text.substring(middle);
  }

  private static String percent(String text) {
    var disguised = new StringBuilder();
    for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
      disguised.append(String.format("%%%02X", b & 0xFF));
    }
    return disguised.toString();
  }
}
