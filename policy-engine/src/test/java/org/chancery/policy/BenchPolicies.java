package org.chancery.policy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.chancery.policy.Condition.Match;
import org.chancery.policy.match.PatternMatcher;

/// Rule sets of the shape companies have: watch lists, key and number formats, phrases.
///
/// Seven in ten rules are lexicons. Of the patterns, a third has no literal to look for.
final class BenchPolicies {
  private static final String[] SYLLABLES = {
    "ba", "cor", "del", "fen", "gri", "hal", "jo", "kra", "lum", "mer", "nov", "or", "pra", "qui",
    "ros", "sil", "tam", "ul", "vex", "wen", "xan", "yor", "zel", "tech", "bank", "cap"
  };
  private static final String[] PHRASES = {
    "insider tip",
    "guaranteed return",
    "delete this message",
    "off the record",
    "front running",
    "keep this between us",
    "pump and dump",
    "no paper trail",
    "call me on my personal phone",
    "whatsapp me",
    "before the announcement",
    "سر المهنة",
    "معلومات داخلية",
    "احذف الرسالة"
  };

  private final RandomTexts random = new RandomTexts(9);

  private BenchPolicies() {}

  /// One lexicon rule with this many terms.
  static PolicySet terms(int count) {
    return Policies.of(new BenchPolicies().lexicon(0, count));
  }

  /// This many rules: lexicons of ten terms, and patterns.
  static PolicySet mixed(int count) {
    return Policies.compile(Policy.of("bench", "Bench", 1, rules(count)));
  }

  private static List<Rule> rules(int count) {
    var bench = new BenchPolicies();
    var rules = new ArrayList<Rule>();
    for (int i = 0; i < count; i++) {
      rules.add(i % 10 < 7 ? bench.lexicon(i, 10) : bench.pattern(i));
    }
    return rules;
  }

  /// The same rules, each as one pattern, as far as patterns can say it: without disguises.
  static List<PatternMatcher.Source> asPatterns(int count) {
    return rules(count).stream().map(rule -> asPattern(rule.when())).toList();
  }

  /// The patterns among these rules.
  static List<PatternMatcher> matchers(int count) {
    return rules(count).stream()
        .filter(rule -> rule.when() instanceof Condition.Regex)
        .map(rule -> asPattern(rule.when()))
        .map(source -> PatternMatcher.compile(source.expression(), source.caseSensitive()))
        .map(attempt -> ((PatternMatcher.Attempt.Ready) attempt).matcher())
        .toList();
  }

  private static PatternMatcher.Source asPattern(Condition condition) {
    if (condition instanceof Condition.Lexicon lexicon) {
      return new PatternMatcher.Source(
          "\\b(?:" + String.join("|", lexicon.terms()) + ")\\b", false);
    }
    var regex = (Condition.Regex) condition;
    return new PatternMatcher.Source(regex.pattern(), regex.caseSensitive());
  }

  /// This many rules of one pattern each.
  static Policy patterns(int count) {
    var bench = new BenchPolicies();
    var rules = new ArrayList<Rule>();
    for (int i = 0; i < count; i++) {
      rules.add(bench.pattern(i));
    }
    return Policy.of("bench", "Bench", 1, rules);
  }

  private Rule lexicon(int number, int count) {
    var terms = new ArrayList<String>();
    for (int i = 0; i < count; i++) {
      terms.add(
          switch (random.number(10)) {
            case 0 -> PHRASES[random.number(PHRASES.length)];
            case 1, 2, 3 -> name() + " " + name();
            default -> name() + name();
          });
    }
    return Rule.of("r" + number, Outcome.ALERT, Condition.Lexicon.of(Match.WORD, terms), Map.of());
  }

  private Rule pattern(int number) {
    int n = 3 + random.number(5);
    int m = 16 + random.number(30);
    String vendor = name() + SYLLABLES[random.number(SYLLABLES.length)];
    String regex =
        switch (number % 12) {
          case 0 -> "(?i)\\b" + vendor + "[\\w.\\- ]{0,20}[=:]\\s*['\"]?[a-z0-9]{" + m + "}\\b";
          case 1 -> "\\b" + vendor + "_(?:live|test)_[0-9a-zA-Z]{" + m + "}\\b";
          case 2 -> "https?://[\\w.-]*" + vendor + "\\.(?:com|net|org)/\\S*";
          case 3 ->
              "(?i)(?:" + vendor + "|" + name() + "x)\\s+(?:account|transfer)\\s+\\d{" + n + "}";
          case 4 -> "\\b\\d{" + n + "}-\\d{2}-\\d{" + (n + 1) + "}\\b";
          case 5 -> "\\b[A-Z]{2}\\d{2}[A-Z0-9]{" + (8 + n) + "}\\b";
          case 6 -> "\\b(?:\\d[ -]?){" + (10 + n) + "}\\b";
          case 7 -> "\\b[a-f0-9]{" + m + "}\\b";
          case 8 -> "(?i)project\\s+" + vendor;
          case 9 -> "[\\w.+-]+@" + vendor + "\\.com";
          case 10 -> "-----BEGIN " + vendor.toUpperCase(java.util.Locale.ROOT) + " KEY-----";
          default -> "(?i)do not (?:share|forward|tell).{0,40}" + vendor;
        };
    return Rule.of("r" + number, Outcome.ALERT, Condition.Regex.of(regex, true), Map.of());
  }

  private String name() {
    return SYLLABLES[random.number(SYLLABLES.length)] + SYLLABLES[random.number(SYLLABLES.length)];
  }
}
