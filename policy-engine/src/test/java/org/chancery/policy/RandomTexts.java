package org.chancery.policy;

import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/// Texts that go wrong easily, the same for the same seed.
public final class RandomTexts {
  private static final String[] PIECES = {
    "a",
    "b",
    "A",
    "ab",
    "ss",
    "ß",
    "k",
    "\u212A",
    "ſ",
    "i",
    "İ",
    "ı",
    "é",
    "e\u0301",
    "\u0301",
    "\u0301\u0323",
    "ﬁ",
    "Ａ",
    "１",
    "٣",
    "1",
    "12",
    "-",
    "_",
    "@",
    " ",
    "  ",
    "\t",
    "\n",
    "\r\n",
    "\u00A0",
    "\u2003",
    "\u2028",
    "\u200B",
    "\u200D",
    "\u00AD",
    "\u202E",
    "\uFEFF",
    "\u0000",
    "\u0640",
    "سر",
    "السر",
    "و",
    "ال",
    "لل",
    "أ",
    "إ",
    "آ",
    "ى",
    "ة",
    "\u064E",
    "ﻻ",
    "ﷺ",
    "שלום",
    "שָׁ",
    "тайна",
    "й",
    "и\u0306",
    "Ё",
    "机密",
    "か",
    "か\u3099",
    "が",
    "カ",
    "한",
    "\u1112\u1161\u11AB",
    "\u1112",
    "\u1161",
    "นรก",
    "ร้",
    "क्षि",
    "😀",
    "👩\u200D👩\u200D👧",
    "🇩🇪",
    "🇩",
    "👍🏽",
    "\uD83D",
    "\uDE00",
    "\uD800",
    "\uFFFF",
    "𝐬𝐞𝐜𝐫𝐞𝐭",
    "ⓢ",
    "¨",
    "´",
    "≠",
    "=\u0338",
    "\u2800",
    "\uFFF9"
  };

  private final RandomGenerator random;

  public RandomTexts(long seed) {
    this.random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
  }

  public int number(int bound) {
    return random.nextInt(bound);
  }

  public String text(int mostPieces) {
    var text = new StringBuilder();
    for (int left = random.nextInt(mostPieces + 1); left > 0; left--) {
      text.append(PIECES[random.nextInt(PIECES.length)]);
    }
    return text.toString();
  }

  /// Text of the given characters only.
  public String text(int length, String alphabet) {
    var text = new StringBuilder();
    for (int i = 0; i < length; i++) {
      text.append(alphabet.charAt(random.nextInt(alphabet.length())));
    }
    return text.toString();
  }
}
