package org.chancery.policy;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import org.chancery.policy.match.Budget;

/// Checks policies and turns them into a set, or into all that is wrong with them.
final class PolicyCompiler {
  static final int MAX_TERMS_OF_A_SET = 500_000;
  // Five times what is measured with 10,000; all limits keep a set within a few hundred megabytes.
  static final int MAX_RULES = 50_000;
  static final int MAX_ID_CHARACTERS = 100;
  static final int MAX_NAME_CHARACTERS = 200;
  static final int MAX_DESCRIPTION_CHARACTERS = 4_000;

  private final CompileErrors errors = new CompileErrors();
  private final List<CompiledRule> rules = new ArrayList<>();
  // Where the rule of the same place stands.
  private final List<String> paths = new ArrayList<>();
  private final ConditionCompiler conditions;

  private PolicyCompiler(List<TermList> lists) {
    this.conditions = new ConditionCompiler(errors, lists);
  }

  static Compilation compile(PolicySource source) {
    var compiler = new PolicyCompiler(source.lists());
    compiler.check(source);
    if (compiler.errors.count() > 0) {
      return new Compilation.Rejected(compiler.errors.all());
    }
    var plan = new Plan(compiler.rules, compiler.conditions.leaves());
    compiler.tryExamples(plan);
    if (compiler.errors.count() > 0) {
      return new Compilation.Rejected(compiler.errors.all());
    }
    return new Compilation.Compiled(
        new PolicySet(CanonicalForm.hash(CanonicalForm.of(source)), plan));
  }

  private void check(PolicySource source) {
    var ids = new HashMap<String, String>();
    int ruleCount = 0;
    for (int i = 0; i < source.policies().size(); i++) {
      Policy policy = source.policies().get(i);
      String path = "/" + i;
      errors.checkId(policy.id(), path, MAX_ID_CHARACTERS, ids);
      checkHeader(policy.header(), path);
      if (policy.version() < 1) {
        errors.add(
            path + "/version", "version", "A version is counted from 1.", "Give a number from 1.");
      }
      ruleCount += policy.rules().size();
      checkRules(policy, i, path);
    }
    var listIds = new HashMap<String, String>();
    for (TermList list : source.lists()) {
      errors.checkId(list.id(), "/lists/" + list.id(), MAX_ID_CHARACTERS, listIds);
    }
    if (ruleCount > MAX_RULES) {
      errors.add(
          "",
          "too-many-rules",
          "The policies have " + ruleCount + " rules together.",
          "Keep to " + MAX_RULES + "; words need no rule each, a lexicon holds many.");
    }
    if (conditions.terms() > MAX_TERMS_OF_A_SET) {
      errors.add(
          "",
          "too-many-terms",
          "The policies have " + conditions.terms() + " terms together.",
          "Keep to " + MAX_TERMS_OF_A_SET + ".");
    }
  }

  private void checkHeader(PolicyHeader header, String path) {
    errors.checkText(header.name(), path + "/name", MAX_NAME_CHARACTERS);
    errors.checkText(header.queue(), path + "/queue", MAX_ID_CHARACTERS);
    if (!header.description().isEmpty()) {
      errors.checkText(header.description(), path + "/description", MAX_DESCRIPTION_CHARACTERS);
    }
    header.owner().ifPresent(owner -> errors.checkText(owner, path + "/owner", MAX_ID_CHARACTERS));
  }

  private void checkRules(Policy policy, int number, String policyPath) {
    var ids = new HashMap<String, String>();
    for (int i = 0; i < policy.rules().size(); i++) {
      Rule rule = policy.rules().get(i);
      String path = policyPath + "/rules/" + i;
      errors.checkId(rule.id(), path, MAX_ID_CHARACTERS, ids);
      errors.checkTips(rule.header().tips(), path + "/tips");
      if (rule.header().replacement().length() > MAX_NAME_CHARACTERS) {
        errors.add(
            path + "/replacement",
            "text-too-long",
            "The replacement is too long.",
            "Keep it to " + MAX_NAME_CHARACTERS + " characters.");
      }
      Node when = conditions.compile(rule.when(), path + "/when");
      Optional<Node> unless =
          rule.unless().map(condition -> conditions.compile(condition, path + "/unless"));
      rules.add(new CompiledRule(policy, number, rule, when, unless));
      paths.add(path);
    }
  }

  /// Each example is held against its own rule, whatever that rule's scope.
  private void tryExamples(Plan plan) {
    for (int i = 0; i < rules.size(); i++) {
      CompiledRule rule = rules.get(i);
      Examples examples = rule.rule().examples();
      for (int k = 0; k < examples.match().size(); k++) {
        if (!holds(plan, rule, examples.match().get(k))) {
          errors.add(
              paths.get(i) + "/examples/match/" + k,
              "example-missed",
              "The rule does not match this example.",
              "Change the rule, or move the example to \"pass\".");
        }
      }
      for (int k = 0; k < examples.pass().size(); k++) {
        if (holds(plan, rule, examples.pass().get(k))) {
          errors.add(
              paths.get(i) + "/examples/pass/" + k,
              "example-matched",
              "The rule matches this example, which it should let pass.",
              "Make the rule narrower, or move the example to \"match\".");
        }
      }
    }
  }

  private static boolean holds(Plan plan, CompiledRule rule, String example) {
    var budget = Budget.usual();
    var findings = TextFindings.of(plan, example, budget, _ -> true);
    return new Evaluation(plan, Context.none(), findings, budget).of(rule).isHeld();
  }
}
