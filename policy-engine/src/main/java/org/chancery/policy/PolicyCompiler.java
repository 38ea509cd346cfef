package org.chancery.policy;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IllformedLocaleException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.chancery.policy.match.PatternMatcher;
import org.chancery.policy.text.FoldedText;

/// Checks a list of policies and turns it into a set, or into all that is wrong with it.
final class PolicyCompiler {
  static final int MAX_ERRORS = 100;
  static final int MAX_TERMS = 50_000;
  static final int MAX_TERMS_OF_A_SET = 500_000;
  static final int MAX_TERM_CHARACTERS = 200;
  static final int MAX_RULES = 20_000;
  static final int MAX_ID_CHARACTERS = 100;
  static final int MAX_NAME_CHARACTERS = 200;
  static final int MAX_TIP_CHARACTERS = 1_000;

  /// A rule ready to run.
  ///
  /// @param terms the folded terms of a lexicon
  /// @param matchers the machine of a pattern, alone
  record CompiledRule(Policy policy, Rule rule, Set<String> terms, List<PatternMatcher> matchers) {}

  private final List<PolicyError> errors = new ArrayList<>();
  private final List<CompiledRule> rules = new ArrayList<>();
  private int termsOfSet;

  private PolicyCompiler() {}

  static Compilation compile(PolicySource source) {
    List<Policy> policies = source.policies();
    var compiler = new PolicyCompiler();
    compiler.check(policies);
    if (!compiler.errors.isEmpty()) {
      return new Compilation.Rejected(compiler.errors);
    }
    compiler.rules.sort(
        Comparator.<CompiledRule, String>comparing(rule -> rule.policy().id())
            .thenComparing(rule -> rule.rule().id()));
    String hash = CanonicalForm.hash(CanonicalForm.of(source));
    return new Compilation.Compiled(new PolicySet(hash, compiler.rules));
  }

  private void check(List<Policy> policies) {
    var ids = new HashMap<String, String>();
    int ruleCount = 0;
    for (int i = 0; i < policies.size(); i++) {
      Policy policy = policies.get(i);
      String path = "/" + i;
      checkId(policy.id(), path, ids);
      checkText(policy.header().name(), path + "/name", MAX_NAME_CHARACTERS);
      if (policy.version() < 1) {
        error(
            path + "/version", "version", "A version is counted from 1.", "Give a number from 1.");
      }
      ruleCount += policy.rules().size();
      checkRules(policy, path);
    }
    if (ruleCount > MAX_RULES) {
      error(
          "",
          "too-many-rules",
          "The policies have " + ruleCount + " rules together.",
          "Keep to " + MAX_RULES + "; words need no rule each, a lexicon holds many.");
    }
    if (termsOfSet > MAX_TERMS_OF_A_SET) {
      error(
          "",
          "too-many-terms",
          "The policies have " + termsOfSet + " terms together.",
          "Keep to " + MAX_TERMS_OF_A_SET + ".");
    }
  }

  private void checkRules(Policy policy, String policyPath) {
    var ids = new HashMap<String, String>();
    for (int i = 0; i < policy.rules().size(); i++) {
      Rule rule = policy.rules().get(i);
      String path = policyPath + "/rules/" + i;
      checkId(rule.id(), path, ids);
      checkTips(rule.header().tips(), path + "/tips");
      switch (rule.when()) {
        case Condition.Lexicon lexicon -> addLexicon(policy, rule, lexicon, path + "/when/lexicon");
        case Condition.Regex regex -> addPattern(policy, rule, regex, path + "/when/regex");
        default ->
            error(
                path + "/when", "not-yet", "The engine cannot judge this condition yet.", "Wait.");
      }
    }
  }

  private void addLexicon(Policy policy, Rule rule, Condition.Lexicon lexicon, String path) {
    int count = lexicon.terms().size();
    termsOfSet += count;
    if (count == 0 || count > MAX_TERMS) {
      error(
          path + "/terms",
          count == 0 ? "no-terms" : "too-many-terms",
          "The lexicon has " + count + " terms.",
          "Give from 1 to " + MAX_TERMS + "; split a longer list into several rules.");
      return;
    }
    var terms = new HashSet<String>();
    for (int i = 0; i < count; i++) {
      String term = lexicon.terms().get(i);
      String termPath = path + "/terms/" + i;
      checkText(term, termPath, MAX_TERM_CHARACTERS);
      String folded = FoldedText.of(term).text().strip();
      if (folded.isEmpty() && !term.isBlank()) {
        error(
            termPath,
            "term-invisible",
            "The term has no visible character.",
            "Give at least one letter, digit or sign.");
      }
      terms.add(folded);
    }
    rules.add(new CompiledRule(policy, rule, terms, List.of()));
  }

  private void addPattern(Policy policy, Rule rule, Condition.Regex regex, String path) {
    if (!checkText(regex.pattern(), path + "/pattern", Integer.MAX_VALUE)) {
      return;
    }
    switch (PatternMatcher.compile(regex.pattern(), regex.caseSensitive())) {
      case PatternMatcher.Attempt.Ready(var matcher) ->
          rules.add(new CompiledRule(policy, rule, Set.of(), List.of(matcher)));
      case PatternMatcher.Attempt.Refused(String code, String message, String cure) ->
          error(path + "/pattern", code, message, cure);
    }
  }

  private void checkId(String id, String path, Map<String, String> seen) {
    checkText(id, path + "/id", MAX_ID_CHARACTERS);
    String earlier = seen.putIfAbsent(id, path);
    if (earlier != null) {
      error(
          path + "/id",
          "duplicate-id",
          "The id \"" + id + "\" is that of " + earlier + " too.",
          "Give each its own.");
    }
  }

  private void checkTips(Map<String, String> tips, String path) {
    var seen = new HashMap<String, String>();
    for (var tip : tips.entrySet()) {
      String tag = tip.getKey();
      String tipPath = path + "/" + tag.replace("~", "~0").replace("/", "~1");
      checkText(tip.getValue(), tipPath, MAX_TIP_CHARACTERS);
      try {
        var locale = new Locale.Builder().setLanguageTag(tag).build();
        if (locale.getLanguage().isEmpty()) {
          throw new IllformedLocaleException("no language");
        }
      } catch (IllformedLocaleException _) {
        error(
            tipPath,
            "language-tag",
            "\"" + tag + "\" is no language tag.",
            "Use a BCP 47 tag such as \"en\" or \"ar\".");
      }
      if (seen.putIfAbsent(tag.toLowerCase(Locale.ROOT), tag) != null) {
        error(
            tipPath,
            "duplicate-language",
            "There are two tips for the language \"" + tag.toLowerCase(Locale.ROOT) + "\".",
            "Keep one.");
      }
    }
  }

  private boolean checkText(String text, String path, int longest) {
    int before = errors.size();
    if (text.isBlank()) {
      error(path, "text-empty", "There is no text.", "Fill it in.");
    } else if (text.length() > longest) {
      error(
          path,
          "text-too-long",
          "The text has " + text.length() + " characters.",
          "Keep it to " + longest + ".");
    } else if (!isWellFormed(text)) {
      error(
          path,
          "text-malformed",
          "The text has half of a surrogate pair.",
          "Type the character anew.");
    }
    return errors.size() == before;
  }

  private static boolean isWellFormed(String text) {
    return text.codePoints()
        .noneMatch(c -> c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE);
  }

  private void error(String path, String code, String message, String cure) {
    if (errors.size() < MAX_ERRORS) {
      errors.add(new PolicyError(path, code, message, cure));
    }
  }
}
