package org.chancery.policy;

import java.util.ArrayList;
import java.util.List;
import org.chancery.policy.PolicyCompiler.CompiledRule;
import org.chancery.policy.match.PatternMatcher;
import org.chancery.policy.match.TermAutomaton;

/// All policies in force at one moment, compiled. Immutable, and safe for any number of threads.
///
/// The terms of all lexicons and the literals of all patterns are found in one pass over the folded
/// text, so a verdict's cost goes with the text and with what matches, not with the number of
/// rules.
public final class PolicySet {
  private static final PolicySet EMPTY =
      new PolicySet(CanonicalForm.hash(CanonicalForm.of(PolicySource.of(List.of()))), List.of());

  private final String hash;
  private final List<CompiledRule> rules;
  private final TermAutomaton automaton;
  // Numbers of the patterns without a literal, which only their demand spares.
  private final int[] unheralded;
  private final boolean hasPatterns;
  private final Verdict clean;

  PolicySet(String hash, List<CompiledRule> rules) {
    this.hash = hash;
    this.rules = List.copyOf(rules);
    this.clean = new Verdict(Outcome.ALLOW, hash, List.of());
    var terms = new ArrayList<TermAutomaton.Term>();
    var withoutLiterals = new ArrayList<Integer>();
    boolean patterns = false;
    for (int number = 0; number < rules.size(); number++) {
      CompiledRule rule = rules.get(number);
      for (String term : rule.terms()) {
        terms.add(new TermAutomaton.Term(term, number));
      }
      for (PatternMatcher matcher : rule.matchers()) {
        patterns = true;
        for (String literal : matcher.literals()) {
          terms.add(new TermAutomaton.Term(literal, number));
        }
        if (matcher.literals().isEmpty()) {
          withoutLiterals.add(number);
        }
      }
    }
    this.automaton = TermAutomaton.of(terms);
    this.unheralded = withoutLiterals.stream().mapToInt(Integer::intValue).toArray();
    this.hasPatterns = patterns;
  }

  /// Checks and compiles policies; the order of the list has no effect on any verdict or the hash.
  ///
  /// Rejects the whole list if any of it is unsound. Takes milliseconds for a thousand rules.
  public static Compilation compile(PolicySource source) {
    return PolicyCompiler.compile(source);
  }

  /// Compiles policies whose lexicons name no term list.
  public static Compilation compile(List<Policy> policies) {
    return compile(PolicySource.of(policies));
  }

  /// The set without policies; it allows everything.
  public static PolicySet empty() {
    return EMPTY;
  }

  /// `sha256:` and 64 hexadecimal digits: the hash of the set's canonical form.
  ///
  /// Sets with the same hash give the same verdict on every text.
  public String hash() {
    return hash;
  }

  /// Judges a submission in time linear in its text. Never throws, whatever the text.
  public Verdict judge(Submission submission) {
    if (rules.isEmpty()) {
      return clean;
    }
    return new Judgement(this, submission.text()).verdict();
  }

  TermAutomaton automaton() {
    return automaton;
  }

  int[] unheralded() {
    return unheralded;
  }

  boolean hasPatterns() {
    return hasPatterns;
  }

  CompiledRule rule(int number) {
    return rules.get(number);
  }

  Verdict clean() {
    return clean;
  }

  /// The hash only.
  @Override
  public String toString() {
    return "PolicySet[" + hash + ", " + rules.size() + " rules]";
  }
}
