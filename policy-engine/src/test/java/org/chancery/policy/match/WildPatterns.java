package org.chancery.policy.match;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import org.chancery.policy.RandomTexts;

/// Patterns in which everything occurs that RE2 knows, and texts that they often match; the same
/// for the same seed.
public final class WildPatterns {
  private static final String[] PIECES = {
    "a",
    "b",
    "ab",
    "secret",
    "key",
    "سر",
    "пароль",
    "机密",
    "ß",
    "é",
    "й",
    "İ",
    "ı",
    "ſ",
    "\u212A",
    "😀",
    "-",
    "=",
    "1",
    "12",
    " ",
    "\\d",
    "\\w",
    "\\s",
    "\\D",
    "\\W",
    "\\S",
    ".",
    "\\C",
    "[a-c]",
    "[sS]",
    "[^a]",
    "[0-9]",
    "[\\d-]",
    "[[:alpha:]]",
    "[[:xdigit:]]",
    "[[:^alpha:]]",
    "[a-f0-9]",
    "[\\w.]",
    "[^\\d]",
    "[\\x41-C]",
    "[]a]",
    "[а-я]",
    "[😀-😎]",
    "[\\s\\S]",
    "[^\\n]",
    "\\b",
    "\\B",
    "^",
    "$",
    "\\A",
    "\\z",
    "(?m)",
    "(?m:^)",
    "(?m:$)",
    "(?s)",
    "(?s:.)",
    "(?U)",
    "(?i)",
    "(?i:sk)",
    "(?-i:s)",
    "(?i:é)",
    "(?i:[k-s])",
    "(?i:[^k])",
    "(?:ab|secret)",
    "(a|b)",
    "(a|)",
    "(?P<n>k)",
    "(?:a.*b)",
    "(?:ab?)+",
    "\\.",
    "\\Qa.\\E",
    "\\x41",
    "\\x{62}",
    "\\x{D800}",
    "[^\\x{FFFD}]",
    "[\\x{D800}-\\x{DFFF}]",
    "\\pL",
    "\\PL",
    "\\pN",
    "\\p{Arabic}",
    "[\\p{L}1]",
    "[^\\p{L}]",
    "\\n",
    "\\t",
    "\\v",
    "\\a",
    "\\101"
  };
  private static final String[] QUANTIFIERS = {
    "", "", "", "", "", "?", "*", "+", "*?", "+?", "{2}", "{1,3}", "{0,2}", "{3,}", "{2,40}"
  };
  private static final String[] WORDS = {
    "a",
    "b",
    "ab",
    "secret",
    "SECRET",
    "key",
    "\u212Aey",
    "\u017Fecret",
    "سر",
    "пароль",
    "ПАРОЛЬ",
    "й",
    "机密",
    "é",
    "É",
    "ß",
    "ẞ",
    "😀",
    "😎",
    "\uD800",
    "\uDFFF",
    "\uDC00\uD800",
    "\n",
    "\r\n",
    "\t",
    "\u000B",
    " ",
    "1",
    "12",
    "-",
    "=",
    ".",
    "K",
    "s",
    "A",
    "İ",
    "ı",
    "i",
    "\u0085",
    "\u2028",
    "\uFFFD",
    "\u0000",
    "\u0007",
    "_",
    "aé",
    "x"
  };

  private final RandomTexts random;

  public WildPatterns(long seed) {
    this.random = new RandomTexts(seed);
  }

  /// Some different patterns that compile.
  public List<PatternMatcher> some(int count) {
    var patterns = new LinkedHashMap<PatternMatcher.Source, PatternMatcher>();
    while (patterns.size() < count) {
      if (PatternMatcher.compile(expression(), random.number(2) == 0)
          instanceof PatternMatcher.Attempt.Ready(var pattern)) {
        patterns.put(pattern.source(), pattern);
      }
    }
    return new ArrayList<>(patterns.values());
  }

  private String expression() {
    var expression = new StringBuilder();
    for (int i = random.number(5); i >= 0; i--) {
      if (!expression.isEmpty() && random.number(12) == 0) {
        expression.append('|');
      }
      expression.append(PIECES[random.number(PIECES.length)]);
      expression.append(QUANTIFIERS[random.number(QUANTIFIERS.length)]);
    }
    return expression.toString();
  }

  /// A text.
  public String text() {
    var text = new StringBuilder(random.text(2));
    for (int i = random.number(14); i >= 0; i--) {
      text.append(WORDS[random.number(WORDS.length)]);
    }
    return text.toString();
  }

  /// Patterns of the shape "one, then another", with as many random letters each.
  public List<PatternMatcher> apart(int count) {
    var patterns = new ArrayList<PatternMatcher>();
    for (int i = 0; i < count; i++) {
      String between = random.number(3) == 0 ? ".{0,9}" : ".*";
      String flags = List.of("", "(?i)", "(?s)", "(?is)").get(random.number(4));
      String expression = flags + letters() + between + letters();
      if (PatternMatcher.compile(expression, true)
          instanceof PatternMatcher.Attempt.Ready(var pattern)) {
        patterns.add(pattern);
      }
    }
    return patterns;
  }

  /// A text in which such patterns are found.
  public String textOfLetters() {
    return random.text(random.number(60), "abcAB \n-|é");
  }

  private String letters() {
    String some = random.text(1 + random.number(3), "abcAB -é");
    return random.number(3) == 0 ? some + "\\s*" + random.text(1, "abc") : some;
  }
}
