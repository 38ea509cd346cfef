package org.chancery.policy.match;

import org.chancery.policy.RandomTexts;

/// Expressions of every construct there is, some refused; the same for the same dice.
public final class RandomPatterns {
  private static final String[] PIECES = {
    "a",
    "b",
    "ab",
    "secret",
    "key",
    "سر",
    "пароль",
    "机密",
    "\\d",
    "\\w",
    "\\s",
    ".",
    "[a-c]",
    "[sS]",
    "[^a]",
    "[0-9]",
    "[\\d-]",
    "[[:alpha:]]",
    "[[:xdigit:]]",
    "[a-f0-9]",
    "[\\w.]",
    "[^\\d]",
    "[\\x41-C]",
    "[]a]",
    "\\b",
    "^",
    "$",
    "-",
    "=",
    "1",
    "12",
    "\\.",
    "\\Qa.\\E",
    "(?i)",
    "(?i:sk)",
    "(?:ab|secret)",
    "(a|b)",
    "(?P<n>k)",
    "\\x41",
    "\\x{62}",
    " ",
    "\\pL",
    "\\n",
    "\\p{Arabic}",
    "ß",
    "é",
    "й",
    "\\B",
    "(?m)^",
    "(?m:$)",
    "(?s).",
    "(?s:.)",
    "(?U)",
    "(?-i)",
    "\\W",
    "\\S",
    "\\D",
    "[a{]",
    "{02}",
    "0",
    "[[:^digit:]]",
    "[[:punct:]]",
    "[^\\W]",
    "[\\]-a]",
    "[ſ]",
    "\\x{1F600}",
    "[😀-😂]",
    "(?:a|ab)",
    "(?:ab|a)+?",
    "\\A",
    "\\z",
    "(secret\\d?){1,3}",
    "(?:\\d[ -]?){4}",
    "\\b\\d{3}-\\d{2}-\\d{4}\\b",
    "\\b[a-f0-9]{32}\\b",
    "[A-Z]{2}\\d{2}[A-Z0-9]{4,30}",
    "(?i)sk_live_[0-9a-z]{4,24}",
    "https?://[^\\s/]+",
    "[\\w.+-]+@[\\w.-]+",
    "[A-Za-z0-9+/]{20,}={0,2}"
  };
  private static final String[] QUANTIFIERS = {
    "", "", "", "", "", "?", "*", "+", "{2}", "{1,3}", "{0,2}", "*?", "+?", "??", "{2,}", "{1,3}?"
  };

  private static final String[] GROUPS = {"(", "(?:", "(?i:", "(?s:", "(?m:", "(?U:"};

  private RandomPatterns() {}

  /// An expression of a few pieces.
  public static String regex(RandomTexts dice) {
    return regex(dice, 2);
  }

  private static String regex(RandomTexts dice, int depth) {
    var regex = new StringBuilder();
    for (int i = dice.number(5); i >= 0; i--) {
      if (i > 0 && dice.number(12) == 0) {
        regex.append('|');
      }
      regex.append(
          depth > 0 && dice.number(12) == 0
              ? group(dice, depth - 1)
              : PIECES[dice.number(PIECES.length)]);
      regex.append(QUANTIFIERS[dice.number(QUANTIFIERS.length)]);
    }
    return regex.toString();
  }

  private static String group(RandomTexts dice, int depth) {
    return GROUPS[dice.number(GROUPS.length)] + regex(dice, depth) + ")";
  }
}
