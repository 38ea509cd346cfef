package org.chancery.policy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.chancery.policy.Condition.Match;

/// Rules that cost as much as rules can.
final class AdversarialPolicies {
  private static final String[] PATTERNS = {
    "(a+)+$",
    "(a|aa)+x",
    "(.*)(.*)(.*)(.*)(.*)secret",
    "(?:.|[\\n\\r])*x",
    "(.*,){12}P",
    "a.*b|a",
    "\\s+$",
    "(?s).*a.*b.*c.*d",
    "(?:a?){30}a{30}",
    "(?:x+x+)+y",
    "([a-z]+)*\\d",
    "(?:[^x]{1,50}){3}y",
    "\\b\\w{100,500}\\b",
    "[a-q][^u-z]{13}x",
    "(?i)(?:[a-z0-9+/=]{4}){200,}",
    ".{1000}z",
    "(?:1|11|111)+2",
    "\\d{3,900}x",
    "(?:\\p{L}|\\p{M})+!",
    "(?:[01]?\\d{1,2}\\.){3}x"
  };

  private AdversarialPolicies() {}

  /// Patterns with nested and counted quantifiers, each also in variants.
  static PolicySet explosive() {
    var rules = new ArrayList<Rule>();
    for (int variant = 0; variant < 10; variant++) {
      for (int i = 0; i < PATTERNS.length; i++) {
        String regex = PATTERNS[i] + (variant == 0 ? "" : "(?:" + variant + ")?");
        rules.add(rule("r" + variant + "-" + i, Condition.Regex.of(regex, true)));
      }
    }
    return Policies.compile(Policy.of("explosive", "Explosive", 1, rules));
  }

  /// Alternations of a hundred words that begin alike.
  static PolicySet alternations() {
    var rules = new ArrayList<Rule>();
    for (int number = 0; number < 300; number++) {
      int first = number;
      String words =
          String.join(
              "|",
              IntStream.range(0, 100)
                  .mapToObj(i -> "a" + (char) ('a' + i % 26) + i % 7 + first)
                  .toList());
      rules.add(
          rule(
              "r" + number,
              Condition.Regex.of("(?:" + words.substring(0, 490) + "z" + ")", false)));
    }
    return Policies.compile(Policy.of("alternations", "Alternations", 1, rules));
  }

  /// Terms that lie in one another, in one lexicon, and a common word in a thousand.
  static PolicySet nested() {
    var rules = new ArrayList<Rule>();
    List<String> towers = IntStream.rangeClosed(1, 200).mapToObj("a"::repeat).toList();
    rules.add(rule("nested", Condition.Lexicon.of(Match.SUBSTRING, towers)));
    for (int i = 0; i < 1_000; i++) {
      rules.add(rule("common" + i, Condition.Lexicon.of(Match.WORD, List.of("a", "tip", "x" + i))));
    }
    return Policies.compile(Policy.of("nested", "Nested", 1, rules));
  }

  /// A thousand alphabets, each a pattern's own.
  static PolicySet alphabets() {
    var dice = new RandomTexts(5);
    var rules = new ArrayList<Rule>();
    for (int i = 0; i < 2_000; i++) {
      String letters = "a1" + dice.text(12, "bcdefghijklmnopqrstuvwxyz023456789./=@ ");
      rules.add(rule("r" + i, Condition.Regex.of("[" + letters + "]{" + (3 + i % 40) + "}", true)));
    }
    return Policies.compile(Policy.of("alphabets", "Alphabets", 1, rules));
  }

  private static Rule rule(String id, Condition when) {
    return Rule.of(id, Outcome.ALERT, when, Map.of());
  }
}
