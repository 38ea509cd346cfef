package org.chancery.policy;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.chancery.policy.match.PatternBank;
import org.chancery.policy.match.PatternMatcher;
import org.chancery.policy.match.TermAutomaton;
import org.chancery.policy.text.Stems;
import org.chancery.policy.text.Terms;
import org.chancery.policy.text.ViewKind;

/// Everything that conditions look for in a text, numbered; equal conditions have one number.
///
/// Written to while policies are compiled, then only read.
final class Leaves {
  /// What an occurrence of a term in a text stands for.
  ///
  /// @param leaf the lexicon's number
  /// @param kinds the views in which it stands for the term, never empty
  record TermUse(int leaf, Set<ViewKind> kinds) {}

  /// The patterns that run on one form of the text.
  ///
  /// @param leafOf the leaf of each pattern
  record Bank(PatternBank patterns, List<Integer> leafOf) {}

  private static final Bank NO_PATTERNS = new Bank(PatternBank.of(List.of()), List.of());
  private static final Set<ViewKind> AS_WRITTEN = Set.of(ViewKind.NORMALISED);

  private static final Set<ViewKind> STEMMED = Set.of(ViewKind.STEMMED);

  private final Map<Condition, Integer> numbers = new HashMap<>();
  private final List<Condition> conditions = new ArrayList<>();
  private final Map<TermUse, Integer> useNumbers = new HashMap<>();
  private final List<TermUse> uses = new ArrayList<>();
  private final List<TermAutomaton.Term> terms = new ArrayList<>();
  private final Map<Condition.TextForm, List<PatternMatcher>> matchers = new HashMap<>();
  private final Map<Condition.TextForm, List<Integer>> leavesOfMatchers = new HashMap<>();
  private final Map<Integer, Set<String>> exactTerms = new HashMap<>();
  private boolean stemmed;
  private boolean disguised;

  /// The number of a condition, if it has one already; else negative.
  int known(Condition condition) {
    return numbers.getOrDefault(condition, Node.NO_LEAF);
  }

  private int add(Condition condition) {
    int number = conditions.size();
    conditions.add(condition);
    numbers.put(condition, number);
    return number;
  }

  /// Adds a lexicon.
  ///
  /// @param written its own terms and those of its list
  /// @param folded the same, folded
  int addLexicon(Condition.Lexicon lexicon, Set<String> written, Set<String> folded) {
    int leaf = add(lexicon);
    if (lexicon.exactCase()) {
      exactTerms.put(leaf, Set.copyOf(written));
    }
    for (String term : folded) {
      if (lexicon.match() == Condition.Match.STEM) {
        stemmed = true;
        terms.add(new TermAutomaton.Term(Stems.of(term), use(leaf, STEMMED)));
      }
      if (lexicon.disguised() && !lexicon.exactCase()) {
        disguised = true;
        for (Terms.Form form : Terms.forms(term)) {
          terms.add(new TermAutomaton.Term(form.text(), use(leaf, form.kinds())));
        }
      } else {
        terms.add(new TermAutomaton.Term(term, use(leaf, AS_WRITTEN)));
      }
    }
    return leaf;
  }

  private int use(int leaf, Set<ViewKind> kinds) {
    var use = new TermUse(leaf, kinds);
    Integer number = useNumbers.putIfAbsent(use, uses.size());
    if (number == null) {
      uses.add(use);
      return uses.size() - 1;
    }
    return number;
  }

  int addRegex(Condition.Regex regex, PatternMatcher matcher) {
    int leaf = add(regex);
    addPattern(regex.text(), matcher, leaf);
    return leaf;
  }

  int addDetector(Condition.Detect detect) {
    return add(detect);
  }

  int addLink(Condition.Link link) {
    return add(link);
  }

  private void addPattern(Condition.TextForm form, PatternMatcher matcher, int leaf) {
    matchers.computeIfAbsent(form, _ -> new ArrayList<>()).add(matcher);
    leavesOfMatchers.computeIfAbsent(form, _ -> new ArrayList<>()).add(leaf);
  }

  Bank bank(Condition.TextForm form) {
    List<PatternMatcher> patterns = matchers.getOrDefault(form, List.of());
    return patterns.isEmpty()
        ? NO_PATTERNS
        : new Bank(
            PatternBank.of(patterns), List.copyOf(leavesOfMatchers.getOrDefault(form, List.of())));
  }

  TermAutomaton automaton() {
    return TermAutomaton.of(terms);
  }

  /// Uses of terms, by the owner the automaton tells.
  List<TermUse> uses() {
    return List.copyOf(uses);
  }

  /// Conditions by their numbers.
  List<Condition> conditions() {
    return List.copyOf(conditions);
  }

  /// The terms, as written, of the lexicons that ask for capitals and accents as written.
  Map<Integer, Set<String>> exactTerms() {
    return Map.copyOf(exactTerms);
  }

  /// Whether any lexicon matches by stem.
  boolean isStemmed() {
    return stemmed;
  }

  /// Whether any lexicon is looked for in views that undo disguises.
  boolean isDisguised() {
    return disguised;
  }
}
