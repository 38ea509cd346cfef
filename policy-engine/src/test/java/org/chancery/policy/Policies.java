package org.chancery.policy;

import java.util.List;
import org.chancery.policy.document.Parse;
import org.chancery.policy.document.PolicyDocument;

/// Policies that are known to be sound.
final class Policies {
  private Policies() {}

  static PolicySet compile(Policy... policies) {
    return compile(List.of(policies));
  }

  static PolicySet compile(List<Policy> policies) {
    return switch (PolicySet.compile(policies)) {
      case Compilation.Compiled(var set) -> set;
      case Compilation.Rejected(var errors) -> throw new AssertionError(errors.toString());
    };
  }

  static PolicySet of(Rule... rules) {
    return compile(Policy.of("policy", "A policy", 1, List.of(rules)));
  }

  /// The set of one rule that blocks, its condition written in YAML.
  static PolicySet rule(String id, String condition) {
    return yaml(
        "policy: p\nname: P\nrules:\n  - id: %s\n    outcome: block\n    when:\n      %s\n"
            .formatted(id, condition));
  }

  /// The set of one policy, written in YAML, with a list of `names`.
  static PolicySet yaml(String yaml) {
    Policy policy =
        switch (PolicyDocument.parse(yaml, 1)) {
          case Parse.Parsed(var parsed) -> parsed;
          case Parse.Failed(var errors) -> throw new AssertionError(errors);
        };
    var source =
        new PolicySource(List.of(policy), List.of(new TermList("names", 1, List.of("Orla"))));
    return switch (PolicySet.compile(source)) {
      case Compilation.Compiled(var set) -> set;
      case Compilation.Rejected(var errors) -> throw new AssertionError(errors);
    };
  }
}
