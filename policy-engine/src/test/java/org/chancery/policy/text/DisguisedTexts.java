package org.chancery.policy.text;

import org.chancery.policy.RandomTexts;

/// Texts made of what disguises are made of, the same for the same seed.
final class DisguisedTexts {
  private static final String[] PIECES = {
    "а",
    "е",
    "я",
    "ω",
    "🅰",
    "🇸",
    "ᴀ",
    "a",
    "b",
    "l",
    "secret",
    "1",
    "3",
    "$",
    "@",
    "!",
    "|",
    "+",
    "€",
    " ",
    "  ",
    ".",
    "-",
    "_",
    "*",
    "**",
    "~~",
    "`",
    "||",
    "^",
    "·",
    "—",
    "aaa",
    "ллл",
    "<b>",
    "</b>",
    "<",
    ">",
    "&#101;",
    "&#x",
    "&#55357;",
    "&#x1F600;",
    "&amp;",
    "&shy;",
    "&",
    ";",
    "%41",
    "%D8%B3",
    "%F0%9F%98%80",
    "%FF",
    "%",
    "\\u0061",
    "\\uD83D",
    "\\x41",
    "\\",
    "\u202E",
    "\u202C",
    "\n",
    "c2VjcmV0IHNlY3JldA==",
    "736563726574736563726574"
  };

  private final RandomTexts random;

  DisguisedTexts(long seed) {
    this.random = new RandomTexts(seed);
  }

  String text(int mostPieces) {
    var text = new StringBuilder();
    for (int left = random.number(mostPieces + 1); left > 0; left--) {
      text.append(random.number(4) == 0 ? random.text(2) : PIECES[random.number(PIECES.length)]);
    }
    return text.toString();
  }
}
