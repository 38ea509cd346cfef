package org.chancery.policy;

import java.util.List;

/// Texts to break a judgement with, the same for the same dice: real lines and broken ones, mutated
/// again and again, walls of one thing, and monsters of 64 KiB.
final class FuzzTexts {
  private static final int MOST_UNITS = 64 * 1024;
  private static final String[] BRICKS = {
    "a",
    "A",
    "1",
    "0",
    "=",
    ".",
    "/",
    "-",
    " ",
    "\n",
    "@",
    "_",
    "a.",
    "a ",
    "1-",
    "4111 1111 1111 1111 ",
    "DE89370400440532013000 ",
    "&amp;",
    "&#x61;",
    "%41",
    "\\u0061",
    "<b>",
    "QUtJQQ==",
    "deadbeef",
    "http://a.com/",
    "é",
    "e\u0301",
    "\u0301",
    "\u0323\u0301",
    "\u064E",
    "سر",
    "لا",
    "\u0640",
    "ﷺ",
    "机密",
    "か\u3099",
    "\u1112\u1161\u11AB",
    "क्षि",
    "\u202E",
    "\u2066",
    "\u200B",
    "\u200D",
    "👩\u200D",
    "🇩",
    "👍🏽",
    "𝐬",
    "ſ",
    "\u212A",
    "İ",
    "\uD83D",
    "\uDE00",
    "\u0000",
    "secret",
    "s e c r e t ",
    "5ecret",
    "no tip "
  };
  private static final String[] WALLS = {
    "0123456789",
    "0123456789abcdef",
    "0123456789- ",
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/=",
    "ab .",
    "a1",
    "\u0301\u0323\u0327a",
    "\u202A\u202E\u202Cab"
  };

  private final RandomTexts dice;
  private final List<String> lines;

  /// @param lines real ones; there may be none
  FuzzTexts(RandomTexts dice, List<String> lines) {
    this.dice = dice;
    this.lines = List.copyOf(lines);
  }

  /// The next text.
  String text() {
    String text = seed();
    for (int left = dice.number(6); left > 0; left--) {
      text = mutated(text);
    }
    return text.length() > MOST_UNITS ? text.substring(0, MOST_UNITS) : text;
  }

  private String seed() {
    return switch (dice.number(8)) {
      case 0, 1, 2 -> lines.isEmpty() ? dice.text(20) : lines.get(dice.number(lines.size()));
      case 3, 4 -> dice.text(20);
      case 5 -> wall(length());
      case 6 -> dice.text(length(), WALLS[dice.number(WALLS.length)]);
      default -> mixed(length());
    };
  }

  /// Mostly short, seldom monstrous.
  private int length() {
    return switch (dice.number(24)) {
      case 0 -> MOST_UNITS;
      case 1, 2 -> dice.number(9_000);
      case 3, 4, 5, 6 -> dice.number(1_000);
      default -> dice.number(120);
    };
  }

  private String wall(int length) {
    String brick = BRICKS[dice.number(BRICKS.length)];
    return brick.repeat(1 + length / brick.length());
  }

  private String mixed(int length) {
    var mixed = new StringBuilder();
    while (mixed.length() < length) {
      mixed.append(dice.number(3) == 0 ? dice.text(5) : wall(dice.number(40)));
    }
    return mixed.toString();
  }

  private String mutated(String text) {
    int start = dice.number(text.length() + 1);
    int end = start + dice.number(Math.min(40, text.length() - start) + 1);
    String before = text.substring(0, start);
    String piece = text.substring(start, end);
    String after = text.substring(end);
    return switch (dice.number(9)) {
      case 0 -> before + after;
      case 1 -> before + piece + piece + after;
      case 2 -> before + character() + piece + after;
      case 3 -> before + character() + after;
      case 4 -> before + BRICKS[dice.number(BRICKS.length)] + piece + after;
      case 5 -> before + new StringBuilder(piece).reverse() + after;
      case 6 -> before + piece.toUpperCase(java.util.Locale.ROOT) + after;
      case 7 -> before + String.join(between(), piece.split("")) + after;
      default -> before + piece + seed() + after;
    };
  }

  private String between() {
    return BRICKS[dice.number(BRICKS.length)];
  }

  private String character() {
    return switch (dice.number(4)) {
      case 0 -> String.valueOf((char) dice.number(0x80));
      case 1 -> String.valueOf((char) dice.number(0x800));
      case 2 -> String.valueOf((char) dice.number(0x10000));
      default -> Character.toString(dice.number(0x110000));
    };
  }
}
